// The package as a partner has it: installed from the tarball, imported by its name.
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
  return world;
}
