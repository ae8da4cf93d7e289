// The service account's session: who logs in when, how often, and what is kept for the next client.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fails, timed } from "../support/assert.mjs";
import { PROFILE, VERSION } from "../support/package.mjs";
import { ACCOUNT, LOGIN, SERVICE, spy, stage } from "../support/partner.mjs";
import { sleep } from "../support/pool.mjs";

const world = stage();
const SLOW_MS = 400;
const CARDS = `${ACCOUNT}/{account_id}/credit-cards`;
const EMAILS = `${ACCOUNT}/{account_id}/email-watchlist`;

test("it logs in at once, with name and password in the body alone", async () => {
  for (const apiVersion of [VERSION, null]) {
    await world.sandbox.reset();
    const { seen, fetch } = spy();
    const crm = await world.client({ apiVersion, fetch });
    assert.equal(crm.session.state, "active");
    const [{ url, body, headers }, ...more] = seen;
    assert.deepEqual([url, JSON.parse(body), more], [world.sandbox.url + LOGIN, SERVICE, []]);
    assert.equal(headers.authorization, undefined);
    const [entry] = await world.sandbox.log();
    assert.deepEqual([entry.has_authorization, entry.api_version, entry.query],
      [false, apiVersion, null]);
  }
});

test("a password that is not ASCII is sent as it is", async () => {
  const odd = { username: "tjänst", password: "lösen-🔑-\"\\\n" };
  const { seen, fetch } = spy(async () => new Response('{"data":{"token":"1|abc"}}'));
  const crm = await world.client({ ...odd, fetch });
  assert.deepEqual([crm.session.state, JSON.parse(seen[0].body)], ["active", odd]);
});

for (const given of [{ password: "guess" }, { username: "somebody" }]) {
  const [field] = Object.keys(given);
  test(`the wrong ${field}: unauthenticated, once`, async () => {
    await fails(world.client(given), {
      kind: "unauthenticated", status: 401, route: LOGIN, retryable: false,
      mayHaveBeenApplied: false,
    });
    assert.equal(await world.logins(), 1);
  });
}

test("options that will not do name themselves, and nothing is sent", async () => {
  const wrong = [
    ["username", { username: "" }], ["username", { username: 7 }],
    ["password", { password: undefined }], ["password", { password: ["x"] }],
    ["onToken", { onToken: "later" }], ["token", { token: null }],
    ["baseUrl", { baseUrl: "http://api.partner.example" }], ["timeoutMs", { timeoutMs: -1 }],
    ["fetch", { fetch: {} }], ["signal", { signal: {} }], ["apiVersion", { apiVersion: 1 }],
  ];
  for (const [field, options] of wrong) {
    await fails(world.client(options), { kind: "misuse", field });
  }
  for (const options of [undefined, null, "x"]) {
    await fails(world.server.crmLogin(options), { kind: "misuse" });
  }
  await world.silent();
});

test("a revoked token: ten calls at once, one login, each sent once more", async () => {
  const { crm, id } = await world.withAccount();
  await world.revokeCrm();
  const write = (n) => crm.watchlists.email.add(id, { email: `n${n}@mail.example` });
  const calls = [0, 1, 2, 3, 4].flatMap((n) => [crm.cards.list(id), write(n)]);
  await Promise.all(calls);
  assert.equal(await world.logins(), 2);
  const statuses = async (method, route) =>
    (await world.sent(method, route)).map(({ status }) => status).sort();
  assert.deepEqual(await statuses("GET", CARDS), [...Array(5).fill(200), ...Array(5).fill(401)]);
  const written = await statuses("POST", EMAILS);
  assert.deepEqual([written.length, written.filter((status) => status === 401).length], [10, 5]);
  assert.equal((await crm.watchlists.email.list(id)).length, 5, "each was done once");
  assert.equal(crm.session.state, "active");
});

test("a late refusal of the old token does not log in again", async () => {
  const { crm, id } = await world.withAccount();
  await world.revokeCrm();
  await world.sandbox.fault({ method: "GET", path: CARDS, latency_ms: SLOW_MS });
  await Promise.all([crm.cards.list(id), crm.watchlists.email.list(id)]);
  assert.equal(await world.logins(), 2);
});

test("401 for good: one login, one more try, and the word of it", async () => {
  const { crm, id } = await world.withAccount();
  await world.sandbox.fault({ method: "POST", path: EMAILS, status: 401, times: 0 });
  const add = crm.watchlists.email.add(id, { email: PROFILE.email });
  await fails(add, { kind: "unauthenticated", status: 401, mayHaveBeenApplied: false });
  assert.equal((await world.sent("POST", EMAILS)).length, 2);
  assert.equal(await world.logins(), 2);
});

