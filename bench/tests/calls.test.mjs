// That the bench of calls measures calls: every client asks, answers alike and fails alike, and
// what is left behind is seen.
import assert from "node:assert/strict";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { imported } from "../../tests/support/package.mjs";
import { ANSWER, FLOOR, LIMITED, OURS, caller, gateway } from "../calls/clients.mjs";
import { runner } from "../calls/left.mjs";
import { inNode, withPages } from "../calls/memory.mjs";
import { race } from "../calls/race.mjs";
import { plots, tables } from "../calls/told.mjs";
import { faults } from "../lib/report-files.mjs";
import { clientOf, generate } from "../peers/generate.mjs";

const PEERS = ["bare", "walker", "zod", "axios", "ky", "openapi-fetch"];
const LIMIT = { timeout: 120_000 };
/** Keeps 8,000 bytes of every call. */
const LEAKY = `leaky-${process.pid}`;
const LEAK = `const kept = [];
export const connect = ({ fetch }) => ({ "profile.get": async () => {
  const response = await fetch("https://api.partner.example/");
  kept.push(Array.from({ length: 1_000 }, (_, i) => i + kept.length + 0.5));
  if (!response.ok) throw new Error(response.status);
  return response.json();
} });`;
const modules = {};

before(async () => {
  await generate(PEERS);
  for (const name of PEERS) modules[name] = await import(clientOf(name));
  modules[OURS] = await imported();
  mkdirSync(path.dirname(clientOf(LEAKY)), { recursive: true });
  writeFileSync(clientOf(LEAKY), LEAK);
});
after(() => rmSync(path.dirname(clientOf(LEAKY)), { recursive: true }));

for (const name of [FLOOR, LIMITED, OURS, ...PEERS]) {
  test(`${name}: a call is one request, and gives the answer`, async () => {
    const served = gateway();
    const call = await caller(name, modules[name], served.fetch);
    const before = served.answered;
    assert.deepEqual(await call(), ANSWER);
    assert.equal(served.answered, before + 1);
  });
}

for (const name of [OURS, ...PEERS]) {
  test(`${name}: of its calls a fifth fails, with one request each`, async () => {
    const served = gateway();
    const run = await runner(name, modules[name], served);
    const before = served.answered;
    assert.equal(await run(30), 6);
    assert.equal(served.answered, before + 30, "one was tried again, or never sent");
  });
}

describe("what is left", () => {
  const grown = ([, one, two], key) => two[key] - one[key];

  test("is seen in Node: a client that keeps 8,000 bytes of each call", LIMIT, async () => {
    const sizes = await inNode(LEAKY, 500);
    assert.ok(grown(sizes, "heap") > 500 * 7_000, JSON.stringify(sizes));
    assert.equal(sizes[0].wasm, 0, "Node's own WebAssembly is not counted");
  });

  test("is seen in Node: ours, with its core", LIMIT, async () => {
    const sizes = await inNode(OURS, 500);
    assert.ok(sizes[0].wasm >= 65_536 && sizes[0].heap > 1e6, JSON.stringify(sizes));
    assert.ok(grown(sizes, "heap") < 500 * 1_000, JSON.stringify(sizes));
  });

  test("is seen in Chromium", LIMIT, async () => {
    const roots = {
      "/bench/": path.join(import.meta.dirname, "../"), [`/${LEAKY}/`]: clientOf(LEAKY, ""),
    };
    await withPages(roots, async (inPage) => {
      const leaky = await inPage(LEAKY, 500);
      assert.ok(grown(leaky, "heap") > 500 * 7_000, JSON.stringify(leaky));
      assert.equal(leaky[0].wasm, 0);
      const ours = await inPage(OURS, 500);
      assert.ok(ours[0].wasm >= 65_536, JSON.stringify(ours));
      assert.ok(grown(ours, "heap") < 500 * 1_000, JSON.stringify(ours));
    });
  });
});

test("a race times every client, and is told in full", LIMIT, async () => {
  const peers = Object.fromEntries(PEERS.map((name) => [name, modules[name]]));
  const times = await race({ ours: modules[OURS], peers }, { rounds: 2, warm: 0 });
  for (const samples of Object.values(times)) {
    assert.deepEqual(Object.keys(samples), [FLOOR, LIMITED, OURS, ...PEERS]);
    assert.ok(Object.values(samples).flat().every((ms) => ms > 0));
  }
  const size = (heap) => ({ heap, wasm: 65_536 });
  const left = { [OURS]: [[size(1_000), size(2_000), size(5_000)]] };
  const told = [[{ runtime: "Node", ...times }], [{ runtime: "Node", calls: 100, left }]];
  assert.deepEqual(faults({ tables: tables(...told), plots: plots(told[0]) }), []);
  const [, memory] = tables(...told);
  assert.equal(memory.rows[0].values.grown.median, 3);
  assert.equal(memory.rows[0].values.call.median, 30);
});
