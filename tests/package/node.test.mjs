// The journey, call by call, with the installed package in Node.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fails } from "../support/assert.mjs";
import { PROFILE, required, stage } from "../support/package.mjs";

const world = stage();

test("import and require give the same names, and a client each", async () => {
  const byRequire = required();
  const names = (exported) => Object.keys(exported)
    .filter((name) => name !== "default" && name !== "module.exports" && name !== "__esModule")
    .sort();
  assert.deepEqual(names(byRequire), names(world.package));
  assert.equal(typeof byRequire.connect, "function");
  const client = await byRequire.connect({
    baseUrl: world.sandbox.url,
    getCode: () => world.sandbox.code(PROFILE.email),
  });
  const error = await fails(client.profile.get(), { kind: "not_found", status: 404 });
  assert.ok(world.package.isDefentryError(error), "across two copies of the module");
  assert.ok(!world.package.isDefentryError(new Error("another")));
  assert.ok(!world.package.isDefentryError(undefined));
});

test("what a client shows holds no token", async () => {
  const client = await world.withProfile();
  const seen = [];
  const walk = (value, depth) => {
    if (value === null || !["object", "function"].includes(typeof value) || depth > 4) return;
    for (const key of Reflect.ownKeys(value)) {
      seen.push(String(key));
      let inner;
      try {
        inner = value[key];
      } catch {
        continue;
      }
      if (typeof inner === "string") seen.push(inner);
      walk(inner, depth + 1);
    }
  };
  walk(client, 0);
  walk(world.package, 0);
  assert.ok(seen.length > 10);
  for (const text of seen) assert.doesNotMatch(text, /2\||[A-Za-z0-9]{40}/);
  for (const name of ["free", "memory", "initSync", "__wbg_ptr"]) {
    assert.ok(!seen.includes(name), `${name} is out in the open`);
  }
  assert.equal(client.session.state, "active");
});

test("profile: create, get, update, ensure, delete", async () => {
  const client = await world.client();
  const created = await client.profile.create(PROFILE);
  assert.equal(created.city, "Stockholm");
  await fails(client.profile.create(PROFILE), { kind: "conflict", status: 409 });

  const read = await client.profile.get();
  for (const [field, value] of Object.entries(PROFILE)) assert.equal(read[field], value);

  const updated = await client.profile.update({ ...PROFILE, city: "Malmö" });
  assert.equal(updated.city, "Malmö");

  const writes = async () => Object.values(await world.sandbox.applied()).reduce((a, b) => a + b);
  const before = await writes();
  await client.profile.ensure({ ...PROFILE, city: "Malmö" });
  assert.equal(await writes(), before, "what is right already is not written again");
  const ensured = await client.profile.ensure(PROFILE);
  assert.equal(ensured.city, "Stockholm");

  assert.equal(await client.profile.delete({ confirm: true }), undefined);
  await fails(client.profile.get(), { kind: "not_found", status: 404 });
  assert.equal((await client.profile.ensure(PROFILE)).city, "Stockholm", "and creates");
});

test("profile.ensure: two at once, as when an effect runs twice, make one profile", async () => {
  const client = await world.client();
  const both = await Promise.all([client.profile.ensure(PROFILE), client.profile.ensure(PROFILE)]);
  assert.deepEqual(both.map(({ city }) => city), [PROFILE.city, PROFILE.city]);
  const other = { ...PROFILE, city: "Lund" };
  await client.profile.delete({ confirm: true });
  await Promise.all([client.profile.ensure(PROFILE), client.profile.ensure(other)]);
  assert.ok([PROFILE.city, other.city].includes((await client.profile.get()).city));
});

test("online data: status and sites", async () => {
  const client = await world.withProfile();
  assert.equal((await client.onlineData.status()).has_profile, true);
  const sites = await client.onlineData.sites();
  assert.equal(sites.length, 25);
  assert.deepEqual(Object.keys(sites[0]).sort(), ["id", "name", "url"]);
});

test("scan: start, status, retry, retryFailed", async () => {
  const client = await world.scanned();
  const { sites } = await client.scan.status();
  assert.equal(sites.length, 25);
  const failed = sites.filter(({ scan_result: { status } }) => status === "SCAN_FAILED");
  assert.equal(failed.length, 3);
  for (const { scan_result: { is_data_found: found, data } } of sites) {
    // The gateway's `[]` for "nothing" has become null.
    assert.equal(data === null, !found);
    if (found) assert.equal(data.firstName, "Siv");
  }
  const retried = await client.scan.retry(failed[0].id);
  assert.equal(retried.applied, "yes");
  const rest = await client.scan.retryFailed({ limit: 1 });
  assert.deepEqual(rest, { retried: [failed[1].id], skipped: [failed[2].id] });
  await fails(client.scan.retry(failed[0].id), { kind: "conflict" });
  await world.sandbox.advance(5_000);
  const after = (await client.scan.status()).sites.filter((site) =>
    site.scan_result.status === "SCAN_FAILED");
  assert.deepEqual(after.map(({ id }) => id), [failed[2].id]);
});

