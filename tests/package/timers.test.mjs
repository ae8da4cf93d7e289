// Waits are set once: `setTimeout` cuts fractions off, and who is woken too early waits again.
import assert from "node:assert/strict";
import { test } from "node:test";
import { stage } from "../support/package.mjs";

const world = stage();

test("a timer is never set for a fraction of a millisecond", async (t) => {
  const client = await world.withProfile();
  await client.scan.start();
  const asked = [];
  const { setTimeout: kept } = globalThis;
  t.after(() => {
    globalThis.setTimeout = kept;
  });
  globalThis.setTimeout = (work, ms, ...others) => {
    if (ms !== undefined) asked.push(ms);
    return kept(work, ms, ...others);
  };
  let seen = 0;
  for await (const { overview } of client.scan.watch({ intervalMs: 1000 })) {
    assert.ok(overview);
    if (++seen === 3) break;
  }
  assert.ok(asked.some((ms) => ms > 900 && ms <= 2000), `waits between polls: ${asked}`);
  assert.deepEqual(asked.filter((ms) => !Number.isInteger(ms)), []);
});
