// What is watched, as a store: for those who show the latest state, as React does.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { apart, sleep } from "../support/pool.mjs";
import { SITES, fast, later, scanning, settled } from "../support/watching.mjs";

const ids = ({ sites }) => sites.map(({ id }) => id);

describe("as a store", { concurrency: 8 }, () => {
  test("getSnapshot is the same object until there is a newer one", apart(async (world) => {
    const { sandbox, one, polls } = await scanning(world);
    const watch = one.scan.watch(fast);
    const told = [];
    const leave = watch.subscribe(() => told.push(watch.getSnapshot()));
    await sleep(500);
    const first = watch.getSnapshot();
    assert.deepEqual(first.changed, ids(first));
    await sleep(1_000);
    assert.equal(polls.length, 2, "it polls by itself");
    assert.equal(watch.getSnapshot(), first);
    await sandbox.advance(9_000);
    await sleep(1_600);
    const second = watch.getSnapshot();
    assert.notEqual(second, first);
    assert.ok(settled(second) > settled(first));
    assert.deepEqual(told, [first, second], "told once for each");

    leave();
    leave();
    assert.equal(await later(polls), 0);
    assert.equal(watch.getSnapshot(), second, "what was seen stays");
    assert.equal(watch.ended, false, "and it can be taken up again");
  }));

  test("subscribed, left and subscribed again, as React does", apart(async (world) => {
    const { sandbox, one, polls } = await scanning(world);
    const watch = one.scan.watch(fast);
    let told = 0;
    const listener = () => { told += 1; };
    watch.subscribe(listener)();
    const leave = watch.subscribe(listener);
    await sleep(500);
    assert.equal(settled(watch.getSnapshot()), 0);
    assert.equal(told, 1);

    // The same function twice is two subscriptions.
    const other = watch.subscribe(listener);
    leave();
    await sandbox.advance(9_000);
    await sleep(1_600);
    assert.equal(told, 2);
    assert.ok(settled(watch.getSnapshot()) > 0);
    other();
    assert.equal(await later(polls), 0);
  }));

  test("who is subscribed and who iterates share the poller", apart(async (world) => {
    const { sandbox, one, polls } = await scanning(world);
    const [store, iterator] = [one.scan.watch(fast), one.scan.watch(fast)];
    const leave = store.subscribe(() => {});
    const { value: first } = await iterator.next();
    assert.deepEqual(store.getSnapshot(), first);
    leave();
    await sandbox.advance(9_000);
    const { value: second } = await iterator.next();
    assert.ok(settled(second) > settled(first));
    assert.equal(polls.length, 2);
  }));

  test("it tells of the end", apart(async (world) => {
    const { sandbox, one, polls } = await scanning(world);
    const watch = one.scan.watch(fast);
    const told = [];
    const leave = watch.subscribe(() => told.push(watch.ended));
    await sleep(500);
    await sandbox.advance(30_000);
    await sleep(1_500);
    assert.deepEqual([told.at(0), told.at(-1)], [false, true]);
    assert.equal(settled(watch.getSnapshot()), SITES);
    assert.deepEqual([watch.ended, watch.error], [true, undefined]);
    assert.equal(await later(polls), 0);
    leave();
  }));

  test("it tells of the session's end", apart(async (world) => {
    const { one } = await scanning(world);
    const watch = one.scan.watch(fast);
    let told = 0;
    watch.subscribe(() => { told += 1; });
    await sleep(500);
    one.session.end();
    await sleep(100);
    assert.deepEqual([told, watch.ended, watch.error], [2, true, undefined]);
  }));

  test("one whose listener throws is no trouble to the others", apart(async (world) => {
    const { sandbox, one } = await scanning(world);
    const [bad, good] = [one.scan.watch(fast), one.scan.watch(fast)];
    const leave = bad.subscribe(() => { throw new Error("a bug of the page"); });
    await good.next();
    await sandbox.advance(9_000);
    const next = good.next();
    assert.equal((await next).done, false);
    assert.deepEqual([good.ended, good.error], [false, undefined]);
    leave();
    await good.return();
  }));
});
