// The service account when something is wrong: what is tried again, what never, and what is told.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fails, timed } from "../support/assert.mjs";
import { PROFILE, VERSION } from "../support/package.mjs";
import { ACCOUNT, LOGIN, stage } from "../support/partner.mjs";

const world = stage();
const EMAILS = `${ACCOUNT}/{account_id}/email-watchlist`;
const EMAIL = { email: "siv@mail.example" };
const post = { method: "POST", path: EMAILS };
const get = { method: "GET", path: EMAILS };

/** How often the route was asked, and how many of that were done. */
async function counts({ method, path }) {
  const entries = await world.sent(method, path);
  return [entries.length, entries.filter(({ applied }) => applied).length];
}

const LOST = [
  ["reset before", { reset: "before" }, "network", 0],
  ["reset after", { reset: "after" }, "network", 1],
  ["reset during", { reset: "during" }, "network", 1],
  ["503", { status: 503 }, "server", 0],
  ["504, yet applied", { status: 504, applied: true }, "server", 1],
  ["garbage", { body: "<html>", content_type: "text/html" }, "decode", 1],
];

for (const [format, apiVersion] of [["standardized", VERSION], ["legacy", null]]) {
  for (const [name, kind, expected, done] of LOST) {
    test(`a write whose answer is lost, ${name}, ${format}: told, not repeated`, async () => {
      const { crm, id } = await world.withAccount({ apiVersion });
      await world.sandbox.fault({ ...post, ...kind });
      await fails(crm.watchlists.email.add(id, EMAIL), {
        kind: expected, mayHaveBeenApplied: true, route: EMAILS,
      });
      assert.deepEqual(await counts(post), [1, done]);
    });
  }

  test(`reads are tried again, ${format}`, async () => {
    const { crm, id } = await world.withAccount({ apiVersion });
    for (const kind of [{ reset: "before" }, { reset: "after" }, { status: 503 }]) {
      const [before] = await counts(get);
      await world.sandbox.fault({ ...get, ...kind });
      assert.deepEqual(await crm.watchlists.email.list(id), []);
      assert.equal((await counts(get))[0], before + 2);
    }
  });

  test(`what is throttled comes again, also a write, ${format}`, async () => {
    const { crm, id } = await world.withAccount({ apiVersion });
    await world.sandbox.fault({ ...post, throttle: true, retry_after: 1 });
    let added;
    const ms = await timed(async () => { added = await crm.watchlists.email.add(id, EMAIL); });
    assert.equal(added.email, EMAIL.email);
    assert.ok(ms >= 990, `${ms} ms`);
    assert.deepEqual(await counts(post), [2, 1]);
    await world.sandbox.fault({ ...get, throttle: true, retry_after: 3_600 });
    await fails(crm.watchlists.email.list(id), {
      kind: "rate_limited", retryAfterMs: 3_600_000, retryable: true,
    });
  });
}

test("every write is sent once, whatever is lost", async () => {
  const { crm, id } = await world.withAccount(undefined, { ssn: "19121212-1212" });
  const { passport } = crm.watchlists;
  const { id: item } = await passport.add(id, { passport_number: "A1", country_code: "SE",
    expiry_date: "2031-05-17" });
  const writes = {
    create: () => crm.accounts.create({ email: "eve@user.example" }),
    update: () => passport.update(id, item, { expiry_date: "2036-05-17" }),
    activate: () => crm.ssnMonitoring.activate(id),
    deactivate: () => crm.ssnMonitoring.deactivate(id),
    remove: () => passport.remove(id, item),
  };
  for (const [name, write] of Object.entries(writes)) {
    const before = (await world.sandbox.log()).length;
    await world.sandbox.fault({ reset: "after" });
    await fails(write(), { kind: "network", mayHaveBeenApplied: true });
    const after = (await world.sandbox.log()).slice(before);
    assert.deepEqual(after.map(({ applied }) => applied), [true], name);
  }
});

test("a login that is lost: not repeated, and the write behind it was never sent", async () => {
  await world.sandbox.fault({ path: LOGIN, reset: "after" });
  await fails(world.client(), { kind: "network", route: LOGIN });
  assert.equal(await world.logins(), 1);
  const { crm, id } = await world.withAccount();
  await world.revokeCrm();
  await world.sandbox.fault({ path: LOGIN, reset: "before" });
  const add = () => crm.watchlists.email.add(id, EMAIL);
  await fails(add(), { kind: "network", mayHaveBeenApplied: false });
  assert.equal((await add()).email, EMAIL.email, "and the next call logs in");
});

