// Many requests in one isolate of workerd, as the README says to write them: one client for each
// request, a CRM token kept between them. Who leaves in the middle disturbs nobody.
import assert from "node:assert/strict";
import net from "node:net";
import { after, before, beforeEach, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { WHO, startIsolate } from "../support/edge-isolate.mjs";
import { startSandbox } from "../support/servers.mjs";

const WORKER = `
  import { issueCode } from "defentry-web/edge";
  import { connectAs, crmLogin, isDefentryError, mintAppToken } from "defentry-web/server";
  ${WHO}
  let kept;
  let begun = 0;
  let done = 0;

  const routes = {
    async code(env, email) {
      return { code: await issueCode(who(env, email)) };
    },
    async crm(env, email) {
      const crm = await crmLogin({
        baseUrl: env.SANDBOX, username: "crm-demo", password: "sandbox-secret", token: kept,
        onToken(token) {
          kept = token;
        },
      });
      const { id } = await crm.accounts.create({ email });
      await crm.watchlists.email.add(id, { email: "watched-" + email });
      return { id, watched: await crm.watchlists.email.list(id) };
    },
    async client(env, email, request) {
      const signal = request.signal;
      const getToken = () => mintAppToken(who(env, email));
      const client = await connectAs({ baseUrl: env.SANDBOX, getToken });
      return { account: await client.account.get({ signal }) };
    },
    async count() {
      return { begun, done };
    },
  };

  export default {
    async fetch(request, env) {
      const { pathname, searchParams } = new URL(request.url);
      const path = pathname.slice(1);
      if (path !== "count") begun += 1;
      try {
        return Response.json(await routes[path](env, searchParams.get("email"), request));
      } catch (error) {
        return Response.json({ error: isDefentryError(error) ? error.kind : String(error) });
      } finally {
        if (path !== "count") done += 1;
      }
    },
  };
`;

let sandbox;
let isolate;
before(async () => {
  sandbox = await startSandbox();
  isolate = await startIsolate({ contents: WORKER, bindings: { SANDBOX: sandbox.url } });
});
beforeEach(() => sandbox.reset());
after(async () => {
  await isolate?.stop();
  await sandbox?.stop();
});

const users = (name, count) => (
  Array.from({ length: count }, (_, user) => `${name}-${user}@users.example`));
const asked = (route, emails) => Promise.all(
  emails.map((email) => isolate.ask(`/${route}?email=${email}`)));

/** Asks, and is gone before there is an answer: the connection is reset. */
function leaves(route, email) {
  const { hostname, port } = new URL(isolate.url);
  const socket = net.connect(port, hostname);
  socket.on("error", () => {});
  socket.write(`GET /${route}?email=${email} HTTP/1.1\r\nHost: ${hostname}\r\n\r\n`);
  return () => socket.resetAndDestroy();
}

/** How many requests workerd dropped while `work` went on: begun, and never to be done. */
async function dropped(work) {
  const earlier = await isolate.ask("/count");
  await work();
  const { begun, done } = await isolate.ask("/count");
  return (begun - earlier.begun) - (done - earlier.done);
}

/** Whose code it is, by the account it opens. */
async function owner(code) {
  const post = { method: "POST", headers: { "content-type": "application/json" } };
  const login = await fetch(`${sandbox.url}/api/v1/sso/login`, {
    ...post, body: JSON.stringify({ code }),
  });
  const { token } = await login.json();
  const headers = { authorization: `Bearer ${token}`, "x-api-version": "2026-06-12" };
  const account = await (await fetch(`${sandbox.url}/api/v1/account`, { headers })).json();
  return account.data.email;
}

test("two hundred codes at once: each is its own user's", { timeout: 60_000 }, async () => {
  const emails = users("code", 200);
  const codes = (await asked("code", emails)).map(({ code }) => code);
  assert.equal(new Set(codes).size, emails.length);
  assert.deepEqual(await Promise.all(codes.map(owner)), emails);
});

const CREATE = { method: "POST", path: "/api/v1/account" };

test("a CRM token at module scope: revoked, and users leave", { timeout: 60_000 }, async () => {
  await asked("crm", ["first@users.example"]);
  const logins = async () => (
    (await sandbox.log()).filter(({ route }) => route === "/api/v1/crm/auth/login").length);
  assert.equal(await logins(), 1);
  await sandbox.fault({ ...CREATE, times: 0, latency_ms: 800 });

  const emails = users("crm", 50);
  let answers;
  const left = await dropped(async () => {
    const gone = users("gone", 10).map((email) => leaves("crm", email));
    const everybody = asked("crm", emails);
    while ((await sandbox.log()).filter(({ route }) => route === CREATE.path).length < 61) {
      await sleep(20);
    }
    assert.equal(await logins(), 1, "until here, all took the token that was kept");
    await sandbox.control("POST", "revoke", { crm: true });
    for (const leave of gone) leave();
    answers = await everybody;
  });
  assert.equal(left, 10, "workerd dropped those who left");

  const { accounts } = await sandbox.control("GET", "accounts");
  const ids = new Map(accounts.map(({ id, email }) => [email, id]));
  answers.forEach(({ id, watched, error }, user) => {
    assert.equal(error, undefined);
    assert.equal(id, ids.get(emails[user]));
    assert.deepEqual(watched.map(({ email }) => email), [`watched-${emails[user]}`]);
  });
  const count = await logins();
  assert.ok(count > 1 && count <= 51, `${count} logins: at most one for each client`);
  const kinds = new Set((await sandbox.log()).map((entry) => entry.token_kind));
  assert.ok(!kinds.has("app"));
  await sandbox.clearFaults();
  const earlier = await logins();
  await asked("crm", ["last@users.example"]);
  assert.equal(await logins(), earlier, "the new token was kept");
});

test("clients of their own: users leave while others wait", { timeout: 60_000 }, async () => {
  await sandbox.fault({ method: "GET", path: "/api/v1/account", times: 0, latency_ms: 600 });
  const emails = users("stays", 50);
  let answers;
  const left = await dropped(async () => {
    const gone = users("goes", 25).map((email) => leaves("client", email));
    const everybody = asked("client", emails);
    await sleep(300);
    for (const leave of gone) leave();
    answers = await everybody;
  });
  assert.equal(left, 25);
  assert.deepEqual(answers.map(({ account }) => account?.email), emails);
  await sandbox.clearFaults();
  assert.equal((await asked("code", ["after@users.example"]))[0].error, undefined);
});
