// Writes whose answer is lost: they are read back, or say that they may have been applied.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { POST, STATUS, asked, asking, once } from "../support/asking.mjs";
import { fails } from "../support/assert.mjs";
import { VERSION } from "../support/package.mjs";
import { apart } from "../support/pool.mjs";
import { ROUTES } from "../support/sandbox.mjs";

/** Each write: how it is called, its route, and the sites it is about. */
const WRITES = {
  "removals.submit": ({ askable }) => ({
    path: ROUTES.removals, run: (one) => one.removals.submit({ site_ids: askable }),
  }),
  "scan.start": () => ({ path: ROUTES.scan, run: (one) => one.scan.start() }),
  "scan.retry": ({ sites }) => {
    const { id } = sites.find(({ scan_result: { status } }) => status === "SCAN_FAILED");
    return { path: `${ROUTES.scan}/${id}/retry`, run: (one) => one.scan.retry(id) };
  },
};

describe("an answer that is lost", { concurrency: 6 }, () => {
  for (const [name, write] of Object.entries(WRITES)) {
    const prepared = async (world, options) => {
      const { sandbox, one, sent, ...state } = await asking(world, options);
      const { path, run } = write(state);
      const before = (await sent("POST", path)).length;
      const posts = async () => (await sent("POST", path)).slice(before);
      const lose = (reset) => sandbox.fault({ method: "POST", path, reset });
      return { ...state, sandbox, one, lose, run, posts };
    };

    for (const [format, apiVersion] of [["standardized", VERSION], ["legacy", null]]) {
      test(`${name}, applied, ${format}: it is read back`, apart(async (world) => {
        const { sandbox, one, lose, run, posts, askable } = await prepared(world, { apiVersion });
        await lose("after");
        const both = await Promise.all([run(one), run(one)]);
        assert.deepEqual(both, [{ applied: "reconciled", result: null },
          { applied: "reconciled", result: null }]);
        assert.deepEqual((await posts()).map(({ applied }) => applied), [true]);
        assert.deepEqual(await asked(sandbox), name === "removals.submit" ? once(askable) : {});
      }));
    }

    test(`${name}, not applied: it says that it does not know, and repeats nothing`, apart(
      async (world) => {
        const { sandbox, one, lose, run, posts } = await prepared(world);
        await lose("before");
        const [first] = await Promise.all([
          fails(run(one), { kind: "network", mayHaveBeenApplied: true }),
          fails(run(one), { kind: "network", mayHaveBeenApplied: true }),
        ]);
        assert.ok(first.cause instanceof Error, "what the runtime said");
        assert.deepEqual((await posts()).map(({ applied }) => applied), [false]);
        assert.deepEqual(await asked(sandbox), {});
        assert.equal((await run(one)).applied, "yes", "and can be asked again");
      },
    ));

    test(`${name}, equal ones share a flight`, apart(async (world) => {
      const { one, run, posts } = await prepared(world);
      const all = await Promise.all([run(one), run(one), run(one)]);
      assert.deepEqual(all.map(({ applied }) => applied), ["yes", "yes", "yes"]);
      assert.equal((await posts()).length, 1);
    }));
  }

  test("a start, not applied, beside a retry that is under way", apart(async (world) => {
    const { sandbox, one, sites } = await asking(world);
    await sandbox.speed(0);
    const { id } = sites.find(({ scan_result: { status } }) => status === "SCAN_FAILED");
    await one.scan.retry(id);
    const before = (await sandbox.applied())[`POST ${ROUTES.scan}`];
    await sandbox.fault({ method: "POST", path: ROUTES.scan, reset: "before" });
    await fails(one.scan.start(), { kind: "network", mayHaveBeenApplied: true });
    assert.equal((await sandbox.applied())[`POST ${ROUTES.scan}`], before, "one site, not all");
  }));

  test("the state shows it only later", apart(async (world) => {
    const { sandbox, one, posts, sites, askable: [a] } = await asking(world);
    const index = sites.findIndex(({ id }) => id === a);
    // Behind the read before it comes the first that is read back: it does not show it yet.
    const set = { pointer: `/sites/${index}/removal_requests`, value: [] };
    await sandbox.fault({ ...STATUS, skip: 1, times: 1, set });
    await sandbox.fault({ ...POST, reset: "after" });
    assert.equal((await one.removals.submit({ site_ids: [a] })).applied, "reconciled");
    assert.equal(await posts(), 1);
  }));
});

/** One site was asked, its data came back, and it can be asked again. */
async function reappeared(world) {
  const state = await asking(world);
  await state.one.removals.submit({ site_ids: state.askable });
  await state.sandbox.advance(61_000);
  const { sites } = await state.one.scan.status();
  const index = sites.findIndex((site) => site.can_send_deletion_request);
  return { ...state, id: sites[index].id, pointer: `/sites/${index}/id` };
}

describe("sites without ids are not taken for what was asked", { concurrency: 5 }, () => {
  test("a request of long ago, on a site not seen before", apart(async (world) => {
    const { sandbox, one, id, pointer } = await reappeared(world);
    await sandbox.fault({ ...STATUS, times: 1, set: { pointer, value: null } });
    await sandbox.fault({ ...POST, reset: "before" });
    await fails(one.removals.submit({ site_ids: [id] }), {
      kind: "network", mayHaveBeenApplied: true,
    });
    assert.equal((await asked(sandbox))[id], 1, "long ago");
  }));

  test("a submit whose sites cannot be told", apart(async (world) => {
    const { sandbox, one, posts, id, pointer } = await reappeared(world);
    await sandbox.fault({ ...STATUS, times: 0, set: { pointer, value: null } });
    await sandbox.fault({ ...POST, reset: "after" });
    await fails(one.removals.submit({ site_ids: [id] }), {
      kind: "network", mayHaveBeenApplied: true,
    });
    assert.equal((await asked(sandbox))[id], 2, "long ago, and now");
    assert.equal(await posts(), 2);
  }));

  test("a retry of a site that cannot be told", apart(async (world) => {
    const { sandbox, one, sites } = await asking(world);
    const index = sites.findIndex(({ scan_result: { status } }) => status === "SCAN_FAILED");
    const { id } = sites[index];
    const set = { pointer: `/sites/${index}/id`, value: null };
    await sandbox.fault({ ...STATUS, times: 0, set });
    await sandbox.fault({ method: "POST", path: `${ROUTES.scan}/${id}/retry`, reset: "after" });
    await fails(one.scan.retry(id), { kind: "network", mayHaveBeenApplied: true });
  }));
});
