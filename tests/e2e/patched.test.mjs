// What a script sees that patches the platform after the package was loaded: of the token, and of
// the core's memory. The patches look into everything they are handed (tests/e2e/in-page/).
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { DIST, EMAIL, stage } from "./plain.mjs";

const { scene } = stage();
const blank = { blank: true };

/** A session with two tokens, calls, a watcher and an end. */
async function life({ page, sandbox, baseUrl }, afterConnect) {
  await page.evaluate(async (baseUrl) => {
    use.client = await use.connect({ baseUrl, getCode: use.getCode });
  }, baseUrl);
  await afterConnect();
  await page.evaluate(async () => {
    await use.client.profile.ensure(use.PROFILE);
    await use.client.scan.start();
  });
  await sandbox.revoke(EMAIL);
  await page.evaluate(async () => {
    for await (const { sites } of use.client.scan.watch()) if (sites.length) break;
    await Promise.all([use.client.events.list(), use.client.account.get()]);
    await use.client.signing.initiate();
    use.client.session.end();
  });
}

/**
 * Runs `patch` in the page, then a session, and gives what the patches saw of it. Nothing that is
 * searched for is handed to the page before the patches are stopped.
 */
async function searched(at, patch, { when = "before connect", entry = "browser.js", arg } = {}) {
  const { page, url, settled } = at;
  await page.goto(url);
  await page.evaluate(async () => {
    const searcher = await import("/in-page/searcher.js");
    globalThis.spy = { ...searcher, ...(await import("/in-page/patches.js")) };
  });
  const patchIf = async (now) => {
    if (when === now) await page.evaluate(`(${patch})(spy, ${JSON.stringify(arg)})`);
  };
  await patchIf("before load");
  await page.evaluate(`import("/in-page/use.js?entry=${entry}")`);
  await patchIf("before connect");
  await life(at, () => patchIf("after connect"));
  await page.evaluate(async () => {
    // What the searcher reads of streams and promises comes a little later.
    await new Promise((done) => setTimeout(done, 100));
    spy.stop();
    spy.untrap();
  });
  const all = [...(await settled()).secrets];
  const tokens = all.filter((secret) => secret.includes("|"));
  assert.deepEqual([tokens.length, all.length], [2, 4], "a code and a token, twice");
  // The half behind the bar would do: what stands before it is a number.
  const halves = tokens.map((token) => token.split("|")[1]);
  const codes = all.filter((secret) => !secret.includes("|"));
  return page.evaluate(([halves, codes]) =>
    ({ ...spy.found(halves), code: spy.found(codes).secret }), [halves, codes]);
}

const everything = "(spy) => spy.everything()";

for (const [entry, when] of [
  ["browser.js", "before connect"],
  ["browser.js", "after connect"],
  ["external.js", "before connect"],
  // What `require` and servers get; a page may come by it too.
  ["inline.js", "before connect"],
]) {
  scene(`${entry}, all is patched ${when}: neither token nor memory is seen`, blank, async (at) => {
    const seen = await searched(at, everything, { when, entry });
    assert.deepEqual([seen.secret, seen.memory], [[], []]);
    // The page's own `getCode` uses what is patched: its code shows that the patches bite.
    for (const name of ["fetch", "Response.prototype.text"]) assert.ok(seen.code.includes(name));
  });
}

scene("patched before the package is loaded, the same patches see it all", blank, async (at) => {
  const seen = await searched(at, everything, { when: "before load" });
  for (const name of [
    "fetch", "Response.prototype.arrayBuffer", "TextDecoder.prototype.decode", "Reflect.apply",
    "new Uint8Array", "%TypedArray%.prototype.set",
  ]) assert.ok(seen.secret.includes(name), `${name} did not see the token`);
  for (const way of [
    "WebAssembly.Memory.prototype.buffer: Memory", "WebAssembly.Table.prototype.set: Table",
    "WebAssembly.Instance.prototype.exports: Instance", "new Uint8Array: its buffer",
  ]) assert.ok(seen.memory.includes(way), `no way by ${way}`);
});