test("a password that was changed meanwhile: all calls fail, by one login", async () => {
  const { crm, id } = await world.withAccount();
  await world.revokeCrm();
  await world.sandbox.fault({ path: LOGIN, status: 401, times: 0 });
  const calls = Array.from({ length: 5 }, () => crm.cards.list(id));
  for (const call of calls) await fails(call, { kind: "unauthenticated" });
  assert.equal(await world.logins(), 2);
  assert.equal(crm.session.state, "expired");
  await fails(crm.cards.list(id), { kind: "unauthenticated", mayHaveBeenApplied: false });
  assert.equal(await world.logins(), 2, "nor is the password tried again, for a while");
  assert.equal((await world.sent("GET", CARDS)).length, 5, "the refused token is not sent again");
  await world.sandbox.clearFaults();
  assert.deepEqual(await (await world.client()).cards.list(id), [], "another client is another try");
});

test("onToken is told of every token, and the next client does without a login", async () => {
  const told = [];
  const { crm, id } = await world.withAccount({ onToken: (token) => told.push(token) });
  assert.equal(told.length, 1);
  const next = await world.client({ token: told[0], onToken: (token) => told.push(token) });
  assert.equal(next.session.state, "active");
  assert.deepEqual(await next.cards.list(id), []);
  assert.deepEqual([await world.logins(), told.length], [1, 1]);

  await world.revokeCrm();
  const late = await world.client({ token: told[0], onToken: (token) => told.push(token) });
  assert.deepEqual(await late.cards.list(id), []);
  assert.deepEqual([await world.logins(), told.length], [2, 2]);
  assert.deepEqual(await crm.cards.list(id), []);
  assert.deepEqual([await world.logins(), told.length], [3, 3], "each client has its own");
  assert.deepEqual(told.map(({ kind }) => kind), ["crm", "crm", "crm"]);
});

test("with a token, name and password must be there: it is replaced one day", async () => {
  let token;
  await world.client({ onToken: (made) => { token = made; } });
  await world.unsent(() =>
    fails(world.client({ token, password: undefined }), { kind: "misuse", field: "password" }));
});

test("an onToken that throws does not cost the token", async () => {
  const crm = await world.client({ onToken: () => { throw new Error("no room"); } });
  assert.equal(crm.session.state, "active");
  assert.deepEqual(await crm.cards.list("7").catch(({ kind }) => kind), "not_found");
});

test("end stops what is under way, says so, and forgets the token", async () => {
  const { crm, id } = await world.withAccount();
  await world.sandbox.fault({ path: `${ACCOUNT}/${id}`, times: 0, latency_ms: 3_000 });
  const calls = [
    [crm.cards.list(id), false], [crm.watchlists.email.add(id, { email: PROFILE.email }), true],
  ];
  const ended = calls.map(([call, mayHaveBeenApplied]) =>
    fails(call, { kind: "ended", mayHaveBeenApplied }));
  await sleep(100);
  const ms = await timed(async () => {
    assert.equal(crm.session.end(), undefined);
    await Promise.all(ended);
  });
  assert.ok(ms < SLOW_MS, `${ms} ms`);
  assert.equal(crm.session.state, "ended");
  crm.session.end();
  await world.unsent(async () => {
    await fails(crm.cards.list(id), { kind: "ended", mayHaveBeenApplied: false });
    await fails(crm.request("GET", `${ACCOUNT}/${id}/credit-cards`), { kind: "ended" });
  });
});

test("end while it logs in again: who waits is told, and no token is taken", async () => {
  const told = [];
  const { crm, id } = await world.withAccount({ onToken: (token) => told.push(token) });
  await world.revokeCrm();
  await world.sandbox.fault({ path: LOGIN, latency_ms: SLOW_MS });
  const waiting = fails(crm.cards.list(id), { kind: "ended" });
  await sleep(SLOW_MS / 2);
  crm.session.end();
  await waiting;
  await sleep(SLOW_MS);
  assert.deepEqual([crm.session.state, told.length], ["ended", 1]);
});

test("disposal is an end; one client's end is not another's", async () => {
  const { crm, id } = await world.withAccount();
  const other = await world.client();
  assert.equal(await crm[Symbol.asyncDispose](), undefined);
  assert.equal(crm.session.state, "ended");
  assert.deepEqual(await other.cards.list(id), []);
});

test("the names of a client cannot be changed", async () => {
  const crm = await world.client();
  for (const noun of [crm, crm.watchlists, crm.watchlists.email, crm.cards]) {
    assert.ok(Object.isFrozen(noun));
  }
  assert.throws(() => { crm.session.state = "none"; }, TypeError);
  assert.throws(() => { crm.session.end = () => {}; }, TypeError);
});
