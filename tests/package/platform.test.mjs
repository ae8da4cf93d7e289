// The crate's one way to JavaScript, by itself: what becomes of promises when the core traps.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as platform from "../../src/runtime/platform.js";

test("a trap in any turn breaks every promise that is open", async () => {
  const trap = new WebAssembly.RuntimeError("unreachable");
  const turns = [];
  platform.install((slot) => {
    turns.push(slot);
    throw trap;
  });
  const promises = [1, 2].map((task) => platform.promise(task));
  platform.soon();
  for (const promise of promises) await assert.rejects(promise, trap);
  assert.deepEqual(turns, [-1]);

  const third = platform.promise(3);
  platform.timer(7, 0);
  await assert.rejects(third, trap);
  assert.deepEqual(turns, [-1, 7]);
  platform.finish(3, true, "too late");
});

test("what is forgotten does not happen any more", async () => {
  const turns = [];
  platform.install((slot, ok) => turns.push([slot, ok]));
  const controller = new AbortController();
  platform.timer(1, 0);
  platform.listen(2, controller.signal);
  let signal;
  platform.ask(3, (context) => {
    ({ signal } = context);
    return new Promise(() => {});
  }, "first");
  for (const slot of [1, 2, 3]) platform.forget(slot);
  controller.abort();
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.deepEqual(turns, []);
  assert.ok(signal.aborted, "who was asked is told that nobody waits");

  platform.ask(4, () => "code", "first");
  await new Promise((resolve) => setTimeout(resolve, 0));
  assert.deepEqual(turns, [[4, true]]);
});
