// `defentry-web/testing` as a partner's tests use it, in Node. Nothing here has a server.
import assert from "node:assert/strict";
import net from "node:net";
import { after, before, test } from "node:test";
import { fails } from "../support/assert.mjs";
import { importedTesting, inMemory, last, requiredTesting } from "../support/in-memory.mjs";
import { PROFILE, imported, required } from "../support/package.mjs";

const STATUS = { method: "GET", path: "/api/v1/delete-my-data/scan/status" };

let connect;
const { connect: dial } = net.Socket.prototype;
const dialled = [];

before(async () => {
  ({ connect } = await imported());
  net.Socket.prototype.connect = function noted(...args) {
    dialled.push(args);
    return dial.apply(this, args);
  };
});
after(() => {
  net.Socket.prototype.connect = dial;
  assert.deepEqual(dialled, [], "something was sent over a network");
});

async function begun(options) {
  const gateway = await inMemory(options);
  return { gateway, client: await connect(gateway.options) };
}

test("the whole journey, with every wait skipped", { timeout: 20_000 }, async () => {
  const { gateway, client } = await begun();
  const began = Date.now();
  const { scan, signing, removals } = await gateway.clock.skipWaits(async () => {
    await client.profile.ensure(PROFILE);
    await client.scan.start();
    const scan = await last(client.scan.watch());
    await client.signing.initiate();
    const signing = await last(client.signing.watch());
    const askable = scan.sites.filter((site) => site.can_send_deletion_request);
    await client.removals.submit({ site_ids: askable.map(({ id }) => id) });
    return { scan, signing, removals: await last(client.removals.watch()) };
  });
  assert.ok(Date.now() - began < 10_000, "it waited, after all");
  assert.deepEqual([scan.overview.counts.found, scan.overview.settled], [8, 25]);
  assert.equal(signing.phase, "signed");
  assert.deepEqual([removals.overview.counts.removed, removals.overview.counts.reappeared], [7, 1]);
  const kinds = (await client.events.list()).map(({ type }) => type);
  assert.ok(kinds.includes("SIGNATURE_SIGNED") && kinds.includes("DATA_REAPPEARED_DETECTED"));
  assert.deepEqual(gateway.unmatched, []);
});

test("both kinds of import, and errors that either package knows", async () => {
  const [byImport, byRequire] = [await importedTesting(), requiredTesting()];
  const names = (exported) => Object.keys(exported)
    .filter((name) => !/^(default|module\.exports)$/.test(name));
  assert.deepEqual(names(byImport), ["sandbox"]);
  assert.deepEqual(names(byRequire), ["sandbox"]);
  const gateway = await byRequire.sandbox({ scenario: "scanned" });
  const client = await required().connect(gateway.options);
  assert.equal((await client.scan.status()).sites.length, 25);
  const error = await fails(byRequire.sandbox({ seed: -1 }), { kind: "misuse", field: "seed" });
  await fails(byRequire.sandbox(null), { kind: "misuse", field: "options" });
  assert.ok((await imported()).isDefentryError(error));
});

