// Every entry of the package, before it is loaded and where it cannot be; ./edge and ./server are
// in entries-server.test.mjs.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { test } from "node:test";
import { fails } from "../support/assert.mjs";
import { node } from "../support/node.mjs";
import { CONSUMER, PROFILE, stage } from "../support/package.mjs";

const world = stage();
const require = createRequire(path.join(CONSUMER, "entry.cjs"));
const wasm = () => readFile(require.resolve("defentry-web/defentry_web_bg.wasm"));
const { exports } = require("defentry-web/package.json");
const options = { baseUrl: "https://api.partner.example" };

/** A copy of `./slim` of its own: what it was given, it keeps. */
let copies = 0;
const slim = () => import(`${require.resolve("defentry-web/slim").replace(/cjs$/, "js")}?${copies++}`);

test("slim: before it has its core, it says what to do", async () => {
  const { connect } = await slim();
  const error = await fails(connect(options), { kind: "misuse" });
  assert.match(error.message, /init\(/);
});

test("slim: bytes, a view, a module, an answer, or a promise of one", async () => {
  const bytes = await wasm();
  const sources = {
    bytes: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength),
    view: new Uint8Array(bytes),
    module: await WebAssembly.compile(bytes),
    answer: new Response(bytes, { headers: { "content-type": "application/wasm" } }),
    untyped: Promise.resolve(new Response(bytes)),
  };
  for (const [name, source] of Object.entries(sources)) {
    const { connect, init } = await slim();
    // The second one waits for the first, and is not looked at, whatever becomes of it.
    await Promise.all([init(source), init(Promise.reject(new Error("nobody asks for this one")))]);
    const { sandbox } = world;
    const client = await connect({ baseUrl: sandbox.url, getCode: () => sandbox.code(PROFILE.email) });
    assert.equal((await client.account.get()).email, PROFILE.email, name);
    client.session.end();
  }
});

test("slim: what is no core is refused, and another may be tried", async () => {
  const { connect, init } = await slim();
  await fails(init(new Uint8Array([1, 2, 3])), { kind: "misuse" });
  // A module of somebody else's; and ours, of another build, whose imports go by the same names.
  await fails(init(new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0])), { kind: "misuse" });
  const another = new Uint8Array(await wasm());
  another[another.length - 1] ^= 1;
  await fails(init(another), { kind: "misuse" });
  await fails(init(WebAssembly.compile(another)), { kind: "misuse" });
  await fails(init(new Response("", { status: 404 })), { kind: "network", retryable: true });
  await fails(init(Promise.reject(new TypeError("no network"))), { kind: "network" });
  await fails(connect(options), { kind: "misuse" });
  await init(wasm());
  assert.equal((await connect(options)).session.state, "none");
});

/** What `connect` comes to, in a runtime that lacks something; what the error says, or the
 * state. */
const without = (missing, file, options = "", instead = undefined) => node(`
  // Node loads some of these when they are first used, and needs the others for a while.
  await fetch("data:,");
  await new Promise((done) => setTimeout(done, 200));
  const core = new Uint8Array((await import("node:fs")).readFileSync(
    "node_modules/defentry-web/dist/defentry_web_bg.wasm"));
  delete globalThis.${missing};
  ${instead ? `globalThis.${missing} = ${instead};` : ""}
  const { connect, init } = await import("./node_modules/defentry-web/dist/${file}");
  const told = ({ kind, message, details }) =>
    [kind, ...details.map(({ field }) => field), .../defentry-web.external/.exec(message) ?? []].join(" ");
  await init?.(core).catch(() => {});
  const client = await connect({ baseUrl: "https://api.partner.example", ${options} }).catch((error) => error);
  console.log(JSON.stringify(client.session?.state ?? told(client)));
`);

for (const file of ["browser.js", "external.js", "inline.js", "inline.cjs", "slim.js", "slim.cjs"]) {
  test(`${file} where there is no WebAssembly, as in Lockdown Mode`, async () => {
    const isSlim = file.startsWith("slim");
    assert.equal(await without("WebAssembly", file), isSlim ? "misuse" : "unsupported");
  });
}

for (const file of ["inline.js", "inline.cjs", "slim.cjs"]) {
  for (const missing of ["TextDecoder", "TextEncoder", "Response", "DecompressionStream", "BroadcastChannel"]) {
    test(`${file} does without ${missing}, as Jest's jsdom must`, async () => {
      assert.equal(await without(missing, file), "none");
    });
  }
  test(`${file} without fetch asks for one`, async () => {
    assert.equal(await without("fetch", file), "misuse fetch");
    assert.equal(await without("fetch", file, "fetch: async () => {}"), "none");
  });
}

for (const missing of ["DecompressionStream", "Response", "Blob", "atob"]) {
  test(`browser.js does without ${missing}`, async () => {
    assert.equal(await without(missing, "browser.js"), "none");
  });
}

test("a page that may not make a large core at once, as in Chrome before 114, waits for it", async () => {
  const told = await node(`
    const { Instance, Module } = WebAssembly;
    const asked = [];
    const refuse = (what) => { asked.push(what); throw new RangeError("more than 4KB"); };
    const small = new WeakSet();
    WebAssembly.Module = function (bytes) {
      const module = bytes.length > 4096 ? refuse("Module") : new Module(bytes);
      small.add(module);
      return module;
    };
    WebAssembly.Instance = function (module, imports) {
      return small.has(module) ? new Instance(module, imports) : refuse("Instance");
    };
    // The getter of its exports is a property of this prototype.
    WebAssembly.Instance.prototype = Instance.prototype;
    const { connect } = await import("defentry-web");
    const client = await connect({ baseUrl: "https://api.partner.example" });
    console.log(JSON.stringify([asked, client.session.state]));
  `);
  assert.deepEqual(told, [["Module", "Instance"], "none"]);
});

test("every entry is there for old resolvers too, as a folder", () => {
  for (const [entry, to] of Object.entries(exports)) {
    if (entry === "." || typeof to === "string") continue;
    const folder = path.join(CONSUMER, "node_modules/defentry-web", entry);
    const stub = require(path.join(folder, "package.json"));
    for (const file of [stub.main, stub.module, stub.types]) {
      assert.ok(require.resolve(path.join(folder, file)), `${entry}: ${file}`);
    }
  }
});
