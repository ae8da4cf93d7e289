// `connectAs`: the app client on a server, on behalf of one user, with tokens that were minted.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { test } from "node:test";
import { promisify } from "node:util";
import { fails, timed } from "../support/assert.mjs";
import { CONSUMER, PROFILE, VERSION } from "../support/package.mjs";
import { CLIENT, stage } from "../support/partner.mjs";
import { sleep } from "../support/pool.mjs";
import { ROUTES } from "../support/sandbox.mjs";

const world = stage();
const MINT = "/api/v1/sso/token";
const SCAN_MS = 25_000;
const LATE_MS = 400;
const mints = async () => (await world.sent("POST", MINT)).length;

for (const [format, apiVersion] of [["standardized", VERSION], ["legacy", null]]) {
  test(`the whole journey for one user, ${format}`, async () => {
    const getToken = () => world.mint({ apiVersion });
    const client = await world.as(PROFILE.email, { apiVersion, getToken });
    await world.silent("nothing is sent before the first call");
    assert.equal((await client.profile.create(PROFILE)).city, PROFILE.city);
    await client.scan.start();
    await world.sandbox.advance(SCAN_MS);
    const { sites } = await client.scan.status();
    const askable = sites.filter((site) => site.can_send_deletion_request).map(({ id }) => id);
    assert.ok(askable.length > 0);
    await client.signing.initiate();
    await world.sandbox.signing(PROFILE.email, "sign");
    assert.equal((await client.removals.submit({ site_ids: askable })).applied, "yes");
    assert.equal((await client.removals.list()).length, askable.length);
    assert.equal((await client.account.get()).email, PROFILE.email);

    const [minted, ...others] = await world.sandbox.log();
    assert.equal(minted.path, MINT);
    assert.ok(!others.some(({ path }) => path.includes("/sso/")), "once; no code was redeemed");
    assert.ok(others.every((entry) => entry.token_kind === "app"
      && entry.token_email === PROFILE.email && entry.api_version === apiVersion));
  });
}

test("getToken: at first use, and after a refusal; ten calls at once ask once", async () => {
  const reasons = [];
  const client = await world.as(PROFILE.email, {
    getToken: async ({ reason, signal }) => {
      assert.ok(signal instanceof AbortSignal);
      reasons.push(reason);
      return world.mint();
    },
  });
  assert.deepEqual(reasons, []);
  await client.profile.create(PROFILE);
  await world.sandbox.revoke(PROFILE.email);
  const calls = Array.from({ length: 10 }, () => client.profile.get());
  for (const { city } of await Promise.all(calls)) assert.equal(city, PROFILE.city);
  assert.deepEqual(reasons, ["first", "expired"]);
  assert.equal(await mints(), 2);
  const statuses = (await world.sent("GET", ROUTES.profile)).map(({ status }) => status);
  assert.deepEqual(statuses.sort(), [...Array(10).fill(200), ...Array(10).fill(401)]);
});

test("a token that is refused again is not asked for without end", async () => {
  const token = await world.mint();
  let asked = 0;
  const client = await world.as(PROFILE.email, { getToken: () => (asked += 1, token) });
  await client.account.get();
  await world.sandbox.revoke(PROFILE.email);
  await fails(client.account.get(), { kind: "unauthenticated", status: 401 });
  assert.deepEqual([asked, (await world.sent("GET", "/api/v1/account")).length], [2, 3]);
});

test("a getToken that fails: unauthenticated, with its cause, and nothing is sent", async () => {
  const cause = new Error("the vault is closed");
  for (const fail of [() => { throw cause; }, () => Promise.reject(cause), async () => {
    await sleep(10);
    throw cause;
  }]) {
    let fails_ = true;
    const getToken = () => (fails_ ? fail() : world.mint());
    const client = await world.as(PROFILE.email, { getToken });
    await world.unsent(async () => {
      const error = await fails(client.account.get(), {
        kind: "unauthenticated", status: undefined, mayHaveBeenApplied: false,
      });
      assert.equal(error.cause, cause);
      assert.ok(!JSON.stringify(error).includes("vault"));
    });
    fails_ = false;
    assert.equal((await client.account.get()).email, PROFILE.email, "and is asked again");
  }
});

