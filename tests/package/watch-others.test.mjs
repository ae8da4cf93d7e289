// Watching a signing, and removals.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { fails } from "../support/assert.mjs";
import { PROFILE } from "../support/package.mjs";
import { apart } from "../support/pool.mjs";
import { ready } from "../support/ready.mjs";
import { DONE, SIGNATURE, fast, scanning, signing } from "../support/watching.mjs";

const INITIATE = "/api/v1/delete-my-data/signatures/initiate";

describe("signing", { concurrency: 8 }, () => {
  test("a session revoked in the middle is renewed, and nothing is initiated again", apart(
    async (world) => {
      const reasons = [];
      const { sandbox, one, sent } = await signing(world, {
        getCode: ({ reason }) => {
          reasons.push(reason);
          return world.sandbox.code(PROFILE.email);
        },
      });
      const watch = one.signing.watch(fast);
      assert.equal((await watch.next()).value.phase, "pending");
      await sandbox.revoke(PROFILE.email);
      await sandbox.signing(PROFILE.email, "sign");
      const { value } = await watch.next();
      assert.equal(value.phase, "signed");
      assert.deepEqual(await watch.next(), DONE);
      assert.deepEqual(reasons, ["first", "expired"]);
      assert.equal((await sent("POST", INITIATE)).length, 1);
    },
  ));

  test("after a reload it goes on from the gateway's state", apart(async (world) => {
    const { sandbox, client, sent } = await signing(world);
    const reloaded = await client();
    const phases = [];
    for await (const { phase } of reloaded.signing.watch(fast)) {
      phases.push(phase);
      if (phase === "pending") await sandbox.signing(PROFILE.email, "cancel");
    }
    assert.deepEqual(phases, ["pending", "failed"]);
    assert.equal((await sent("POST", INITIATE)).length, 1);
  }));

  test("isDone says which answer is the last, to one reader alone", apart(async (world) => {
    const { sandbox, one } = await signing(world);
    await sandbox.fault({ ...SIGNATURE, times: 0, unknown_status: true });
    const words = [];
    const isDone = (raw) => {
      words.push(raw.status);
      return raw.status === "QUEUED_AT_PROVIDER";
    };
    const other = one.signing.watch(fast);
    assert.equal((await other.next()).value.phase, "unknown");
    const seen = [];
    for await (const { phase } of one.signing.watch({ ...fast, isDone })) seen.push(phase);
    assert.deepEqual(seen, ["unknown"]);
    assert.deepEqual(words, ["QUEUED_AT_PROVIDER"]);

    await sandbox.clearFaults();
    await sandbox.signing(PROFILE.email, "sign");
    assert.equal((await other.next()).value.phase, "signed");
    assert.deepEqual(await other.next(), DONE);
  }));

  test("an isDone that throws ends its own reader alone", apart(async (world) => {
    const { sandbox, one } = await signing(world);
    const other = one.signing.watch(fast);
    await other.next();
    const isDone = () => { throw new TypeError("a bug of the page"); };
    const own = one.signing.watch({ ...fast, isDone });
    await assert.rejects(own.next());
    assert.equal(other.ended, false);
    await sandbox.signing(PROFILE.email, "sign");
    assert.equal((await other.next()).value.phase, "signed");
    assert.equal(other.error, undefined);
  }));
});

describe("removals", { concurrency: 8 }, () => {
  test("from the submit to the last request's end", apart(async (world) => {
    const { sandbox } = world;
    const one = await world.client();
    const { askable } = await ready(one, sandbox);
    await sandbox.speed(0);
    await one.removals.submit({ site_ids: askable });
    const states = [];
    let last;
    for await (const { overview } of one.removals.watch(fast)) {
      last = overview;
      states.push(overview.counts);
      const waits = overview.sites.filter(({ waitingFor }) => waitingFor === "user");
      assert.equal(waits.length, overview.counts.needs_user ?? 0);
      await sandbox.advance(states.length === 1 ? 31_000 : 700_000);
    }
    assert.equal(states.length, 3);
    assert.equal(states[0].waiting_for_broker, askable.length);
    assert.equal(states[1].needs_user, 2);
    const { waiting_for_broker: brokers, needs_user: user } = last.counts;
    assert.deepEqual([brokers, user], [undefined, undefined]);
    // One is back; the gateway tells of it in the request that had removed it.
    assert.equal(last.everRemoved, askable.length);
    assert.equal(last.clearNow, last.counts.clear + last.counts.removed);
    assert.ok(last.sites.every(({ waitingFor }) => waitingFor === null));
  }));

  test("a submit that was refused here is nothing to wait for", apart(async (world) => {
    const one = await world.client();
    const { refusing } = await ready(one, world.sandbox);
    await fails(one.removals.submit({ site_ids: refusing }), { kind: "validation" });
    const watch = one.removals.watch({ ...fast, limitMs: 2_500 });
    assert.equal((await watch.next()).value.overview.counts.waiting_for_broker, undefined);
    assert.deepEqual(await watch.next(), DONE);
  }));

  test("it is not the scan's watch, and nothing asked is the end", apart(async (world) => {
    const { one, polls } = await scanning(world);
    const [scan, removals] = [one.scan.watch(fast), one.removals.watch(fast)];
    await Promise.all([scan.next(), removals.next()]);
    assert.equal(polls.length, 2);
    assert.deepEqual(await removals.next(), DONE);
    assert.equal(scan.ended, false);
    await scan.return();
  }));
});
