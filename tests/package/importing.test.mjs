// Importing does nothing, so a server that renders pages may: nothing is sent, compiled or waited
// for, and of a page's globals it is only seen whether there is a `document` and a `navigator`. All
// else begins with the first `connect`.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { CONSUMER } from "../support/package.mjs";

const require = createRequire(path.join(CONSUMER, "entry.cjs"));
const { exports } = require("defentry-web/package.json");

/** What only a page has: to look at it is to touch it. */
const PAGE = [
  "window", "self", "location", "history", "localStorage", "sessionStorage", "indexedDB",
  "XMLHttpRequest",
];
/** What does something when it is called, or made. */
const DOES = [
  "fetch", "setTimeout", "setInterval", "setImmediate", "queueMicrotask", "BroadcastChannel",
  "MessageChannel", "AbortController", "DecompressionStream", "WebSocket",
];
const COMPILES = [
  "compile", "compileStreaming", "instantiate", "instantiateStreaming",
  "Module", "Instance", "Memory",
];

const WATCHED = `
  // Node compiles its own HTTP parser when it is first asked for a Response.
  await fetch("data:,");
  await new Promise((done) => setTimeout(done, 200));
  const touched = [];
  for (const name of ${JSON.stringify(PAGE)}) {
    Object.defineProperty(globalThis, name, { get() { touched.push(name); return undefined; } });
  }
  const noted = (of, name) => {
    if (!of[name]) return;
    const note = (make) => (...args) => { touched.push(name); return Reflect[make](...args); };
    const handler = { apply: note("apply"), construct: note("construct") };
    Object.defineProperty(of, name, { value: new Proxy(of[name], handler) });
  };
  for (const name of ${JSON.stringify(DOES)}) noted(globalThis, name);
  for (const name of ${JSON.stringify(COMPILES)}) noted(WebAssembly, name);
`;

/** What was touched by running that, in a Node of its own, which must end by itself. */
async function touchedBy(work) {
  const script = `import { createRequire } from "node:module"; import fs from "node:fs";
    const require = createRequire(${JSON.stringify(path.join(CONSUMER, "entry.cjs"))});
    ${WATCHED}
    try { ${work} } finally { fs.writeSync(1, JSON.stringify([...new Set(touched)])); }`;
  const args = ["--input-type=module", "--eval", script];
  const options = { cwd: CONSUMER, timeout: 20_000 };
  const { stdout } = await promisify(execFile)(process.execPath, args, options);
  return JSON.parse(stdout);
}

const entries = Object.keys(exports)
  .filter((name) => !/\.(json|wasm)$/.test(name))
  .map((name) => `defentry-web${name.slice(1)}`);
const files = ["browser.js", "external.js"]
  .map((name) => `./node_modules/defentry-web/dist/${name}`);

for (const name of [...entries, ...files]) {
  test(`import ${path.basename(name)} touches nothing`, async () => {
    assert.deepEqual(await touchedBy(`await import(${JSON.stringify(name)});`), []);
  });
}
for (const name of entries) {
  test(`require ${path.basename(name)} touches nothing`, async () => {
    assert.deepEqual(await touchedBy(`require(${JSON.stringify(name)});`), []);
  });
}

test("what is touched is seen: connect compiles, and a call sends", async () => {
  const touched = await touchedBy(`
    const { connect } = await import("defentry-web");
    const options = { baseUrl: "http://127.0.0.1:9", maxRetries: 0 };
    const client = await connect({ ...options, getCode: () => "code" });
    await client.profile.get().catch(() => {});
  `);
  for (const name of ["Module", "Instance", "fetch"]) {
    assert.ok(touched.includes(name), `${name}: ${touched}`);
  }
});
