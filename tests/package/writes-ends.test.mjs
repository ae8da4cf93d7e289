// Who stops waiting for a write stops neither what was sent nor what others wait for.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { POST, SLOW_MS, STATUS, asked, asking, once } from "../support/asking.mjs";
import { fails, timed } from "../support/assert.mjs";
import { apart, sleep } from "../support/pool.mjs";
import { ROUTES } from "../support/sandbox.mjs";

const AT_ONCE_MS = 250;

/** A call that is aborted after a while ends then, whatever it waits for. */
async function aborts(call, afterMs, expected) {
  const left = new AbortController();
  const settled = fails(call(left.signal), { kind: "aborted", ...expected });
  settled.catch(() => {});
  await sleep(afterMs);
  left.abort();
  const ms = await timed(() => settled);
  assert.ok(ms < AT_ONCE_MS, `${ms} ms`);
}

describe("aborts and ends", { concurrency: 5 }, () => {
  test("one of two callers leaves the other's alone", apart(async (world) => {
    const { sandbox, one, posts, askable } = await asking(world);
    await sandbox.fault({ ...POST, latency_ms: 2 * SLOW_MS });
    const submit = (signal) => one.removals.submit({ site_ids: askable }, { signal });
    const stays = submit();
    await aborts(submit, SLOW_MS, { mayHaveBeenApplied: true });
    assert.equal((await stays).applied, "yes");
    assert.equal(await posts(), 1);
    assert.deepEqual(await asked(sandbox), once(askable));
  }));

  test("before it is sent: nothing is", apart(async (world) => {
    const { sandbox, one, posts, askable } = await asking(world);
    await sandbox.fault({ ...STATUS, latency_ms: SLOW_MS });
    const submit = (signal) => one.removals.submit({ site_ids: askable }, { signal });
    await aborts(submit, SLOW_MS / 3, { mayHaveBeenApplied: false });
    await sleep(2 * SLOW_MS);
    assert.equal(await posts(), 0);
    assert.equal((await submit()).applied, "yes");
  }));

  test("before it is sent, with another waiting for its turn: only that is", apart(
    async (world) => {
      const { sandbox, one, posts, askable: [a, b] } = await asking(world);
      await sandbox.fault({ ...STATUS, latency_ms: SLOW_MS });
      const submit = (id, signal) => one.removals.submit({ site_ids: [id] }, { signal });
      let waits;
      await aborts((signal) => {
        const first = submit(a, signal);
        waits = submit(b);
        return first;
      }, SLOW_MS / 3, { mayHaveBeenApplied: false });
      assert.equal((await waits).applied, "yes");
      assert.deepEqual(await asked(sandbox), once([b]));
      assert.equal(await posts(), 1);
    },
  ));

  test("while it waits for its turn: it is not sent", apart(async (world) => {
    const { sandbox, one, posts, askable: [a, b] } = await asking(world);
    await sandbox.fault({ ...POST, latency_ms: SLOW_MS });
    const submit = (id, signal) => one.removals.submit({ site_ids: [id] }, { signal });
    const first = submit(a);
    await aborts((signal) => submit(b, signal), SLOW_MS / 3, { mayHaveBeenApplied: false });
    assert.equal((await first).applied, "yes");
    await sleep(SLOW_MS);
    assert.equal(await posts(), 1);
  }));

  test("after it is sent: it goes on, and who asks the same again waits for it", apart(
    async (world) => {
      const { sandbox, one, posts, askable } = await asking(world);
      await sandbox.fault({ ...POST, latency_ms: 2 * SLOW_MS });
      const submit = (signal) => one.removals.submit({ site_ids: askable }, { signal });
      await aborts(submit, SLOW_MS, { mayHaveBeenApplied: true, route: ROUTES.removals });
      assert.equal((await submit()).applied, "yes");
      assert.equal(await posts(), 1);
      assert.deepEqual(await asked(sandbox), once(askable));
    },
  ));

  test("who waits too long for its turn gives up, and was not sent", apart(async (world) => {
    const { sandbox, one, posts, askable: [a, b] } = await asking(world, {
      totalTimeoutMs: SLOW_MS, timeoutMs: SLOW_MS,
    });
    await sandbox.fault({ ...POST, reset: "before" });
    const first = fails(one.removals.submit({ site_ids: [a] }), { mayHaveBeenApplied: true });
    await fails(one.removals.submit({ site_ids: [b] }), {
      kind: "timeout", mayHaveBeenApplied: false,
    });
    await first;
    assert.equal(await posts(), 1);
  }));

  test("the session's end, after it is sent", apart(async (world) => {
    const { sandbox, one, posts, askable } = await asking(world);
    await sandbox.fault({ ...POST, latency_ms: 2 * SLOW_MS });
    setTimeout(() => one.session.end(), SLOW_MS);
    const ms = await timed(() => fails(one.removals.submit({ site_ids: askable }), {
      kind: "ended", mayHaveBeenApplied: true,
    }));
    assert.ok(ms < 1.5 * SLOW_MS, `${ms} ms`);
    await fails(one.removals.submit({ site_ids: askable }), {
      kind: "ended", mayHaveBeenApplied: false,
    });
    assert.equal(await posts(), 1);
  }));
});
