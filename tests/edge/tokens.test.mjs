// The two tokens: opaque, and never one in the other's place. Refused before anything is sent.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import path from "node:path";
import { test } from "node:test";
import { inspect } from "node:util";
import { fails } from "../support/assert.mjs";
import { CONSUMER } from "../support/package.mjs";
import { SERVICE, spy, stage } from "../support/partner.mjs";

const world = stage();

/** Both tokens, and the texts that they stand for, as they were sent. */
async function both() {
  const { seen, fetch } = spy();
  let crm;
  const service = await world.client({ fetch, onToken: (token) => { crm = token; } });
  const app = await world.mint();
  const user = await world.as(undefined, { fetch, getToken: () => app });
  await user.account.get();
  await service.cards.list(7).catch(() => {});
  const texts = seen.flatMap(({ headers }) => headers.authorization?.split(" ")[1] ?? []);
  assert.deepEqual(texts.map((text) => /^[12]\|\w{40}$/.test(text)), [true, true]);
  return { app, crm, texts };
}

test("a token shows its kind and nothing else", async () => {
  const { app, crm, texts } = await both();
  for (const [token, kind, name] of [[app, "app", "AppToken"], [crm, "crm", "CrmToken"]]) {
    const told = [String(token), `${token}`, JSON.parse(JSON.stringify(token)), inspect(token),
      inspect(token, { showHidden: true, depth: 9 })];
    for (const text of told) assert.equal(text, name);
    assert.deepEqual(Reflect.ownKeys(token), ["kind"]);
    assert.equal(token.kind, kind);
    assert.ok(Object.isFrozen(token));
    assert.throws(() => { token.kind = "app or crm"; }, TypeError);
    assert.deepEqual(structuredClone(token), { kind });
    assert.deepEqual({ ...token }, { kind });
  }
  for (const token of [app, crm]) tellsNothing(token, [app, crm], texts);
});

/** What can be reached from a token, called with all that there is, tells no more. */
function tellsNothing(token, tokens, texts) {
  const reached = new Set([Object.prototype]);
  const look = (value) => {
    if (typeof value === "string") assert.ok(!texts.some((text) => value.includes(text)));
    if (Object(value) !== value || reached.has(value)) return;
    reached.add(value);
    for (const key of Reflect.ownKeys(value)) {
      const inner = value[key];
      look(inner);
      if (typeof inner !== "function") continue;
      for (const one of tokens) {
        for (const args of [[], [one], [one.kind, one], [one, one.kind]]) {
          look(attempt(() => inner.apply(one, args)));
        }
      }
    }
  };
  look(Object.getPrototypeOf(token));
}

function attempt(work) {
  try {
    return work();
  } catch {
    return undefined;
  }
}

test("no token can be made but of the gateway's answer", async () => {
  const { app, crm } = await both();
  for (const { constructor } of [app, crm]) {
    assert.ok([Object, undefined].includes(constructor), "there is nothing to make one by");
  }
});

test("getToken: whatever mintAppToken did not give is misuse, and nothing is sent", async () => {
  const { app, crm, texts } = await both();
  const required = createRequire(path.join(CONSUMER, "entry.cjs"))("defentry-web/server");
  const junk = [
    undefined, null, "", 7, {}, [], ...texts, `Bearer ${texts[0]}`, { kind: "app" }, crm,
    { ...app }, structuredClone(app), Object.create(app), new Proxy(app, {}), [app],
    { toString: () => texts[1] }, () => app,
    // Of another copy of the package: its private field is another.
    await required.mintAppToken(world.who()),
  ];
  await world.unsent(async () => {
    for (const token of junk) {
      for (const getToken of [() => token, async () => token]) {
        const client = await world.as(undefined, { getToken });
        const error = await fails(client.account.get(), { kind: "misuse", field: "getToken" });
        for (const text of texts) assert.ok(!JSON.stringify(error).includes(text));
      }
    }
  });
});

test("crmLogin: whatever onToken was not told is misuse, and nothing is sent", async () => {
  const { app, crm, texts } = await both();
  const junk = [
    null, "", 7, {}, [], ...texts, { kind: "crm" }, app, { ...crm }, structuredClone(crm),
    Object.create(crm), new Proxy(crm, {}), [crm], () => crm,
  ];
  await world.unsent(async () => {
    for (const token of junk) {
      const error = await fails(world.client({ token }), { kind: "misuse", field: "token" });
      for (const text of texts) assert.ok(!JSON.stringify(error).includes(text));
    }
  });
});

test("the clients keep to their own: no other's verbs, and its routes are refused", async () => {
  const crm = await world.client();
  const user = await world.as();
  for (const noun of ["profile", "onlineData", "scan", "signing", "removals", "events", "alarms",
    "account"]) {
    assert.equal(crm[noun], undefined, noun);
    assert.notEqual(user[noun], undefined, noun);
  }
  for (const noun of ["accounts", "ssnMonitoring"]) {
    assert.equal(user[noun], undefined, noun);
    assert.notEqual(crm[noun], undefined, noun);
  }
  await world.unsent(() =>
    fails(crm.request("GET", "/api/v1/delete-my-data/scan/status"), { kind: "misuse" }));
});

test("where a token came through all the same, the gateway says 403", async () => {
  const { texts } = await both();
  const call = (route, text) => fetch(world.sandbox.url + route, {
    headers: { authorization: `Bearer ${text}` },
  });
  const [app, crm] = [...texts].sort((a, b) => b.localeCompare(a));
  assert.equal((await call("/api/v1/delete-my-data/scan/status", crm)).status, 403);
  assert.equal((await call("/api/v1/account/7/credit-cards", app)).status, 403);
});

test("a copy by require and one by import: each takes its own CRM tokens", async () => {
  const required = createRequire(path.join(CONSUMER, "entry.cjs"))("defentry-web/server");
  const tokens = [];
  const options = { baseUrl: world.sandbox.url, ...SERVICE, onToken: (made) => tokens.push(made) };
  await required.crmLogin(options);
  assert.equal((await required.crmLogin({ ...options, token: tokens[0] })).session.state, "active");
  await world.unsent(() =>
    fails(world.client({ token: tokens[0] }), { kind: "misuse", field: "token" }));
});
