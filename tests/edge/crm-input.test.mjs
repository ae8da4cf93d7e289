// What the service account is not let send: ids that name another route, values that cannot be
// right, and paths that an app token is for. Each is refused before anything is sent.
import assert from "node:assert/strict";
import { test } from "node:test";
import { CALLS } from "../judges/calls.mjs";
import { fails } from "../support/assert.mjs";
import { PROFILE } from "../support/package.mjs";
import { ACCOUNT, stage } from "../support/partner.mjs";
import { verbAt, verbsOf } from "../support/verbs.mjs";

const world = stage();
const ID = 7;
const BAD_IDS = [
  "leaks", "confirm", "email-watchlist", "ssn-monitoring", "activate", "deactivate", "credit-card",
  "account", "password", "crm", "sso", "auth", "login", "api", "v1", "scan", "LEAKS",
  "", "/", "a/b", "a?b", "a#b", "a\\b", "..", ".", "../leaks", "7/../leaks", "a\nb", "a\u0000b",
  "\u007f", "7".repeat(257), 1.5, -1, Number.NaN, Infinity, 2 ** 53, {}, [], [[7]], { id: 7 }, true,
  null, undefined, Symbol("7"), () => 7, new Proxy({}, {}),
];

/** All verbs that take an account's id, and what comes after it. */
const verbs = (crm) => verbsOf(crm)
  .filter((verb) => !["accounts.create", "request", "session.end"].includes(verb))
  .map((verb) => [verb, CALLS[verb] ?? []]);

test("an account's id, and an item's, that could name another route", async () => {
  const crm = await world.client();
  await world.unsent(async () => {
    assert.equal(verbs(crm).length, 27);
    for (const [verb, args] of verbs(crm)) {
      for (const id of BAD_IDS) {
        const told = `${verb} ${String(id)}`;
        const account = await fails(verbAt(crm, verb)(id, ...args), { kind: "misuse" });
        assert.equal(account.details[0].field, "account_id", told);
        assert.ok(account.route.startsWith(`${ACCOUNT}/{account_id}/`), told);
        if (args[0] !== ID) continue;
        const item = await fails(verbAt(crm, verb)(ID, id, ...args.slice(1)), { kind: "misuse" });
        assert.match(item.details[0].field, /^(email|phone|iban|passport|license|creditCard)Id$/);
      }
    }
  });
});

test("ids that look odd reach the gateway as what they are, each in its place", async () => {
  const crm = await world.client();
  const odd = ["card 1", "card-é", "100%", "%2e%2e", "a&b=c", "{x}", "}{", 0];
  for (const id of odd) {
    await fails(crm.cards.get(id, 7), { kind: "not_found" });
    await fails(crm.cards.get(7, id), { kind: "not_found" });
    const [first, second] = (await world.sandbox.log()).slice(-2);
    for (const { route, query } of [first, second]) {
      assert.equal(route, `${ACCOUNT}/{account_id}/credit-card/{creditCardId}`);
      assert.equal(query, null);
    }
    assert.equal(decodeURIComponent(first.path), `${ACCOUNT}/${id}/credit-card/7`);
    assert.equal(decodeURIComponent(second.path), `${ACCOUNT}/7/credit-card/${id}`);
  }
});

