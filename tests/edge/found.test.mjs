// What readers of this code found, once: each is here so that it stays mended.
import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import v8 from "node:v8";
import vm from "node:vm";
import { fails } from "../support/assert.mjs";
import { PROFILE } from "../support/package.mjs";
import { SERVICE, spy, stage } from "../support/partner.mjs";

const world = stage();

test("options are read at the call: they may be another's a moment later", async () => {
  const answer = { code: "a-code", token: "1|a-token" };
  const { fetch, seen } = spy(async () => Response.json(answer));
  const { edge: { issueCode }, server: { mintAppToken, crmLogin } } = world;
  const shared = { ...world.who({ fetch }), password: SERVICE.password };
  const users = ["anna@user.example", "bo@user.example"];
  const calls = { email: [issueCode, mintAppToken], username: [crmLogin] };
  for (const [option, those] of Object.entries(calls)) {
    for (const call of those) {
      await Promise.all(users.map((user) => call(Object.assign(shared, { [option]: user }))));
      const asked = seen.splice(0).map(({ body }) => JSON.parse(body)[option]);
      assert.deepEqual(asked, users);
    }
  }
});

test("options that throw when they are read fail as everything does", async () => {
  const cause = new TypeError("a getter's own");
  const options = { get baseUrl() { throw cause; } };
  const { edge: { issueCode }, server: { mintAppToken, connectAs, crmLogin } } = world;
  for (const call of [issueCode, mintAppToken, connectAs, crmLogin]) {
    await fails(call(options), { kind: "internal", cause });
  }
});

test("a token is sent to the gateway alone that gave it", async () => {
  const token = await world.mint();
  const { fetch, seen } = spy();
  const elsewhere = await world.server.connectAs({
    baseUrl: "https://elsewhere.example", fetch, getToken: () => token,
  });
  await fails(elsewhere.account.get(), { kind: "misuse" });
  assert.equal(seen.length, 0);
  // A slash is the same gateway.
  const here = await world.as(PROFILE.email, {
    baseUrl: `${world.sandbox.url}/`, getToken: () => token,
  });
  assert.equal((await here.account.get()).email, PROFILE.email);
});

test("a CRM token is taken from no other account's client", async () => {
  let token;
  await world.client({ onToken: (made) => { token = made; } });
  await fails(world.client({ username: "another", token }), { kind: "misuse" });
  await fails(world.client({ baseUrl: "https://elsewhere.example", token }), { kind: "misuse" });
  assert.equal((await world.client({ token })).session.state, "active");
  assert.equal(await world.logins(), 1);
});

test("a login that is aborted ends, and nobody is told a token", async () => {
  const controller = new AbortController();
  let aborted = 0;
  const told = [];
  const fetch = (url, { signal }) => new Promise((resolve) => {
    signal.addEventListener("abort", () => { aborted += 1; });
    sleep(100).then(() => resolve(Response.json({ token: "1|late" })));
  });
  const login = world.client({ fetch, signal: controller.signal, onToken: (it) => told.push(it) });
  setTimeout(() => controller.abort(), 10);
  await fails(login, { kind: "aborted" });
  await sleep(200);
  assert.deepEqual([aborted, told], [1, []]);
});

test("a listener that rejects is its own affair", async () => {
  const crm = await world.client({ onToken: async () => { throw new Error("its own"); } });
  assert.equal(crm.session.state, "active");
  await sleep(10); // the stage fails on what nobody handled
});

test("a password that is wrong by now is not tried by every call", async () => {
  let refuse = false;
  const sandbox = spy();
  const { fetch, seen } = spy((url, init) => (
    refuse && url.includes("/crm/") ? Response.json({ error: "no" }, { status: 401 })
      : sandbox.fetch(url, init)));
  const { crm, id } = await world.withAccount({ fetch });
  await world.revokeCrm();
  refuse = true;
  seen.length = 0;
  for (let i = 0; i < 5; i += 1) await fails(crm.cards.list(id), { kind: "unauthenticated" });
  assert.equal(seen.filter(({ url }) => url.includes("/crm/")).length, 1);
});

test("a client that has ended is let go of, whatever its options' functions see", async () => {
  v8.setFlagsFromString("--expose-gc");
  const collect = vm.runInNewContext("gc");
  const made = { as: [], crm: [] };
  const onToken = (client) => () => client;
  for (let i = 0; i < 20; i += 1) {
    const token = await world.mint();
    await (async () => {
      let client;
      // Both closures share a scope: each keeps the client that the other one names.
      const getToken = () => token;
      const later = () => client;
      client = await world.server.connectAs({ baseUrl: world.sandbox.url, getToken });
      made.as.push([new WeakRef(client), later.length]);
      client.session.end();
    })();
    await (async () => {
      const box = {};
      box.client = await world.server.crmLogin({
        baseUrl: world.sandbox.url, ...SERVICE, onToken: onToken(box),
      });
      made.crm.push([new WeakRef(box.client)]);
      box.client.session.end();
    })();
  }
  for (let i = 0; i < 10; i += 1) {
    await sleep(10);
    collect();
  }
  const alive = (list) => list.filter(([ref]) => ref.deref()).length;
  assert.ok(alive(made.as) <= 1, `${alive(made.as)} of 20 clients`);
  assert.ok(alive(made.crm) <= 1, `${alive(made.crm)} of 20 service accounts`);
});
