// Writes that must not be doubled: one at a time, and equal ones together.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { POST, SLOW_MS, STATUS, asked, asking, named, once } from "../support/asking.mjs";
import { fails } from "../support/assert.mjs";
import { PROFILE } from "../support/package.mjs";
import { apart, sleep } from "../support/pool.mjs";
import { ROUTES } from "../support/sandbox.mjs";

describe("submit", { concurrency: 5 }, () => {
  test("equal ones at the same time are one", apart(async (world) => {
    const { sandbox, one, posts, askable } = await asking(world);
    await sandbox.fault({ ...POST, latency_ms: SLOW_MS });
    const call = () => one.removals.submit({ site_ids: askable });
    const answers = await Promise.all([call(), call(), sleep(SLOW_MS / 2).then(call)]);
    assert.equal(answers[0].applied, "yes");
    assert.deepEqual(answers[0].result.map(({ site_id: id }) => id), askable);
    assert.deepEqual(answers[1], answers[0]);
    assert.deepEqual(answers[2], answers[0]);
    assert.equal(await posts(), 1);
    assert.deepEqual(await asked(sandbox), once(askable));

    // But what is over is over: the next one is asked anew, and the sites have been asked.
    await fails(call(), { kind: "validation", details: askable.map((id, i) => named(i, id)) });
    assert.equal(await posts(), 1);
  }));

  test("others take turns, and no site is asked twice", apart(async (world) => {
    const { sandbox, one, posts, askable: [a, b, c] } = await asking(world);
    const before = (await sandbox.log()).length;
    await sandbox.fault({ ...POST, latency_ms: SLOW_MS });
    const [first, second, third] = await Promise.all([
      one.removals.submit({ site_ids: [a, b] }),
      fails(one.removals.submit({ site_ids: [c, b] }), { kind: "validation" }),
      one.removals.submit({ site_ids: [c] }),
    ]);
    assert.deepEqual([first.applied, third.applied], ["yes", "yes"]);
    assert.deepEqual(second.details, [named(1, b)], "it saw what the first had done");
    assert.equal(await posts(), 2);
    assert.deepEqual(await asked(sandbox), once([a, b, c]));
    const order = (await sandbox.log()).slice(before).map(({ method }) => method);
    assert.deepEqual(order, ["GET", "POST", "GET", "GET", "POST"], "never two at a time");
  }));

  test("forced and not forced are not equal", apart(async (world) => {
    const { sandbox, one, posts, askable } = await asking(world);
    const ids = { site_ids: askable };
    const [first] = await Promise.all([
      one.removals.submit(ids),
      fails(one.removals.submit(ids, { force: true }), { kind: "validation", status: 422 }),
    ]);
    assert.equal(first.applied, "yes");
    assert.equal(await posts(), 2);
    assert.deepEqual(await asked(sandbox), once(askable));
  }));

  test("sites that cannot be asked are refused by name, before it is sent", apart(async (world) => {
    const { one, posts, askable, refusing } = await asking(world);
    const [no, nor] = refusing;
    await fails(one.removals.submit({ site_ids: [no, askable[0], nor] }), {
      kind: "validation", status: undefined, mayHaveBeenApplied: false,
      details: [named(0, no), named(2, nor)],
    });
    await fails(one.removals.submit({ site_ids: [`${no}`] }), { details: [named(0, no)] });
    assert.equal(await posts(), 0);

    // The gateway's word then, which is the same here.
    await fails(one.removals.submit({ site_ids: [no] }, { force: true }), {
      kind: "validation", status: 422,
    });
    assert.equal(await posts(), 1);
    await fails(one.removals.submit({ site_ids: [no] }, { force: "yes" }), { kind: "misuse" });
    const forced = await one.removals.submit({ site_ids: askable }, { force: true });
    assert.equal(forced.applied, "yes");
    assert.equal(await posts(), 2);
  }));

  test("what it does not know is for the gateway to say", apart(async (world) => {
    const { sandbox, one, posts, askable } = await asking(world);
    await fails(one.removals.submit({ site_ids: [999_999] }), { kind: "validation", status: 422 });
    assert.equal(await posts(), 1);
    // A site that says nothing of itself may be asked.
    await sandbox.fault({
      ...STATUS, set: { pointer: "/sites/0/can_send_deletion_request", value: null },
    });
    await one.removals.submit({ site_ids: [askable[0]] });
    assert.deepEqual(await asked(sandbox), once([askable[0]]));
  }));

  test("not sent when the status cannot be read", apart(async (world) => {
    const { sandbox, one, posts, askable } = await asking(world, { maxRetries: 0 });
    await sandbox.fault({ ...STATUS, status: 503 });
    await fails(one.removals.submit({ site_ids: askable }), {
      kind: "server", mayHaveBeenApplied: false, route: ROUTES.scanStatus,
    });
    assert.equal(await posts(), 0);
  }));
});

describe("scans take turns", { concurrency: 5 }, () => {
  test("retries of several sites", apart(async (world) => {
    const { sandbox, one, sites } = await asking(world);
    const failed = sites.filter(({ scan_result: { status } }) => status === "SCAN_FAILED");
    const before = (await sandbox.log()).length;
    await Promise.all(failed.map(({ id }) => one.scan.retry(id)));
    const sent = (await sandbox.log()).slice(before).filter(({ method }) => method === "POST");
    const paths = sent.map(({ path }) => path);
    assert.deepEqual(paths, failed.map(({ id }) => `${ROUTES.scan}/${id}/retry`));
    // One whose id was given as text is the same site.
    await fails(one.scan.retry(`${failed[0].id}`), { kind: "conflict" });
  }));

  test("a start that is refused is not read back", apart(async ({ sandbox, client, sent }) => {
    const one = await client();
    await one.profile.create(PROFILE);
    await one.scan.start();
    await fails(one.scan.start(), { kind: "conflict", mayHaveBeenApplied: false });
    assert.equal((await sent("GET", ROUTES.scanStatus)).length, 2, "one before each");
    assert.equal((await sandbox.applied())[`POST ${ROUTES.scan}`], 1);
  }));
});
