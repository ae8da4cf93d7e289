// The same handler as a Node server: the code, the refusals, and what only a server of one's own
// can get wrong.
import assert from "node:assert/strict";
import { once } from "node:events";
import { connect } from "node:net";
import { after, before, test } from "node:test";
import { ORIGIN, PATH, asked, claims, jwt, redeemed } from "../support/edge-asking.mjs";
import { startNodeServer } from "../support/edge-worker.mjs";
import { startSandbox } from "../support/servers.mjs";

let sandbox;
let server;

before(async () => {
  sandbox = await startSandbox();
  server = await startNodeServer({ sandbox });
  assert.ok(server.url, server.said());
});
after(async () => {
  await server?.stop();
  await sandbox?.stop();
});

/** Word for word, as `fetch` would not send it. */
async function raw(target, { method = "POST", headers = [] } = {}) {
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  const lines = [`${method} ${target} HTTP/1.1`, ...headers, "Connection: close", "", ""];
  socket.write(lines.join("\r\n"));
  let text = "";
  socket.setEncoding("utf8").on("data", (chunk) => { text += chunk; });
  await once(socket, "close");
  const [head, body = ""] = text.split("\r\n\r\n");
  return { status: Number(head.split(" ")[1]), head: head.toLowerCase(), body };
}
const OWN = ["Host: www.partner.example", "Sec-Fetch-Site: same-origin"];
const cookie = (session) => `Cookie: __Host-session=${jwt(session)}`;

test("the code is the session's user's, whoever body and query name", async () => {
  const session = claims();
  const body = JSON.stringify({ email: "other@user.example" });
  const response = await fetch(`${server.url}${PATH}?email=other@user.example`,
    asked(session, { body }));
  const code = await response.text();
  assert.equal(response.status, 200, code);
  assert.equal(await redeemed(sandbox, code), session.email);
  const { "x-request-id": id, ...rest } = Object.fromEntries([...response.headers]
    .filter(([name]) => !["connection", "date", "keep-alive", "transfer-encoding"].includes(name)));
  assert.match(id, /^[0-9a-f-]{36}$/);
  assert.deepEqual(rest, {
    "content-type": "text/plain; charset=utf-8",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "same-origin",
  });
});

test("the same refusals", async () => {
  const told = async (init, path = PATH) => {
    const response = await fetch(server.url + path, init);
    return `${response.status} ${await response.text()}`;
  };
  const cross = { "sec-fetch-site": "cross-site" };
  assert.equal(await told(asked(claims(), { headers: cross })), "403 cross_site");
  assert.equal(await told(asked(claims()), "/"), "404 not_found");
  assert.equal(await told(asked(claims(), { method: "OPTIONS" })), "405 method_not_allowed");
  assert.equal(await told(asked(undefined)), "401 no_session");
  assert.equal(await told(asked(undefined, { token: `${jwt(claims())}A` })), "401 no_session");
  const old = claims({ auth_time: Math.floor(Date.now() / 1_000) - 3_600 });
  assert.match(await told(asked(old)), /^200 /);
  assert.equal(await told(asked(old)), "401 login_required");
  await sandbox.fault({ method: "POST", path: "/api/v1/sso/code", quote: true, status: 500 });
  assert.equal(await told(asked(claims())), "503 gateway_unavailable");
});

test("of 100 requests at once exactly five get a code", async () => {
  const session = claims();
  const statuses = await Promise.all(Array.from({ length: 100 }, async () => {
    const response = await fetch(server.url + PATH, asked(session));
    await response.text();
    return response.status;
  }));
  assert.equal(statuses.filter((status) => status === 200).length, 5);
  assert.equal(statuses.filter((status) => status === 429).length, 95);
});

test("its origin is the one that was set, whatever Host and target say", async () => {
  const evil = "https://evil.example";
  const from = (origin, host = "evil.example") => ({
    headers: [`Host: ${host}`, `Origin: ${origin}`, cookie(claims())],
  });
  assert.equal((await raw(PATH, from(evil))).status, 403);
  assert.equal((await raw(PATH, from("http://evil.example"))).status, 403);
  for (const target of [`//evil.example${PATH}`, `${evil}${PATH}`, `@evil.example${PATH}`, "*"]) {
    const { status } = await raw(target, from(evil));
    assert.ok([400, 403, 404].includes(status), `${target}: ${status}`);
  }
  assert.equal((await raw(PATH, from(ORIGIN))).status, 200);
});

test("two cookie headers with a session are none; so are two words of the browser", async () => {
  const two = [...OWN, cookie(claims()), cookie(claims())];
  assert.equal((await raw(PATH, { headers: two })).status, 401);
  const both = [...OWN, "Sec-Fetch-Site: cross-site", cookie(claims())];
  assert.equal((await raw(PATH, { headers: both })).status, 403);
});

test("a method that no Request takes is answered, and the server stays", async () => {
  for (const method of ["TRACE", "M-SEARCH"]) {
    const { status, body } = await raw(PATH, { method, headers: OWN });
    assert.ok([400, 405].includes(status), `${method}: ${status} ${body}`);
  }
  assert.equal((await raw(PATH, { headers: [...OWN, cookie(claims())] })).status, 200);
});

test("no line that was printed holds an address, a code or a secret", async () => {
  const lines = server.said().split("\n").filter((line) => line.startsWith("{"));
  assert.ok(lines.length > 100);
  for (const line of lines) assert.equal(JSON.parse(line).event, "defentry_code");
  for (const secret of ["user.example", "sandbox-secret", "only-for-tests", "eyJ", "    at "]) {
    assert.ok(!server.said().includes(secret), secret);
  }
});

test("without an origin it does not start, and says which setting is missing", async () => {
  const without = await startNodeServer({ sandbox, env: { ORIGIN: "" } });
  await without.stop();
  assert.equal(without.url, undefined);
  assert.match(without.said(), /Misconfigured: ORIGIN/);
});
