// The session: whose code it is, who waits for whom, and what happens when no code comes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fails, timed } from "../support/assert.mjs";
import { PROFILE, VERSION, stage } from "../support/package.mjs";
import { ROUTES } from "../support/sandbox.mjs";

const world = stage();
const OTHER = "eve@user.example";
const LOGIN = "/api/v1/sso/login";
const ACCOUNT = { method: "GET", path: "/api/v1/account" };
const LATE_MS = 400;

const sent = async () => (await world.sandbox.log()).map(({ method, path }) => `${method} ${path}`);
const logins = async () => (await sent()).filter((line) => line === `POST ${LOGIN}`).length;
/** A page that was handed a code, and has no `getCode`. */
const handed = (options) => world.client({ getCode: undefined, ...options });
const code = (email = PROFILE.email) => world.sandbox.code(email);

/** Nothing but the login and the question whose it is was sent, and there is no session. */
async function isNobodys(client) {
  assert.equal(client.session.state, "none");
  await fails(client.profile.get(), { kind: "unauthenticated", status: undefined });
  assert.deepEqual(new Set(await sent()), new Set([`POST ${LOGIN}`, "GET /api/v1/account"]));
}

for (const [format, apiVersion] of [["standardized", VERSION], ["legacy", null]]) {
  test(`expectEmail, ${format}: right in any case`, async () => {
    const client = await handed({ apiVersion });
    const answer = await client.session.redeem(await code(), { expectEmail: " SIV@User.Example" });
    assert.equal(answer, undefined);
    assert.equal(client.session.state, "active");
    assert.equal((await client.onlineData.sites()).length, 25);
  });

  test(`expectEmail, ${format}: another's code, and its token is forgotten`, async () => {
    const client = await handed({ apiVersion });
    const planted = await code(OTHER);
    const error = await fails(client.session.redeem(planted, { expectEmail: PROFILE.email }), {
      kind: "account_mismatch", retryable: false, mayHaveBeenApplied: false, status: undefined,
    });
    const told = `${JSON.stringify(error)} ${error.message} ${error.stack}`;
    assert.ok(!told.includes(OTHER) && !told.includes(planted));
    await isNobodys(client);
  });
}

test("expectEmail: another's code leaves the session that there is", async () => {
  const client = await world.withProfile();
  const planted = client.session.redeem(await code(OTHER), { expectEmail: PROFILE.email });
  await fails(planted, { kind: "account_mismatch" });
  assert.equal(client.session.state, "active");
  assert.equal((await client.profile.get()).email, PROFILE.email);
  const mine = (await world.sandbox.log()).at(-1);
  assert.equal(mine.token_email, PROFILE.email);
});

test("expectEmail: a gateway that tells no address", async () => {
  for (const value of [null, { address: PROFILE.email }]) {
    await world.sandbox.fault({ ...ACCOUNT, set: { pointer: "/email", value } });
    const client = await handed();
    await client.session.redeem(await code(OTHER), { expectEmail: PROFILE.email });
    assert.equal(client.session.state, "active");
  }
});

test("expectEmail: when the account cannot be read, the token is not taken", async () => {
  await world.sandbox.fault({ ...ACCOUNT, times: 0, status: 503 });
  const client = await handed({ maxRetries: 1 });
  const redeem = async () => client.session.redeem(await code(), { expectEmail: PROFILE.email });
  await fails(redeem(), { kind: "server", route: ACCOUNT.path, mayHaveBeenApplied: false });
  assert.equal((await sent()).filter((line) => line.startsWith("GET")).length, 2, "it tried again");
  await isNobodys(client);

  await world.sandbox.clearFaults();
  await world.sandbox.fault({ ...ACCOUNT, status: 401 });
  await fails(redeem(), { kind: "unauthenticated", status: 401 });
  assert.equal(client.session.state, "none");
  await redeem();
  assert.equal(client.session.state, "active");
});

test("expectEmail: it needs no `allow`, and has to be text", async () => {
  const client = await handed({ allow: ["online-data"] });
  const planted = await code(OTHER);
  await world.unsent(() =>
    fails(client.session.redeem(planted, { expectEmail: 7 }), { kind: "misuse" }));
  await fails(client.session.redeem(planted, { expectEmail: PROFILE.email }), {
    kind: "account_mismatch",
  });
});

test("equal redeems are one, and others are not", async () => {
  const client = await handed();
  await world.sandbox.fault({ path: LOGIN, latency_ms: LATE_MS });
  const mine = await code();
  const redeem = () => client.session.redeem(mine, { expectEmail: PROFILE.email });
  await Promise.all([redeem(), redeem(), client.onlineData.sites()]);
  assert.equal(await logins(), 1);
  assert.equal((await sent()).filter((line) => line === "GET /api/v1/account").length, 1);
  await fails(redeem(), { kind: "unauthenticated" });
  assert.equal(await logins(), 2, "spent, and said so by the gateway");
});

