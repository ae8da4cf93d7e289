// The core's memory: what is in it and when, and that no shipped file leads to it.
import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { DIST, EMAIL, stage, visit } from "./plain.mjs";
import { ROUTES } from "../support/sandbox.mjs";

const { scene } = stage();
const PIECE = 8;
const HOOK = fileURLToPath(new URL("./in-page/hook.js", import.meta.url));

/** A session whose core's memory can be read. Gives what counts each secret so far in it. */
async function opened({ page, url, baseUrl, settled }) {
  await page.addInitScript({ path: HOOK });
  await visit(page, url);
  await page.evaluate(async (baseUrl) => {
    use.client = await use.connect({ baseUrl, getCode: use.getCode });
    await use.client.profile.ensure(use.PROFILE);
    await use.client.scan.start();
  }, baseUrl);
  assert.equal(await page.evaluate(() => memories.count()), 1, "the hook has the core's memory");
  return async () => {
    const { secrets } = await settled();
    // Either half of a token would do, and so would a code that was used: and a piece of one, which
    // a text that grew could have left where it was shorter.
    const told = [...secrets].map((secret) => secret.split("|").at(-1));
    const pieces = told.map((secret) => (
      Array.from({ length: secret.length - PIECE + 1 }, (_, i) => secret.slice(i, i + PIECE))));
    const counts = await page.evaluate((needles) => memories.times(needles), pieces.flat());
    return pieces.map((some) => counts.splice(0, some.length).reduce((sum, n) => sum + n, 0));
  };
}

scene("the memory holds the token while it is needed, and no code, and nothing after end()", {
  blank: true,
}, async (at) => {
  const { page, sandbox } = at;
  const times = await opened(at);
  const [code, token] = await times();
  assert.deepEqual([code, token > 0], [0, true], "the code is overwritten, the token is there");
  await sandbox.revoke(EMAIL);
  await page.evaluate(() => use.client.profile.get());
  const [, old, newCode, renewed] = await times();
  assert.deepEqual([old, newCode, renewed > 0], [0, 0, true], "the old token is overwritten");
  await page.evaluate(() => use.client.session.end());
  assert.deepEqual(await times(), [0, 0, 0, 0]);
});

scene("end() with calls, a watcher and a login under way leaves nothing either", {
  blank: true,
}, async (at) => {
  const { page, sandbox, baseUrl } = at;
  const times = await opened(at);
  assert.ok((await times())[1] > 0, "the token is there");
  await sandbox.fault({ path: ROUTES.profile, times: 0, latency_ms: 20_000 });
  await sandbox.fault({ path: "/api/v1/sso/login", times: 0, latency_ms: 20_000 });
  const ended = await page.evaluate(async (baseUrl) => {
    const { client } = use;
    const other = await use.connect({ baseUrl, getCode: use.getCode });
    const under = [
      client.profile.get(), client.profile.get(), client.profile.update(use.PROFILE),
      other.account.get(), other.session.redeem("another-code-that-is-long-enough"),
    ];
    const watcher = client.scan.watch();
    await watcher.next();
    const next = watcher.next();
    await new Promise((done) => setTimeout(done, 300));
    client.session.end();
    other.session.end();
    const outcomes = await Promise.allSettled(under);
    return { kinds: outcomes.map(({ reason }) => reason?.kind), done: (await next).done };
  }, baseUrl);
  assert.deepEqual(ended, { kinds: Array(5).fill("ended"), done: true });
  const left = await times();
  assert.ok(left.length >= 3 && left.every((count) => count === 0), `${left}`);
  assert.deepEqual(await page.evaluate(() => memories.times(["another-code-that"])), [0]);
});

scene("a second import of every shipped file leads to no memory, while a session is open", {
  blank: true,
}, async ({ page, url, baseUrl }) => {
  await page.goto(url);
  await page.evaluate(async (baseUrl) => {
    globalThis.searcher = await import("/in-page/searcher.js");
    await import("/in-page/use.js");
    use.client = await use.connect({ baseUrl, getCode: use.getCode });
    await use.client.profile.ensure(use.PROFILE);
  }, baseUrl);
  const imported = [];
  for (const file of (await readdir(DIST)).filter((name) => /\.(c?js|wasm)$/.test(name))) {
    const found = await page.evaluate(async (file) => {
      try {
        const module = await import(`/${file}?2`);
        return { exports: Object.keys(module), ways: searcher.waysFrom(file, [module, use]) };
      } catch {
        return null;
      }
    }, file);
    if (!found) continue;
    assert.deepEqual(found.ways, [], file);
    assert.ok(found.exports.length > 0);
    imported.push(file);
  }
  // The others are for CommonJS and workerd, or throw; and the module has imports that are no
  // addresses.
  assert.deepEqual(imported, [
    "browser.js", "doctor.js", "element-chunk.js", "element-da.js", "element-fi.js",
    "element-nb.js", "element-qr.js", "element-sv.js", "element.js", "external.js", "inline.js",
    "slim.js", "testing.js", "watchlist.js",
  ]);
  const planted = await page.evaluate(() => {
    class Made {
      static [Symbol("deep")] = { get way() {}, table: [new WebAssembly.Memory({ initial: 1 })] };
    }
    return searcher.waysFrom("planted", [{ Made }]);
  });
  assert.deepEqual(planted, ["planted: Memory"], "the walk finds one where there is one");
});

scene("the JavaScript heap after end(): told, and not promised", { blank: true }, async (at) => {
  const { page, context, url, baseUrl, settled } = at;
  await visit(page, url);
  await page.evaluate(async (baseUrl) => {
    globalThis.marker = { text: "a text that is there" };
    const client = await use.connect({ baseUrl, getCode: use.getCode });
    await client.profile.ensure(use.PROFILE);
    client.session.end();
  }, baseUrl);
  const cdp = await context.newCDPSession(page);
  const chunks = [];
  cdp.on("HeapProfiler.addHeapSnapshotChunk", ({ chunk }) => chunks.push(chunk));
  await cdp.send("HeapProfiler.collectGarbage");
  await cdp.send("HeapProfiler.takeHeapSnapshot", { reportProgress: false });
  const { strings } = JSON.parse(chunks.join(""));
  assert.ok(strings.includes("a text that is there"), "the snapshot shows strings");
  for (const secret of (await settled()).secrets) {
    const what = secret.includes("|") ? "token" : "code";
    const times = strings.filter((text) => text.includes(secret)).length;
    console.log(`the JavaScript heap holds the ${what} ${times} times after end() and a gc`);
  }
});
