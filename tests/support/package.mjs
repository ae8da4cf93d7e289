// The package as a partner has it: installed from the tarball, imported by its name.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { after, before, beforeEach } from "node:test";
import { pathToFileURL } from "node:url";
import { ROOT, startSandbox } from "./servers.mjs";

export const CONSUMER = path.resolve(ROOT, process.env.CONSUMER ?? "target/consumer");

/** By `import`: the name must be resolved from the consumer's folder, so a file there does it. */
export async function imported() {
  const entry = path.join(CONSUMER, "entry.mjs");
  writeFileSync(entry, 'export * from "defentry-web";\n');
  return import(pathToFileURL(entry).href);
}

/** By `require`, which has an entry of its own. */
export function required() {
  return createRequire(path.join(CONSUMER, "entry.cjs"))("defentry-web");
}

export const PROFILE = {
  first_name: "Siv",
  last_name: "Öberg",
  email: "siv@user.example",
  phone: "+46701234567",
  street: "Storgatan 1",
  zip: "11122",
  city: "Stockholm",
};

/** The standardized format. */
export const VERSION = "2026-06-12";

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
/** Scans take 20 s of the sandbox's time. */
const SCAN_MS = 25_000;

/** A sandbox for the file, as new before each test, and clients for it. */
export function stage() {
  const world = { unhandled: [] };
  const note = (reason) => world.unhandled.push(String(reason?.stack ?? reason));

  before(async () => {
    process.on("unhandledRejection", note);
    world.sandbox = await startSandbox();
    world.package = await imported();
  });
  beforeEach(() => world.sandbox.reset());
  after(async () => {
    await world.sandbox?.stop();
    process.off("unhandledRejection", note);
    if (world.unhandled.length) throw new Error(`unhandled:\n${world.unhandled.join("\n")}`);
  });

  /** A client whose codes are for `email`. */
  world.client = (options = {}, email = PROFILE.email) => world.package.connect({
    baseUrl: world.sandbox.url,
    getCode: () => world.sandbox.code(email),
    ...options,
  });
  world.withProfile = async (options) => {
    const client = await world.client(options);
    await client.profile.create(PROFILE);
    return client;
  };
  world.scanned = async (options) => {
    const client = await world.withProfile(options);
    await client.scan.start();
    await world.sandbox.advance(SCAN_MS);
    return client;
  };
  /** Runs `work`, and makes sure that the gateway has not heard of it. */
  world.unsent = async (work) => {
    const before = (await world.sandbox.log()).length;
    await work();
    assert.equal((await world.sandbox.log()).length, before, "something was sent");
  };
  /**
   * Runs `life` in each format, in a world as new whose clock stands still; what it gives must be
   * the same, but for the moments in it.
   */
  world.inBothFormats = async (life, options = {}) => {
    const told = [];
    for (const apiVersion of [VERSION, null]) {
      await world.sandbox.reset();
      await world.sandbox.speed(0);
      told.push(timeless(await life(await world.client({ ...options, apiVersion }))));
      const versions = new Set((await world.sandbox.log()).map((entry) => entry.api_version));
      assert.deepEqual([...versions], [apiVersion], "each request asked for that format");
    }
    assert.deepEqual(told[1], told[0], "legacy reads like the standardized format");
  };
  return world;
}

/** What was told, with one word for every moment that is written as it should be. */
function timeless(told) {
  return JSON.parse(JSON.stringify(told), (_, value) => (MOMENT.test(value) ? "a moment" : value));
}