test("a mint that is refused is the cause of it", async () => {
  const getToken = () => world.mint({ clientSecret: "guess" });
  const client = await world.as(PROFILE.email, { getToken });
  const error = await fails(client.account.get(), { kind: "unauthenticated", status: undefined });
  assert.deepEqual([error.cause.kind, error.cause.route], ["unauthenticated", MINT]);
  assert.deepEqual(await world.sent("GET", "/api/v1/account"), []);
});

test("a getToken that never answers has the call's whole time, and is told", async () => {
  let told;
  const client = await world.as(PROFILE.email, {
    totalTimeoutMs: LATE_MS,
    getToken: ({ signal }) => {
      told = signal;
      return new Promise(() => {});
    },
  });
  const ms = await timed(() => world.unsent(() =>
    fails(client.account.get(), { kind: "timeout", mayHaveBeenApplied: false })));
  assert.ok(ms < 3 * LATE_MS, `${ms} ms`);
  assert.equal(told.aborted, true);
});

test("end: the token is forgotten, and getToken is told and not asked again", async () => {
  let asked = 0;
  const client = await world.as(PROFILE.email, {
    getToken: ({ signal }) => new Promise((_, no) => {
      asked += 1;
      signal.addEventListener("abort", () => no(signal.reason));
    }),
  });
  const waiting = fails(client.account.get(), { kind: "ended" });
  await sleep(50);
  await client[Symbol.asyncDispose]();
  await waiting;
  assert.equal(client.session.state, "ended");
  await fails(client.account.get(), { kind: "ended" });
  assert.equal(asked, 1);
  await world.silent();
});

test("connectAs keeps to `allow`, and wants a function", async () => {
  const client = await world.as(PROFILE.email, { allow: ["online-data"] });
  await world.unsent(() => fails(client.account.get(), { kind: "misuse", field: "allow" }));
  const wrong = [["getToken", { getToken: undefined }], ["getToken", { getToken: "2|abc" }],
    ["baseUrl", { baseUrl: "http://api.partner.example" }], ["allow", { allow: "all" }]];
  for (const [field, options] of wrong) {
    await fails(world.as(PROFILE.email, options), { kind: "misuse", field });
  }
  for (const options of [undefined, null, 7]) {
    await fails(world.server.connectAs(options), { kind: "misuse" });
  }
  await world.silent();
});

test("fifty users at once: each call is its own user's", async () => {
  const emails = Array.from({ length: 50 }, (_, n) => `u${n}@user.example`);
  await Promise.all(emails.map(async (email) => {
    const client = await world.as(email);
    const [account] = await Promise.all([client.account.get(), client.onlineData.sites()]);
    assert.equal(account.email, email);
    client.session.end();
  }));
  const calls = (await world.sandbox.log()).filter(({ path }) => path !== MINT);
  for (const email of emails) {
    assert.equal(calls.filter((entry) => entry.token_email === email).length, 2, email);
  }
});

test("the process exits by itself, with a client left behind", async () => {
  const script = `
    import { connectAs, crmLogin, mintAppToken } from "defentry-web/server";
    const who = ${JSON.stringify({ ...CLIENT, email: PROFILE.email })};
    const baseUrl = ${JSON.stringify(world.sandbox.url)};
    const client = await connectAs({ baseUrl, getToken: () => mintAppToken({ baseUrl, ...who }) });
    await client.profile.create(${JSON.stringify(PROFILE)});
    await client.scan.start();
    for await (const snapshot of client.scan.watch()) break;
    await crmLogin({ baseUrl, username: "crm-demo", password: "sandbox-secret" });
    console.log("last line");
  `;
  const args = ["--input-type=module", "--eval", script];
  const options = { cwd: CONSUMER, timeout: 20_000 };
  const { stdout, stderr } = await promisify(execFile)(process.execPath, args, options);
  assert.deepEqual([stdout, stderr], ["last line\n", ""]);
});