test("every scenario begins where its name says, for a client", async () => {
  const { gateway, client } = await begun();
  const seen = async (name) => {
    gateway.scenario(name);
    const watch = client.scan.watch();
    const { overview } = (await watch.next()).value;
    await watch.return();
    const { clear, ...counts } = overview.counts;
    return Object.fromEntries(Object.entries(counts).filter(([, n]) => n));
  };
  await fails(client.profile.get(), { kind: "not_found" });
  assert.deepEqual(await seen("profile"), { not_started: 25 });
  assert.equal((await client.profile.get()).email, PROFILE.email);
  assert.ok((await seen("scanning")).in_progress > 0);
  assert.deepEqual(await seen("scanned"), { failed: 3, found: 8 });
  assert.deepEqual(await seen("clean-scan"), { found: 9 });
  assert.deepEqual(await seen("submitted"), { failed: 3, waiting_for_broker: 8 });
  assert.deepEqual(await seen("manual"), { failed: 3, waiting_for_broker: 6, needs_user: 2 });
  assert.deepEqual(await seen("reappeared"),
    { failed: 3, needs_user: 2, reappeared: 1, removed: 5 });
  assert.deepEqual(await seen("removed"), { failed: 3, removed: 8 });
  assert.deepEqual(await seen("new-finds"), { found: 1, needs_user: 2, removed: 6 });
  const phases = [["signing", "pending"], ["signing-expired", "expired"], ["signed", "signed"]];
  for (const [name, phase] of phases) {
    gateway.scenario(name);
    const watch = client.signing.watch();
    assert.equal((await watch.next()).value.phase, phase);
    await watch.return();
  }
  gateway.scenario("deleted");
  await fails(client.profile.get(), { kind: "not_found" });
  assert.equal((await client.events.list()).at(-1).type, "PROFILE_DELETED");
  gateway.scenario("watched");
  assert.equal((await client.watchlists.email.list()).length, 2);
  assert.equal((await client.alarms.list()).filter((alarm) => !alarm.is_closed).length, 2);
  gateway.scenario("no-plan");
  await fails(client.profile.get(), { kind: "forbidden" });
  gateway.scenario("new-user");
  await fails(client.profile.get(), { kind: "not_found" });
  assert.throws(() => gateway.scenario("someday"), { name: "DefentryError", kind: "misuse" });
});

test("what was asked is recorded, and holds no secret", async () => {
  const { gateway, client } = await begun({ scenario: "signed" });
  await client.scan.status();
  await fails(client.request("GET", "/api/v1/from-tomorrow"), { status: 501 });
  const told = gateway.requests.map(({ method, route, status }) => `${method} ${route} ${status}`);
  assert.deepEqual(told, [
    "POST /api/v1/sso/login 200", `GET ${STATUS.path} 200`, "GET null 501",
  ]);
  assert.deepEqual(gateway.unmatched.map(({ path }) => path), ["/api/v1/from-tomorrow"]);
  const [login, status] = gateway.requests;
  assert.deepEqual([login.has_authorization, status.has_authorization], [false, true]);
  assert.equal(status.token_email, gateway.email);
  assert.doesNotMatch(JSON.stringify(gateway.requests), /Bearer|2\||[A-Za-z0-9]{32}/);
});

test("a session that is over is renewed, once; a code that is worth nothing is not", async () => {
  const { gateway, client } = await begun({ scenario: "scanned" });
  await client.scan.status();
  gateway.expireSession();
  await client.scan.status();
  const logins = () => gateway.requests.filter(({ path }) => path.endsWith("/login")).length;
  assert.equal(logins(), 2);
  gateway.control("POST", "/control/codes", { ttl_ms: 0 });
  gateway.expireSession();
  await fails(client.scan.status(), { kind: "unauthenticated" });
  assert.throws(() => gateway.control("GET", "/control/nothing"), { kind: "misuse" });
});

test("a seed is a world; a reset is that world as it was, or another's", async () => {
  const found = async (gateway) => {
    const { sites } = await (await connect(gateway.options)).scan.status();
    return sites.filter(({ scan_result }) => scan_result.is_data_found).map(({ id }) => id);
  };
  const gateway = await inMemory({ seed: 7, scenario: "scanned" });
  const seven = await found(gateway);
  assert.deepEqual(await found(await inMemory({ seed: 7, scenario: "scanned" })), seven);
  gateway.fault({ kind: { status: 500 } });
  gateway.reset();
  assert.deepEqual(gateway.requests, []);
  assert.deepEqual(await found(gateway), seven);
  gateway.reset(8);
  assert.notDeepEqual(await found(gateway), seven);
  assert.throws(() => gateway.reset(0.5), { kind: "misuse" });
});

test("what a sandbox cannot be made of is named", async () => {
  const wrong = { seed: "1", email: "nobody", clock: "fast", speed: NaN, scenario: "someday",
    baseUrl: "https://gateway.test/path" };
  for (const [field, value] of Object.entries(wrong)) {
    const error = await fails(inMemory({ [field]: value }), { kind: "misuse" });
    assert.match(JSON.stringify(error.details), new RegExp(field), field);
  }
});
