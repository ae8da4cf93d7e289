// `client.request`, the way out: known paths behave like their typed calls, others are left alone.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fails } from "../support/assert.mjs";
import { PROFILE, VERSION, stage } from "../support/package.mjs";

const world = stage();
const IBAN = { iban: "SE4550000000058398257466" };
const UNKNOWN = "/api/v3/unheard-of/7";

const api = async () => (await world.sandbox.log()).filter(({ path }) => !path.includes("/sso/"));

test("the answer comes whole, normalised, the same in both formats", () =>
  world.inBothFormats(async (client) => {
    const { id } = await client.watchlists.email.add({ email: PROFILE.email });
    const list = await client.request("GET", "/api/v1/email-watchlist");
    assert.deepEqual(list, {
      data: await client.watchlists.email.list(), meta: { total: 1 },
      links: { next: null, prev: null },
    });
    assert.equal(list.data[0].is_confirmed, false);
    const bare = await client.request("GET", "/api/v1/alarms?page=2");
    assert.deepEqual(bare, []);
    const gone = await client.request("DELETE", `/api/v1/email-watchlist/${id}`);
    assert.equal(gone, null, "an empty answer");
    return list;
  }));

test("a read with an empty body is null too: nothing is known of the answer", async () => {
  const client = await world.client();
  await world.sandbox.fault({ method: "GET", path: "/api/v1/account", empty: true });
  assert.equal(await client.request("GET", "/api/v1/account"), null);
});

test("an answer of any kind passes; what is no JSON is a decode error", async () => {
  const client = await world.client();
  const given = { data: { is_x: "1", at: "2026-06-16 21:02:05" }, more: [{ has_y: 0 }, "text"] };
  const path = "/api/v9";
  await world.sandbox.fault({ path, status: 200, body: JSON.stringify(given) });
  assert.deepEqual(await client.request("GET", UNKNOWN.replace("v3", "v9")), {
    data: { is_x: true, at: "2026-06-16T21:02:05Z" }, more: [{ has_y: false }, "text"],
  });
  await world.sandbox.fault({ path, status: 200, body: "<html>" });
  await fails(client.request("GET", `${path}/page`), { kind: "decode", route: "request" });
});

test("the body passes as it is given: not judged, not changed", async () => {
  const bodies = [];
  const spy = (url, init) => {
    if (!url.includes("/sso/")) bodies.push([init.body, init.headers["content-type"]]);
    return fetch(url, init);
  };
  const client = await world.client({ fetch: spy });
  const path = "/api/v1/email-watchlist";
  for (const body of [{ email: "no address" }, [1, { a: null }], "text", 5, null, false]) {
    await fails(client.request("POST", path, body), { route: path });
    assert.deepEqual(bodies.pop(), [JSON.stringify(body), "application/json"]);
  }
  await fails(client.request("POST", path), { route: path });
  assert.deepEqual(bodies.pop(), [undefined, undefined]);
  const saved = await client.request("POST", "/api/v1/iban-watchlist", IBAN);
  assert.equal(saved.data.iban, IBAN.iban, "in its envelope");
});

for (const apiVersion of [VERSION, null]) {
  const format = apiVersion ?? "legacy";

  test(`a known path is tried again by its class, an unknown one never: ${format}`, async () => {
    const client = await world.client({ apiVersion });
    const { id } = (await client.request("POST", "/api/v1/iban-watchlist", IBAN)).data;
    const { alarm_id: alarm } = await world.sandbox.leak(PROFILE.email, "iban");
    const reads = ["/api/v1/account", "/api/v1/alarms?page=2", `/api/v1/alarms/${alarm}`];
    const once = [
      ["GET", `/api/v1/alarms/${alarm}/close`], ["PUT", "/api/v1/account"],
      ["DELETE", `/api/v1/iban-watchlist/${id}`], ["GET", UNKNOWN],
    ];
    for (const path of reads) {
      const before = (await api()).length;
      await world.sandbox.fault({ method: "GET", path: path.split("?")[0], status: 503 });
      await client.request("GET", path);
      assert.equal((await api()).length, before + 2, path);
    }
    for (const [method, path] of once) {
      const before = (await api()).length;
      await world.sandbox.fault({ method, path, status: 503 });
      await fails(client.request(method, path), {
        kind: "server", status: 503, mayHaveBeenApplied: true,
      });
      assert.equal((await api()).length, before + 1, path);
    }
  });
}

