// `gateway.fetch` and `gateway.handle`: as the global fetch, and as a server, would.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { inMemory } from "../support/in-memory.mjs";
import { PROFILE, imported } from "../support/package.mjs";

const PATH = "/api/v1/delete-my-data";
let connect;

before(async () => ({ connect } = await imported()));

/** A gateway, the token of its user, and its answer to a request. */
async function signedIn(options) {
  const gateway = await inMemory({ scenario: "profile", ...options });
  const url = `${gateway.baseUrl}${PATH}`;
  const login = await gateway.fetch(`${gateway.baseUrl}/api/v1/sso/login`, {
    method: "POST", body: JSON.stringify({ code: await gateway.getCode() }),
  });
  const headers = {
    authorization: `Bearer ${(await login.json()).token}`, "x-api-version": "2026-06-12",
  };
  return { gateway, url, headers, ask: (init) => gateway.fetch(url, { headers, ...init }) };
}

test("whatever a request is made of", async () => {
  const { gateway, url, headers } = await signedIn();
  const text = JSON.stringify({ ...PROFILE, city: "Åmål" });
  const bytes = new TextEncoder().encode(text);
  const bodies = [text, bytes, bytes.buffer, new Blob([text]), new Response(text).body];
  for (const body of bodies) {
    const init = { method: "PUT", headers: new Headers(headers), body, duplex: "half" };
    const answer = await gateway.fetch(new URL(url), init);
    assert.equal((await answer.json()).data.city, "Åmål", Object.prototype.toString.call(body));
  }
  const request = new Request(`${url}?x=1`, { method: "put", headers, body: text });
  assert.equal((await gateway.fetch(request)).status, 200);
  assert.equal((await gateway.fetch(url, { headers: Object.entries(headers) })).status, 200);
  const { method, path, query } = gateway.requests.at(-2);
  assert.deepEqual([method, path, query], ["PUT", PATH, "x=1"]);
});

test("an answer is one of the platform's own", async () => {
  const { ask } = await signedIn();
  const answer = await ask();
  assert.ok(answer instanceof Response);
  assert.equal(answer.headers.get("content-type"), "application/json");
  assert.match(answer.headers.get("x-request-id"), /^req-/);
  const { status, ok, body } = await ask({ method: "DELETE" });
  assert.deepEqual([status, ok, body], [204, true, null]);
});

test("nothing else is there, and a redirect leads nowhere", async () => {
  const { gateway, url, ask } = await signedIn();
  await assert.rejects(gateway.fetch("https://elsewhere.example/"), TypeError);
  await assert.rejects(gateway.fetch("/relative"), TypeError);
  gateway.fault({ kind: { redirect: "https://elsewhere.example/" } });
  for (const redirect of ["error", "follow"]) await assert.rejects(ask({ redirect }), TypeError);
  assert.equal((await ask({ redirect: "manual" })).status, 307);
  const paths = new Set(gateway.requests.map(({ path }) => path));
  assert.equal(paths.size, 2, `the login, and ${url}`);
});

test("an abort ends it with its reason, before, on the way, and in the body", async () => {
  const { gateway, ask } = await signedIn();
  const seen = gateway.requests.length;
  await assert.rejects(ask({ signal: AbortSignal.abort(new RangeError("no")) }), RangeError);
  assert.equal(gateway.requests.length, seen, "it was never sent");
  gateway.fault({ times: 1, kind: { latency_ms: 60_000 } });
  const late = new AbortController();
  setTimeout(() => late.abort(), 10);
  await assert.rejects(ask({ signal: late.signal }), { name: "AbortError" });
  gateway.fault({ times: 1, kind: { drip_ms: 60_000 } });
  const slow = new AbortController();
  const answer = await ask({ signal: slow.signal });
  setTimeout(() => slow.abort(new RangeError("enough")), 10);
  await assert.rejects(answer.text(), RangeError);
});

test("a body that drips comes in pieces, one that breaks off is no body", async () => {
  const { gateway, ask } = await signedIn();
  const whole = await (await ask()).text();
  gateway.fault({ times: 1, kind: { drip_ms: 40 } });
  const pieces = [];
  for await (const piece of (await ask()).body) pieces.push(piece);
  assert.ok(pieces.length > 10);
  assert.equal(Buffer.concat(pieces).toString(), whole);
  for (const kind of [{ reset: "during" }, { reset: "during", drip_ms: 40 }]) {
    gateway.fault({ times: 1, kind });
    const answer = await ask();
    assert.equal(answer.status, 200);
    await assert.rejects(answer.text(), TypeError);
  }
});

test("CORS is a browser's affair: what it would keep from a page is kept from fetch", async () => {
  const { gateway, ask } = await signedIn();
  const policy = (body) => gateway.control("POST", "/control/cors", body);
  const seen = gateway.requests.length;
  for (const wrong of [{ off: true }, { deny_headers: ["x-api-version"] }]) {
    policy(wrong);
    await assert.rejects(ask(), TypeError);
  }
  assert.equal(gateway.requests.length, seen, "they were never sent");
  policy({ hide_headers: ["*"] });
  assert.equal((await ask()).headers.get("x-request-id"), null);
});

test("handle answers for its origin alone, as the server does", async () => {
  const { gateway, url, headers } = await signedIn({ baseUrl: "https://api.partner.example" });
  assert.equal(await gateway.handle(new Request("https://gateway.test/")), undefined);
  const ask = (init) => gateway.handle(new Request(url, { headers, ...init }));
  const answer = await ask();
  assert.equal((await answer.json()).data.email, gateway.email);
  assert.equal(answer.headers.get("access-control-allow-origin"), "*");
  const preflight = await ask({ method: "OPTIONS" });
  assert.match(preflight.headers.get("access-control-allow-methods"), /PATCH/);
  gateway.fault({ times: 1, kind: { reset: "after" } });
  const lost = await ask();
  assert.deepEqual([lost.type, lost.status], ["error", 0]);
  gateway.fault({ times: 1, kind: { redirect: "https://elsewhere.example/" } });
  assert.equal((await ask()).status, 307);
});

test("where there is no Response, a client is answered all the same", async () => {
  const gateway = await inMemory();
  const client = await connect(gateway.options);
  const names = ["Response", "Request", "Headers", "ReadableStream", "TextDecoder", "TextEncoder"];
  const own = names.map((name) => Object.getOwnPropertyDescriptor(globalThis, name));
  for (const name of names) delete globalThis[name];
  try {
    assert.equal((await client.profile.create(PROFILE)).last_name, PROFILE.last_name);
    for (const kind of [{ reset: "during" }, { drip_ms: 20 }, { reset: "before" }]) {
      gateway.fault({ times: 1, kind });
      assert.equal((await client.profile.get()).city, PROFILE.city);
    }
    const headers = { "x-api-version": "2026-06-12" };
    const answer = await gateway.fetch(`${gateway.baseUrl}${PATH}`, { headers });
    assert.deepEqual([answer.ok, answer.status], [false, 401]);
    assert.equal((await answer.json()).error.message, "Log in first.");
  } finally {
    names.forEach((name, i) => Object.defineProperty(globalThis, name, own[i]));
  }
  assert.equal(gateway.requests.filter(({ faulted }) => faulted).length, 3);
});
