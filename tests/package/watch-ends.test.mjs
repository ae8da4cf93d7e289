// How watchers end, and what is not their end.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { fails, timed } from "../support/assert.mjs";
import { apart } from "../support/pool.mjs";
import { DONE, SITES, STATUS, fast, later, scanning, settled } from "../support/watching.mjs";

/** A signal that outlives what it is given to, and how many listen to it. */
function longLived() {
  const { signal } = new AbortController();
  const count = { listening: 0 };
  for (const [name, step] of [["addEventListener", 1], ["removeEventListener", -1]]) {
    const native = signal[name];
    signal[name] = function counted(...args) {
      count.listening += step;
      return native.apply(this, args);
    };
  }
  return { signal, count };
}

describe("a signal of the whole page is let go of", { concurrency: 8 }, () => {
  test("by a watcher that has come to its end, that was left, and by a call", apart(
    async (world) => {
      const { sandbox, one } = await scanning(world);
      const { signal, count } = longLived();
      const left = one.scan.watch({ ...fast, signal });
      await left.next();
      assert.ok(count.listening > 0, "it does listen");
      await left.return();
      assert.equal(count.listening, 0, "left");

      await one.scan.status({ signal });
      assert.equal(count.listening, 0, "a call");

      await sandbox.advance(30_000);
      let seen = 0;
      for await (const _ of one.scan.watch({ ...fast, signal })) seen += 1;
      assert.ok(seen > 0);
      assert.equal(count.listening, 0, "at its end");
    },
  ));
});

describe("failures", { concurrency: 8 }, () => {
  test("failed polls are told to onDiagnostic, and are not the end", apart(async (world) => {
    const { sandbox, one, polls, kinds } = await scanning(world);
    await sandbox.fault({ ...STATUS, skip: 1, status: 503 });
    await sandbox.fault({ ...STATUS, skip: 1, throttle: true });
    const watch = one.scan.watch(fast);
    assert.equal((await watch.next()).value.changed.length, SITES);
    await sandbox.advance(9_000);
    const { value } = await watch.next();
    assert.ok(settled(value) > 0);
    assert.deepEqual(kinds, ["server", "rate_limited"]);
    assert.equal(polls.length, 4);
    await watch.return();
  }));

  test("a refusal ends it for everybody, once, and a new watch begins anew", apart(
    async (world) => {
      const { sandbox, one, polls } = await scanning(world);
      await sandbox.fault({ ...STATUS, skip: 1, status: 403 });
      const [iterator, store] = [one.scan.watch(fast), one.scan.watch(fast)];
      const told = [];
      store.subscribe(() => told.push(store.error?.kind));
      await iterator.next();
      const error = await fails(iterator.next(), { kind: "forbidden", route: STATUS.path });
      assert.equal(iterator.error, error);
      assert.equal(store.error, error);
      assert.deepEqual(told, [undefined, "forbidden"]);
      assert.deepEqual([iterator.ended, store.ended], [true, true]);
      assert.deepEqual(await iterator.next(), DONE);
      assert.equal(await later(polls), 0);

      const anew = one.scan.watch(fast);
      assert.equal((await anew.next()).value.changed.length, SITES);
      await anew.return();
    },
  ));

  test("its time is up", apart(async (world) => {
    const { one } = await scanning(world);
    const watch = one.scan.watch({ ...fast, limitMs: 1_500 });
    await watch.next();
    const ms = await timed(() => fails(watch.next(), { kind: "timeout", route: STATUS.path }));
    assert.ok(ms < 2_500, `${ms} ms`);
    assert.equal(watch.error.kind, "timeout");
  }));
});
