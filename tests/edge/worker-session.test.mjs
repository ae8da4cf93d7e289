// Who is logged in, in workerd: a cookie that is forged, old, planted or incomplete is none.
import assert from "node:assert/strict";
import { generateKeyPairSync, sign } from "node:crypto";
import { after, before, test } from "node:test";
import {
  ORIGIN, PATH, SECRETS, asked, claims, jwt, redeemed,
} from "../support/edge-asking.mjs";
import { startWorker } from "../support/edge-worker.mjs";
import { startSandbox } from "../support/servers.mjs";

const OLD_KEY = "only-for-tests: what signed cookies last year";
const DAY_S = 86_400;
const now = () => Math.floor(Date.now() / 1_000);
let sandbox;
let worker;

before(async () => {
  sandbox = await startSandbox();
  worker = await startWorker({ sandbox, bindings: { SESSION_KEY_OLD: OLD_KEY } });
});
after(async () => {
  await worker?.stop();
  await sandbox?.stop();
});

const ask = async (init) => {
  const response = await worker.fetch(ORIGIN + PATH, init);
  return `${response.status} ${await response.text()}`;
};
const withCookies = (cookie) => ask(asked(undefined, { headers: { cookie } }));

async function refused(cases, request) {
  for (const [name, given] of Object.entries(cases)) {
    assert.equal(await request(given), "401 no_session", name);
  }
  assert.deepEqual(await sandbox.log(), [], "the gateway was not asked");
}

test("a token that we have not signed so is no session", async () => {
  const session = claims();
  const good = jwt(session);
  const [head, body, mac] = good.split(".");
  const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const none = part({ alg: "none", typ: "JWT" });
  const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const signed = `${part({ alg: "RS256" })}.${body}`;
  await refused({
    "alg none, unsigned": `${none}.${body}.`,
    "alg none, the right signature": `${none}.${body}.${mac}`,
    "alg NONE": `${part({ alg: "NONE" })}.${body}.`,
    "no alg": jwt(session, { header: { alg: undefined } }),
    "HS512, by our key": jwt(session, { header: { alg: "HS512" }, hash: "sha512" }),
    "HS384 said, HS256 done": jwt(session, { header: { alg: "HS384" } }),
    RS256: `${signed}.${sign("sha256", Buffer.from(signed), rsa.privateKey).toString("base64url")}`,
    "another key": jwt(session, { key: "another key, as long as the right one is" }),
    "an empty key": jwt(session, { key: "" }),
    "the audit key": jwt(session, { key: SECRETS.AUDIT_KEY }),
    "a key of its own": jwt(session, {
      key: "k".repeat(32),
      header: { jwk: { kty: "oct", k: Buffer.from("k".repeat(32)).toString("base64url") } },
    }),
    "a critical extension": jwt(session, { header: { crit: ["x"], x: 1 } }),
    "another user's claims": `${head}.${part(claims({ email: "other@user.example" }))}.${mac}`,
    "no signature": `${head}.${body}.`,
    "two parts": `${head}.${body}`,
    "cut off": good.slice(0, -1),
    "one more": `${good}A`,
    quoted: `"${good}"`,
    "no JSON": jwt("text"),
    nothing: "",
    text: "siv@user.example",
  }, (token) => withCookies(`__Host-session=${token}`));
});

test("a cookie whose name only looks like ours after trimming was planted, and is none", async () => {
  const token = jwt(claims());
  const raw = (text) => Buffer.from(text, "utf8").toString("latin1");
  await refused({
    "no-break space": raw(`\u00a0__Host-session=${token}`),
    "en quad": raw(`\u2000__Host-session=${token}`),
    "ideographic space": raw(`\u3000__Host-session=${token}`),
    "byte order mark": raw(`\ufeff__Host-session=${token}`),
    "behind the name": raw(`__Host-session\u00a0=${token}`),
  }, withCookies);
});

test("a session says who, which, until when, and since when", async () => {
  await refused({
    expired: { exp: now() - 31 },
    "without end": { exp: undefined },
    "with an end in words": { exp: "tomorrow" },
    "not valid yet": { nbf: now() + 60 },
    "without an address": { email: undefined },
    "an empty address": { email: "" },
    "addresses": { email: ["siv@user.example"] },
    "without a name": { sid: undefined },
    "an empty name": { sid: "" },
    "a number for a name": { sid: 17 },
    "without a login": { auth_time: undefined },
    "a login in words": { auth_time: "today" },
    "a login in digits": { auth_time: `${now() - 60}` },
    "a login to come": { auth_time: now() + 60 },
    "a login in milliseconds": { auth_time: Date.now() },
    "a login 30 days ago": { auth_time: now() - 30 * DAY_S },
    "a login never": { auth_time: null },
  }, (changes) => ask(asked(claims(changes))));
});

test("only the cookie of exactly that name, and only one of it", async () => {
  const good = jwt(claims());
  await refused({
    none: "",
    "another name": `session=${good}`,
    "a longer name": `x__Host-session=${good}`,
    "another case": `__host-session=${good}`,
    "in another's value": `a=__Host-session=${good}`,
    "two of them": `__Host-session=${good}; __Host-session=${good}`,
    "a planted one first": `__Host-session=${jwt(claims())}; __Host-session=${good}`,
    "an empty one first": `__Host-session=; __Host-session=${good}`,
  }, withCookies);
  // Never by what a page could send for somebody else.
  const headers = { authorization: `Bearer ${good}` };
  assert.equal(await ask(asked(undefined, { headers })), "401 no_session");

  assert.match(await withCookies(`a=b;c=; d;__Host-session=${good} ;e=f`), /^200 /);
});

test("clocks may differ a little; a login of 29 days counts; the old key does, too", async () => {
  const inTime = [
    claims({ exp: now() - 20 }), claims({ auth_time: now() + 20 }),
    claims({ auth_time: now() - 29 * DAY_S }), claims({ nbf: now() + 20 }),
  ];
  for (const session of inTime) assert.match(await ask(asked(session)), /^200 /);
  const session = claims();
  const [status, code] = (await ask(asked(undefined, {
    token: jwt(session, { key: OLD_KEY }),
  }))).split(" ");
  assert.equal(status, "200");
  assert.equal(await redeemed(sandbox, code), session.email);
});

test("cookie, limit and origin are as they are set", async () => {
  const pages = "https://shop.example";
  const bindings = { SESSION_COOKIE: "sid", CODES_PER_MINUTE: "2", ORIGIN: pages };
  const named = await startWorker({ sandbox, bindings });
  try {
    const token = jwt(claims());
    const statusOf = async (headers) => (
      await named.fetch(ORIGIN + PATH, { method: "POST", headers })).status;
    const statuses = [];
    for (const name of ["__Host-session", "sid", "sid", "sid"]) {
      const cookie = `${name}=${token}`;
      statuses.push(await statusOf({ "sec-fetch-site": "same-origin", cookie }));
    }
    assert.deepEqual(statuses, [401, 200, 200, 429]);
    const cookie = `sid=${jwt(claims())}`;
    assert.equal(await statusOf({ origin: pages, cookie }), 200);
    assert.equal(await statusOf({ origin: ORIGIN, cookie }), 403, "the address it arrived under");
  } finally {
    await named.stop();
  }
});