test("who expects somebody is not served by who expects nobody", async () => {
  for (const ours of [undefined, { expectEmail: OTHER }]) {
    const client = await handed();
    await world.sandbox.fault({ path: LOGIN, latency_ms: LATE_MS });
    const planted = await code(OTHER);
    const [, checked] = await Promise.allSettled([
      client.session.redeem(planted, ours),
      client.session.redeem(planted, { expectEmail: PROFILE.email }),
    ]);
    assert.equal(checked.status, "rejected", "the code is another's, and nobody has said so");
  }
});

test("a late refusal of the old token does not renew again", async () => {
  const reasons = [];
  const client = await world.client({
    getCode: ({ reason }) => {
      reasons.push(reason);
      return code();
    },
  });
  await client.profile.create(PROFILE);
  await world.sandbox.revoke(PROFILE.email);
  await world.sandbox.fault({ method: "GET", path: ROUTES.profile, latency_ms: LATE_MS });
  const [profile, sites] = await Promise.all([client.profile.get(), client.onlineData.sites()]);
  assert.deepEqual([profile.city, sites.length], [PROFILE.city, 25]);
  assert.deepEqual(reasons, ["first", "expired"]);
  assert.equal(await logins(), 2);
  assert.equal((await sent()).filter((line) => line === `GET ${ROUTES.profile}`).length, 2);
});

test("a getCode that fails fails all who wait, and is asked again", async () => {
  const cause = new Error("no such session at the page's backend");
  const calls = [(c) => c.profile.get(), (c) => c.scan.start(), (c) => c.removals.list()];
  const failing = [
    // What fails before the others have asked is nothing to wait for.
    ["throws", () => { throw cause; }, calls.slice(0, 1)],
    ["rejects", () => new Promise((_, no) => setTimeout(no, 50, cause)), calls],
  ];
  for (const [how, fail, those] of failing) {
    let asked = 0;
    const client = await world.client({ getCode: () => (++asked === 1 ? fail() : code()) });
    await world.unsent(async () => {
      const settled = await Promise.allSettled(those.map((call) => call(client)));
      for (const { reason } of settled) {
        const error = await fails(Promise.reject(reason), {
          kind: "unauthenticated", status: undefined, mayHaveBeenApplied: false,
        });
        assert.equal(error.cause, cause, how);
        assert.ok(!JSON.stringify(error).includes("backend"), "a cause is not for logs");
      }
    });
    assert.equal(asked, 1);
    assert.equal(client.session.state, "none");
    assert.equal((await client.onlineData.sites()).length, 25);
    assert.equal(asked, 2);
  }
});

test("a getCode that gives no code", async () => {
  for (const none of [undefined, null, "", "line\nbreak", "ö", 7, { code: "x" }]) {
    const client = await world.client({ getCode: () => none });
    await world.unsent(() => fails(client.profile.get(), { kind: "misuse", field: "getCode" }));
  }
});

test("a getCode that never answers has the call's whole time, and is told", async () => {
  let signal;
  const client = await world.client({
    totalTimeoutMs: LATE_MS,
    getCode: (context) => {
      ({ signal } = context);
      return new Promise(() => {});
    },
  });
  const ms = await timed(() => world.unsent(() =>
    fails(client.profile.get(), { kind: "timeout", mayHaveBeenApplied: false })));
  assert.ok(ms < 2 * LATE_MS, `${ms} ms`);
  assert.equal(signal.aborted, true);
});

test("one that fails in the middle of a session: the old token is not used again", async () => {
  let works = true;
  const client = await world.client({
    getCode: () => (works ? code() : Promise.reject(new Error("signed out"))),
  });
  await client.profile.create(PROFILE);
  await world.sandbox.revoke(PROFILE.email);
  works = false;
  await fails(client.profile.get(), { kind: "unauthenticated" });
  assert.equal(client.session.state, "expired");
  await world.unsent(() => fails(client.profile.get(), { kind: "unauthenticated" }));
  works = true;
  assert.equal((await client.profile.get()).city, PROFILE.city);
});

test("disposal ends it, and what is under way", async () => {
  // What `await using` does at the end of its block; this Node cannot read the words themselves.
  const client = await world.withProfile();
  await world.sandbox.fault({ path: ROUTES.profile, latency_ms: 3_000 });
  const slow = fails(client.profile.get(), { kind: "ended" });
  const watch = client.scan.watch();
  await watch.next();
  const waiting = watch.next();
  const ms = await timed(async () => {
    assert.equal(await client[Symbol.asyncDispose](), undefined);
    await slow;
    await waiting;
  });
  assert.ok(ms < LATE_MS, `${ms} ms`);
  assert.equal(client.session.state, "ended");
  assert.equal(watch.ended, true);
  assert.equal(await client[Symbol.asyncDispose](), undefined, "and again");
  await world.unsent(() => fails(client.profile.get(), { kind: "ended" }));
});