test("scan.watch: first at once, then changes, to the end", { timeout: 60_000 }, async () => {
  const client = await world.withProfile();
  assert.equal((await client.scan.start()).applied, "yes");
  await world.sandbox.speed(6);
  const seen = [];
  for await (const snapshot of client.scan.watch({ intervalMs: 1_000 })) seen.push(snapshot);
  assert.ok(seen.length >= 3, "it was seen on its way");
  assert.equal(seen[0].changed.length, 25);
  const settled = seen.map(({ overview }) => overview.settled);
  assert.deepEqual(settled, [...settled].sort((a, b) => a - b), "it only moves on");
  const { sites, overview, stalled } = seen.at(-1);
  assert.equal(sites.length, 25);
  assert.equal(stalled, false);
  assert.deepEqual(
    { total: overview.total, settled: overview.settled, scanning: overview.scanning },
    { total: 25, settled: 25, scanning: false },
  );
  assert.deepEqual(overview.counts, { failed: 3, clear: 14, found: 8 });
  assert.deepEqual(overview.sites.map(({ id }) => id), sites.map(({ id }) => id));
  const found = overview.sites.filter(({ state }) => state === "found");
  assert.ok(found.every(({ canRequestRemoval, removal }) => canRequestRemoval && removal === null));
});

test("signing and removals, to the history", { timeout: 60_000 }, async () => {
  const client = await world.scanned();
  await fails(client.signing.status(), { kind: "not_found" });
  await world.sandbox.signing(PROFILE.email, "hold");
  const initiated = await client.signing.initiate();
  assert.equal(typeof initiated.order_ref, "string");
  assert.equal((await client.signing.order()).order_ref, initiated.order_ref);
  assert.equal((await client.signing.status()).status, "PENDING");

  const { sites } = await client.scan.status();
  const siteIds = sites.filter((site) => site.can_send_deletion_request).map(({ id }) => id);
  assert.equal(siteIds.length, 8);
  await fails(client.removals.submit({ site_ids: siteIds }), { kind: "conflict" });

  const phases = [];
  for await (const { phase, raw } of client.signing.watch({ intervalMs: 1_000 })) {
    phases.push([phase, raw.status]);
    if (phase === "pending") await world.sandbox.signing(PROFILE.email, "sign");
  }
  assert.deepEqual(phases, [["pending", "PENDING"], ["signed", "SIGNED"]]);

  const submitted = await client.removals.submit({ site_ids: siteIds });
  assert.ok(["yes", "reconciled"].includes(submitted.applied));
  assert.ok("result" in submitted);
  await world.sandbox.advance(70_000);
  const list = await client.removals.list();
  assert.deepEqual(list.map(({ site_id: id }) => id).sort(), [...siteIds].sort());
  const byStatus = Object.groupBy?.(list, ({ status }) => status)
    ?? list.reduce((all, it) => ({ ...all, [it.status]: [...(all[it.status] ?? []), it] }), {});
  assert.equal(byStatus.USER_MANUAL_INSTRUCTIONS_SENT.length, 2);
  assert.equal(byStatus.DATA_REAPPEARED_DETECTED.length, 1);
  assert.equal(byStatus.DATA_REMOVED_VERIFIED.length, 5);

  for await (const { overview } of client.scan.watch()) {
    assert.equal(overview.counts.needs_user, 2);
    assert.equal(overview.counts.reappeared, 1);
    assert.equal(overview.counts.removed, 5);
    const back = overview.sites.find(({ state }) => state === "reappeared");
    assert.equal(back.everRemoved !== undefined && back.canRequestRemoval, true);
    assert.match(back.since, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  }

  const events = (await client.events.list()).map(({ type }) => type);
  for (const type of ["PROFILE_CREATED", "SCAN_FINISHED", "SIGNATURE_SIGNED"]) {
    assert.ok(events.includes(type), type);
  }
});

test("redeem takes a code of the page's own; end forgets, and stays the end", async () => {
  const client = await world.client({ getCode: undefined });
  assert.equal(client.session.state, "none");
  await fails(client.profile.get(), { kind: "unauthenticated" });
  const code = await world.sandbox.code(PROFILE.email);
  await client.session.redeem(code);
  assert.equal(client.session.state, "active");
  await client.profile.create(PROFILE);
  await fails(client.session.redeem(code), { kind: "unauthenticated" });

  client.session.end();
  client.session.end();
  assert.equal(client.session.state, "ended");
  const before = (await world.sandbox.log()).length;
  await fails(client.profile.get(), { kind: "ended" });
  await fails(client.session.redeem(await world.sandbox.code(PROFILE.email)), { kind: "ended" });
  assert.equal((await world.sandbox.log()).length, before, "nothing is sent after the end");
});

test("overlapping calls share one login, and one renewal", async () => {
  const reasons = [];
  const client = await world.client({
    getCode: ({ reason, signal }) => {
      assert.equal(typeof signal.aborted, "boolean");
      reasons.push(reason);
      return world.sandbox.code(PROFILE.email);
    },
  });
  const many = () => Promise.all([
    client.onlineData.sites(), client.onlineData.status(), client.events.list(),
    client.removals.list(), client.scan.status(), client.onlineData.sites(),
    client.onlineData.status(), client.events.list(),
  ]);
  const first = await many();
  assert.deepEqual(first[0], first[5]);
  assert.deepEqual(reasons, ["first"]);
  await world.sandbox.revoke(PROFILE.email);
  assert.deepEqual(await many(), first);
  assert.deepEqual(reasons, ["first", "expired"]);
  const logins = (await world.sandbox.log()).filter(({ path }) => path === "/api/v1/sso/login");
  assert.equal(logins.length, 2);
  assert.deepEqual(await world.sandbox.unmatched(), []);
});
