// Watching: one poller for all who watch the same thing, each of whom reads at its own pace.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { timed } from "../support/assert.mjs";
import { apart, sleep } from "../support/pool.mjs";
import { DONE, SITES, fast, later, scanning, settled } from "../support/watching.mjs";

const AT_ONCE_MS = 250;

/** What comes of `next` at once, without a poll. */
async function atOnce(next) {
  let result;
  const ms = await timed(async () => { result = await next(); });
  assert.ok(ms < AT_ONCE_MS, `${ms} ms`);
  return result.value;
}

const ids = ({ sites }) => sites.map(({ id }) => id);

describe("readers", { concurrency: 8 }, () => {
  test("nothing is asked for before the first next or subscribe", apart(async (world) => {
    const { one, polls } = await scanning(world);
    const watch = one.scan.watch(fast);
    const { ended, error } = watch;
    assert.deepEqual([watch.getSnapshot(), ended, error], [undefined, false, undefined]);
    assert.equal(await later(polls), 0);
    assert.deepEqual(await watch.return(), DONE);
    assert.equal(watch.ended, true);
    assert.deepEqual(await watch.next(), DONE);
    assert.equal(polls.length, 0);
  }));

  test("two share one poller, which never polls twice in a second", apart(async (world) => {
    const { sandbox, one, polls } = await scanning(world);
    const read = async () => {
      const seen = [];
      for await (const snapshot of one.scan.watch(fast)) seen.push(snapshot);
      return seen;
    };
    const both = Promise.all([read(), read()]);
    for (let i = 0; i < 4; i++) {
      await sleep(700);
      await sandbox.advance(8_000);
    }
    const [first, second] = await both;
    assert.deepEqual(second, first);
    assert.ok(first.length >= 3 && first.length <= polls.length, `${first.length} snapshots`);
    assert.equal(settled(first.at(-1)), SITES);
    assert.equal(first[0].changed.length, SITES);
    const gaps = polls.slice(1).map((at, i) => at - polls[i]);
    assert.ok(gaps.every((gap) => gap >= 950), `polls after ${gaps}`);
  }));

  test("who asks at another pace has a poller of its own", apart(async (world) => {
    const { one, polls } = await scanning(world);
    const [slower, faster] = [one.scan.watch({ intervalMs: 1_200 }), one.scan.watch(fast)];
    await Promise.all([slower.next(), faster.next()]);
    assert.equal(polls.length, 2);
    await Promise.all([slower.return(), faster.return()]);
  }));

  test("a late one gets the latest at once, with every site in changed", apart(async (world) => {
    const { sandbox, one, polls } = await scanning(world);
    const early = one.scan.watch(fast);
    await early.next();
    await sandbox.advance(9_000);
    const { value: newer } = await early.next();
    assert.ok(newer.changed.length > 0 && newer.changed.length < SITES);

    const late = one.scan.watch(fast);
    const latest = await atOnce(() => late.next());
    assert.deepEqual(latest.changed, ids(latest));
    assert.deepEqual(latest, { ...newer, changed: latest.changed });
    assert.equal(polls.length, 2);
  }));

  test("a slow one gets the latest, with all that changed meanwhile", apart(async (world) => {
    const { sandbox, one, polls } = await scanning(world);
    const [quick, slow] = [one.scan.watch(fast), one.scan.watch(fast)];
    await Promise.all([quick.next(), slow.next()]);
    const changed = new Set();
    let newest;
    for (let i = 0; i < 2; i++) {
      await sandbox.advance(6_000);
      ({ value: newest } = await quick.next());
      for (const id of newest.changed) changed.add(id);
      assert.ok(newest.changed.length < SITES);
    }
    const before = polls.length;
    const all = await atOnce(() => slow.next());
    assert.deepEqual([...all.changed].sort(), [...changed].sort());
    assert.ok(all.changed.length > newest.changed.length);
    assert.deepEqual(all.sites, newest.sites);
    assert.equal(polls.length, before);

    // The last is not lost on who had no time for it, either.
    await sandbox.advance(30_000);
    const { value: last } = await quick.next();
    assert.deepEqual(await quick.next(), DONE);
    assert.deepEqual((await atOnce(() => slow.next())).sites, last.sites);
    assert.deepEqual(await slow.next(), DONE);
  }));

  test("nobody who waits, no polls", apart(async (world) => {
    const { one, polls } = await scanning(world);
    const watch = one.scan.watch(fast);
    await watch.next();
    assert.equal(await later(polls), 0, "it was read, and nobody has asked for more");
    assert.equal(polls.length, 1);
  }));

  test("two next at once give two snapshots", apart(async (world) => {
    const { sandbox, one } = await scanning(world);
    const watch = one.scan.watch(fast);
    const two = [watch.next(), watch.next()];
    const { value: first } = await two[0];
    await sandbox.advance(9_000);
    const { value: second } = await two[1];
    assert.equal(first.changed.length, SITES);
    assert.ok(second.changed.length < SITES && settled(second) > settled(first));
    await sandbox.advance(30_000);
    const ends = await Promise.all([watch.next(), watch.next(), watch.next()]);
    assert.deepEqual(ends.map(({ done }) => done), [false, true, true]);
  }));

  test("one that leaves does not end it for the other; all do", apart(async (world) => {
    const { sandbox, one, polls } = await scanning(world);
    const [goes, stays] = [one.scan.watch(fast), one.scan.watch(fast)];
    await Promise.all([goes.next(), stays.next()]);
    const waiting = [goes.next(), stays.next()];
    assert.deepEqual(await goes.return(), DONE);
    assert.deepEqual(await waiting[0], DONE, "who waits for it sees the end");
    assert.deepEqual([goes.ended, stays.ended], [true, false]);
    await sandbox.advance(9_000);
    assert.ok(settled((await waiting[1]).value) > 0);

    const last = stays.next();
    assert.deepEqual(await stays.return(), DONE);
    assert.deepEqual(await last, DONE);
    assert.equal(await later(polls), 0);
  }));

  test("each has its own signal", apart(async (world) => {
    const { sandbox, one, polls } = await scanning(world);
    const left = new AbortController();
    const [goes, stays] = [one.scan.watch({ ...fast, signal: left.signal }), one.scan.watch(fast)];
    await Promise.all([goes.next(), stays.next()]);
    const waiting = [goes.next(), stays.next()];
    left.abort("seen enough");
    assert.deepEqual(await waiting[0], DONE);
    assert.deepEqual([goes.ended, goes.error, stays.ended], [true, undefined, false]);
    await sandbox.advance(9_000);
    assert.equal((await waiting[1]).done, false);
    await stays.return();

    const before = polls.length;
    const never = one.scan.watch({ signal: AbortSignal.abort() });
    assert.equal(never.ended, true);
    assert.deepEqual(await never.next(), DONE);
    assert.equal(typeof never.subscribe(() => assert.fail()), "function");
    assert.equal(polls.length, before);
  }));
});