test("values that cannot be right name their field", async () => {
  const crm = await world.client();
  const { email, phone, iban, passport } = crm.watchlists;
  const card = CALLS["cards.add"][0];
  const wrong = [
    ["email", (value) => crm.accounts.create({ email: value }), ["siv", "siv@", 7]],
    ["phone", (value) => crm.accounts.create({ phone: value }), ["0701234567", "+46", 7]],
    ["ssn", (value) => crm.accounts.create({ ssn: value }), [19121212, {}]],
    ["email", (value) => email.add(7, { email: value }), ["", "siv", "siv@user", 7, undefined]],
    ["phone", (value) => phone.add(7, { phone: value }), ["", "0701234567", {}, undefined]],
    ["phone", (value) => phone.sendVerificationCode(7, { phone: value }), ["0701234567", {}]],
    ["phone", (value) => phone.confirm(7, { phone: value, code: "123456" }), ["0701234567"]],
    ["iban", (value) => iban.add(7, { iban: value }), ["SE4550000000058398257467", "", 45]],
    ["expiry_date", (value) => passport.add(7, { expiry_date: value }), ["31.12.2030", 2030]],
    ["expiry_date", (value) => passport.update(7, 7, { expiry_date: value }), ["soon", {}]],
    ["card_number", (value) => crm.cards.add(7, { ...card, card_number: value }),
      ["4242424242424241", "", 4242424242424242]],
    ["expiry_month", (value) => crm.cards.add(7, { ...card, expiry_month: value }), [0, 13, "x"]],
    ["expiry_year", (value) => crm.cards.add(7, { ...card, expiry_year: value }), [2020, "205"]],
  ];
  await world.unsent(async () => {
    for (const [field, call, values] of wrong) {
      for (const value of values) {
        const error = await fails(call(value), {
          kind: "validation", status: undefined, requestId: undefined, retryable: false,
          mayHaveBeenApplied: false,
        });
        assert.deepEqual(error.details.map((detail) => detail.field), [field], String(value));
        assert.match(error.details[0].issue, /^(must be|is required|has expired)/);
        assert.ok(error.route.startsWith(ACCOUNT));
      }
    }
    for (const body of [undefined, null, "text", 5, [], 1n]) {
      const error = await fails(email.add(7, body), {});
      assert.ok(["validation", "misuse"].includes(error.kind), error.kind);
    }
  });
});

test("what the gateway refuses comes with its details", async () => {
  const crm = await world.client();
  const error = await fails(crm.accounts.create({ first_name: "Siv", country_code: "SWE" }), {
    kind: "validation", status: 422, field: "email", mayHaveBeenApplied: false,
  });
  assert.deepEqual(error.details.map(({ field }) => field).sort(), ["country_code", "email"]);
  assert.equal(typeof error.requestId, "string");
});

const APP_ROUTES = [
  ["GET", "/api/v1/delete-my-data"], ["POST", "/api/v1/delete-my-data/removal-requests"],
  ["GET", "/api/v1/delete-my-data/scan/status"], ["GET", "/api/v1/email-watchlist"],
  ["DELETE", "/api/v1/phone-watchlist/7"], ["GET", "/api/v1/credit-cards"],
  ["GET", "/api/v1/alarms"], ["GET", "/api/v2/alarms?page=2"], ["GET", "/api/v1/account"],
  ["PUT", "/api/v1/account"], ["POST", "/api/v2/account/password"], ["PUT", "/api/v2/account/7"],
  ["GET", "/api/v1/Delete-My-Data/unheard-of"], ["GET", "/api/v1/delete-my-data/"],
];

test("request: an app token's route is refused, and so is where tokens are made", async () => {
  const crm = await world.client();
  await world.unsent(async () => {
    for (const [method, path] of APP_ROUTES) {
      const error = await fails(crm.request(method, path), { kind: "misuse", field: "path" });
      assert.match(error.details[0].issue, /app token/, path);
    }
    for (const path of ["/api/v1/sso/token", "/api/v1/crm/auth/login", "/api/v1/account/7/../8",
      "/control/reset", "https://evil.example/api/v1/account", "/api/v1/%61ccount", undefined]) {
      await fails(crm.request("POST", path, {}), { kind: "misuse", field: "path" });
    }
    await fails(crm.request("HEAD", `${ACCOUNT}/7/credit-cards`), { kind: "misuse" });
    await fails(crm.request("GET", `${ACCOUNT}/7/credit-cards`, {}), { field: "body" });
  });
});

test("request: its own routes as their typed calls, unknown ones as they are", async () => {
  const lines = [];
  const { crm, id } = await world.withAccount({ onDiagnostic: (line) => lines.push(line) });
  const path = `${ACCOUNT}/${id}/email-watchlist`;
  const item = await crm.request("POST", path, { email: PROFILE.email });
  assert.deepEqual(await crm.request("GET", `${path}?page=1`), { data: [item] });
  assert.equal(lines.at(-1).route, `${ACCOUNT}/{account_id}/email-watchlist`);
  await world.sandbox.fault({ method: "GET", path, status: 503 });
  await crm.request("GET", path);
  assert.deepEqual(lines.slice(-2).map(({ attempt, status }) => [attempt, status]),
    [[1, 503], [2, 200]], "a read is tried again");
  await fails(crm.request("GET", `${ACCOUNT}/${id}/unheard-of`), { status: 501, route: "request" });
  const { token_kind: kind } = (await world.sandbox.log()).at(-1);
  assert.equal(kind, "crm");
});