test("a login that is throttled comes again; one that gives no token is told", async () => {
  await world.sandbox.fault({ path: LOGIN, throttle: true });
  assert.equal((await world.client()).session.state, "active");
  for (const body of ["{}", '{"token":7}', '{"token":""}', '{"token":"a b"}', '{"token":"å"}']) {
    await world.sandbox.fault({ path: LOGIN, status: 200, body });
    const error = await fails(world.client(), { kind: "decode", route: LOGIN });
    assert.deepEqual(error.details.map(({ field }) => field), ["token"], body);
  }
});

test("the network is down, with no gateway at all", async () => {
  const offline = () => Promise.reject(new TypeError("fetch failed"));
  await fails(world.client({ fetch: offline }), { kind: "network", retryable: true });
  await fails(world.client({ baseUrl: "http://127.0.0.1:9" }), { kind: "network" });
  let down = false;
  const send = (...args) => (down ? offline() : fetch(...args));
  const { crm, id } = await world.withAccount({ fetch: send, maxRetries: 1 });
  down = true;
  await fails(crm.cards.list(id), { kind: "network", mayHaveBeenApplied: false });
  await fails(crm.watchlists.email.add(id, EMAIL), { kind: "network", mayHaveBeenApplied: true });
});

test("an abort, before and on the way, of a call and of a login", async () => {
  const { crm, id } = await world.withAccount();
  const signal = AbortSignal.abort(new Error("enough"));
  await world.unsent(async () => {
    await fails(crm.cards.list(id, { signal }), { kind: "aborted", mayHaveBeenApplied: false });
    await fails(crm.watchlists.email.add(id, EMAIL, { signal }), { kind: "aborted" });
  });
  await world.sandbox.fault({ times: 0, latency_ms: 3_000 });
  const tries = [
    [(o) => crm.cards.list(id, o), false], [(o) => crm.watchlists.email.add(id, EMAIL, o), true],
    [(o) => world.client(o), false],
  ];
  for (const [call, mayHaveBeenApplied] of tries) {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 100);
    const ms = await timed(() => fails(call({ signal: controller.signal }), {
      kind: "aborted", mayHaveBeenApplied,
    }));
    assert.ok(ms < 1_500, `${ms} ms`);
  }
});

test("a login that is aborted before it begins is not sent", async () => {
  const signal = AbortSignal.abort();
  await fails(world.client({ signal }), { kind: "aborted", mayHaveBeenApplied: false });
  await world.silent();
});

test("timeouts: of a call, of an attempt, of everything", async () => {
  const { crm, id } = await world.withAccount({ maxRetries: 0 });
  await world.sandbox.fault({ times: 0, latency_ms: 3_000 });
  await fails(crm.cards.list(id, { timeoutMs: 100 }), { kind: "timeout", retryable: true });
  await fails(crm.watchlists.email.add(id, EMAIL, { timeoutMs: 100 }), {
    kind: "timeout", mayHaveBeenApplied: true,
  });
  await fails(world.client({ timeoutMs: 100 }), { kind: "timeout", route: LOGIN });
  const total = { totalTimeoutMs: 300, maxRetries: 9, timeoutMs: 2_000 };
  const ms = await timed(() => fails(world.client(total), { kind: "timeout" }));
  assert.ok(ms < 1_500, `${ms} ms`);
  await fails(crm.cards.list(id, { timeoutMs: -1 }), { kind: "misuse", field: "timeoutMs" });
});

test("a CRM token where it is not wanted is forbidden, and is not renewed for it", async () => {
  const { crm, id } = await world.withAccount();
  await world.sandbox.fault({ ...get, status: 403 });
  await fails(crm.watchlists.email.list(id), { kind: "forbidden", status: 403 });
  assert.deepEqual([await world.logins(), (await counts(get))[0]], [1, 1]);
  assert.equal(crm.session.state, "active");
  await fails(crm.accounts.create({ email: PROFILE.email }), { kind: "conflict" });
});
