// The crate's one way to JavaScript, by itself: what becomes of promises when the core traps.
import assert from "node:assert/strict";
import { test } from "node:test";

/** A module of its own for each: one that is dead stays so. */
const load = (name) => import(`../../src/runtime/turns.js?${name}`);

test("a trap in any turn breaks every promise, now and later", async () => {
  const core = await load("dead");
  const trap = new WebAssembly.RuntimeError("unreachable");
  const seen = [];
  core.install((slot) => {
    seen.push(slot);
    throw trap;
  });
  const promises = [1, 2].map((task) => core.promise(task));
  core.soon();
  for (const promise of promises) await assert.rejects(promise, trap);
  assert.deepEqual(seen, [-1]);

  // Nothing is asked of it any more: what it would be asked could wait for ever.
  await assert.rejects(core.promise(3), trap);
  core.timer(7, 0);
  core.soon();
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.deepEqual(seen, [-1]);
  core.finish(3, true, "too late");
});

test("what is forgotten does not happen any more", async () => {
  const core = await load("alive");
  const seen = [];
  core.install((slot, ok) => seen.push([slot, ok]));
  const controller = new AbortController();
  core.timer(1, 0);
  core.listen(2, controller.signal);
  let signal;
  core.hear(3, (given) => {
    signal = given;
    return new Promise(() => {});
  });
  for (const slot of [1, 2, 3]) core.forget(slot);
  controller.abort();
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.deepEqual(seen, []);
  assert.ok(signal.aborted, "who was asked is told that nobody waits");

  core.hear(4, () => "code");
  await new Promise((resolve) => setTimeout(resolve, 0));
  assert.deepEqual(seen, [[4, true]]);
});