test("errors and diagnostics name the template, or `request`; never an id or a query", async () => {
  const lines = [];
  const client = await world.client({ onDiagnostic: (line) => lines.push(line) });
  const tell = async (method, path, body, expected) => {
    const error = await fails(client.request(method, path, body), expected);
    assert.equal(lines.at(-1).route, expected.route);
    assert.equal(lines.at(-1).kind, expected.kind);
    assert.equal(lines.at(-1).requestId, error.requestId);
    assert.doesNotMatch(JSON.stringify([error, lines, error.message]), /98765|secret/);
  };
  await tell("GET", "/api/v1/alarms/98765?q=secret", undefined, {
    kind: "not_found", status: 404, code: "NOT_FOUND", route: "/api/v1/alarms/{alarmId}",
  });
  await tell("DELETE", "/api/v1/credit-card/98765", undefined, {
    kind: "not_found", status: 404, route: "/api/v1/credit-card/{creditCardId}",
  });
  await tell("GET", "/api/v1/credit-card/leaks/98765", undefined, {
    kind: "server", status: 501, route: "request", retryable: false,
  });
  await tell("PUT", "/api/v2/account/98765", {}, {
    kind: "forbidden", status: 403, route: "/api/v2/account/{account_id}",
  });
  await tell("POST", "/api/v1/iban-watchlist", { iban: "secret" }, {
    kind: "validation", status: 422, route: "/api/v1/iban-watchlist", field: "iban",
  });
  await tell("PATCH", "/api/v1/alarms/98765", {}, {
    kind: "bad_request", status: 405, route: "request",
  });
  await tell("GET", `${UNKNOWN}98765?q=secret`, undefined, {
    kind: "server", status: 501, route: "request", mayHaveBeenApplied: true,
  });
  const unmatched = await world.sandbox.unmatched();
  assert.deepEqual(unmatched.map(({ query }) => query), [null, "q=secret"]);
});

test("a word of a route goes before an id", async () => {
  const client = await world.client();
  assert.deepEqual((await client.request("GET", "/api/v1/credit-card/leaks")).data, []);
  const [last] = (await api()).slice(-1);
  assert.equal(last.route, "/api/v1/credit-card/leaks");
});

test("a token that was refused is renewed here, too; options are those of every call", async () => {
  const client = await world.client();
  await client.request("GET", "/api/v1/account");
  await world.sandbox.revoke(PROFILE.email);
  assert.equal((await client.request("GET", "/api/v1/account")).data.email, PROFILE.email);
  const signal = AbortSignal.abort();
  const call = client.request("GET", "/api/v1/account", undefined, { signal });
  await fails(call, { kind: "aborted" });
  await world.sandbox.fault({ path: UNKNOWN, latency_ms: 2_000 });
  await fails(client.request("POST", UNKNOWN, {}, { timeoutMs: 50 }), { kind: "timeout" });
  client.session.end();
  await fails(client.request("GET", "/api/v1/account"), { kind: "ended" });
});

const OUT_OF_REACH = [
  "/api/v1/sso/login", "/api/v1/sso/code", "/api/v1/SSO/token", "/api/v1/crm/auth/login",
  "/api/v1/x/crm", "/api/sso", "/api/v1/sso/login/", "/api/v1/sso/login?x=y",
];
const NO_PATHS = [
  "", "/", "/api", "/api/", "api/v1/account", "/API/v1/account", "/v1/account", "/control/reset",
  "https://evil.example/api/v1/account", "//evil.example/api/v1/account", "/api//evil.example",
  "/api/../control/reset", "/api/v1/../../control/reset", "/api/v1/./account", "/api/v1//account",
  "/api/v1/account//", "/api/v1/%2e%2e/account", "/api/v1/%73so/login", "/api/v1/s%73o/login",
  "/api\\v1\\account", "/api/v1/account\\x", "/api/v1/account#x", "/api/v1/account?a#b",
  "/api/v1/account?a=b c", "/api/v1/account?å", "/api/v1/account\n", "/api/v1/å", "/api/v1/a;b",
  "/api/v1/a@b", "/api/v1/account?a\\b", " /api/v1/account", "/api/v1/account ", undefined, null, 7,
  {}, ["/api/v1/account"], new URL("https://api.example/api/v1/account"),
];

test("what is refused before it is sent", async () => {
  const client = await world.client();
  for (const path of OUT_OF_REACH) {
    const error = await fails(client.request("POST", path, {}), { kind: "misuse" });
    const [{ field, issue }] = error.details;
    assert.deepEqual([field, issue], ["path", "is out of reach"], path);
  }
  for (const path of NO_PATHS) {
    await fails(client.request("GET", path), { kind: "misuse", field: "path" });
  }
  for (const method of ["get", "HEAD", "OPTIONS", "TRACE", "CONNECT", "", " GET", undefined, 7]) {
    await fails(client.request(method, "/api/v1/account"), { kind: "misuse", field: "method" });
  }
  const loop = {};
  loop.loop = loop;
  for (const body of [{}, null, "text", { signal: AbortSignal.abort() }]) {
    await fails(client.request("GET", "/api/v1/account", body), { kind: "misuse", field: "body" });
  }
  for (const body of [loop, 1n, () => 1, Symbol("x")]) {
    await fails(client.request("POST", "/api/v1/account", body), { kind: "misuse", field: "body" });
  }
  assert.deepEqual(await world.sandbox.log(), [], "nothing was sent, not even a login");
});