scene("what is planted is found, however deep it lies", blank, async ({ page, url }) => {
  await page.goto(url);
  const found = await page.evaluate(async () => {
    const searcher = await import("/in-page/searcher.js");
    const { everything } = await import("/in-page/patches.js");
    everything();
    const planted = "planted-half-of-a-token";
    const bytes = new TextEncoder().encode(planted);
    const memory = new WebAssembly.Memory({ initial: 1 });
    new Map().set("key", { below: [{ bytes: bytes.subarray(3) }] });
    JSON.stringify({ deep: { deeper: [planted] } });
    Promise.resolve().then(() => planted);
    Object.keys(new Response(planted));
    Reflect.has({ __proto__: { [Symbol("hidden")]: memory } }, "x");
    await new Promise((done) => setTimeout(done, 100));
    searcher.stop();
    return { halves: searcher.found([planted.slice(4)]).secret, ways: searcher.found([]).memory };
  });
  for (const name of [
    "Map.prototype.set", "JSON.stringify", "Promise.prototype.then", "Object.keys",
  ]) {
    assert.ok(found.halves.includes(name), `${name} did not see it: ${found.halves}`);
  }
  assert.ok(found.ways.includes("Reflect.has: Memory"), `${found.ways}`);
});

/** What can be replaced besides methods, and what of it sees the token: README has this list. */
const BESIDES = {
  // `await` asks for it, and calls `then` where it does not find the platform's own.
  "Promise.prototype.constructor that lies, and then": [
    "(spy) => { spy.promiseConstructor(); spy.promiseThen(); }", [],
  ],
  // The platform itself asks each object that it gives as a promise's value for a `then`.
  "then of answers and their bytes": [
    `(spy) => {
      spy.traps(["then"], Response.prototype, "Response.prototype");
      spy.traps(["then"], ArrayBuffer.prototype, "ArrayBuffer.prototype");
    }`, ["ArrayBuffer.prototype.then", "Response.prototype.then"],
  ],
};

for (const [name, [patch, seers]] of Object.entries(BESIDES)) {
  scene(`who sees the token: ${name}`, blank, async (at) => {
    const seen = await searched(at, patch);
    assert.deepEqual([seen.secret, seen.memory], [seers, []]);
    assert.ok(seen.texts > 10, "other things were seen");
  });
}

/** Names whose presence on `Object.prototype` breaks any page, or that are there already. */
const BREAK = new Set(["value", "get", "set", "enumerable", "configurable", "writable", "length"]);

scene("who sees the token: any name the package uses, on Object.prototype", blank, async (at) => {
  const script = await readFile(path.join(DIST, "browser.js"), "utf8");
  const words = script.replaceAll(/[\w+/]{1000,}/g, "").match(/[A-Za-z_$][\w$]*/g);
  const more = ["headers", "body", "authorization", "then", "signal", "toJSON"];
  const names = [...new Set([...words, ...more])].filter((name) => !BREAK.has(name));
  assert.ok(names.length > 300);
  for (const letter of "abcdefghijklmnopqrstuvwxyz") assert.ok(names.includes(letter), letter);
  const seen = await searched(at, "(spy, names) => spy.traps(names)", { arg: names });
  assert.deepEqual([seen.secret, seen.memory], [["Object.prototype.then"], []]);
});

/**
 * V8 gives whoever sets `Error.prepareStackTrace` the `this` of each frame, and for a frame of wasm
 * that is the instance, with all it exports. What is called from inside the core is a way to its
 * memory, once it is patched: README says so. The page's own functions are called from elsewhere.
 */
const BELOW = [
  "%Array iterator%.next", "AbortController.prototype.signal", "Array.prototype[Symbol.iterator]",
  "Date.now", "Document.prototype.hidden", "Document.prototype.prerendering",
  "Map.prototype.delete", "Map.prototype.get", "Map.prototype.set", "Math.min", "Math.random",
  "Navigator.prototype.onLine", "Performance.prototype.now", "clearTimeout",
  "new Promise", "setTimeout",
];

scene("Error.prepareStackTrace: what is called while the core is on the stack", blank, async (at) => {
  const seen = await searched(at, "(spy) => { spy.everything(); spy.lookUpTheStack(); }");
  assert.deepEqual([seen.secret, seen.memory], [[], []]);
  assert.deepEqual(seen.below, BELOW);
});
