// What cannot be right is told before anything is sent; what is only assumed is not judged.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ALLOW, CALLS } from "../judges/calls.mjs";
import { operations } from "../judges/description.mjs";
import { fails } from "../support/assert.mjs";
import { PROFILE, stage } from "../support/package.mjs";
import { verbAt } from "../support/verbs.mjs";

const world = stage();
const YEAR = new Date().getFullYear();
const CARD = {
  card_number: "4242424242424242", expiry_month: 12, expiry_year: YEAR + 5, holder_name: "S Öberg",
};

/** The verbs that name one item by its id come with this one in the table of calls. */
const ID = 7;
const WITH_ID = Object.keys(CALLS).filter((verb) => CALLS[verb][0] === ID);

/** Each value in the one field of each call is refused, as that field's fault. */
async function refused(field, calls, values) {
  for (const call of calls) {
    for (const value of values) {
      const error = await fails(call({ [field]: value }), {
        kind: "validation", status: undefined, requestId: undefined,
      });
      assert.deepEqual(error.details.map((detail) => detail.field), [field], String(value));
      assert.match(error.details[0].issue, /^(must be|is required|has expired)/);
      assert.match(error.route, /^\/api\/v1\//);
      assert.equal(error.retryable, false);
    }
  }
}

test("e-mail addresses, phone numbers and IBANs that are none", async () => {
  const { profile, watchlists: { email, phone, iban } } = await world.client();
  const inProfile = [profile.create, profile.update, profile.check, profile.ensure].map((verb) =>
    (part) => verb({ ...PROFILE, ...part }));
  await world.unsent(async () => {
    assert.equal(await profile.check(PROFILE), undefined, "a good one passes, unsent");
    await refused("email", [email.resendConfirmation], ["", "siv", 7]);
    await refused("email", [email.add, ...inProfile], [
      "", "siv", "siv@", "@user.example", "siv@user", "si v@user.example", "siv@user..example",
      "siv@user.example.", "siv@.example", "siv@user.example\n", "siv\u0000@user.example", `${"s".repeat(65)}@user.example`, 7, null, undefined,
    ]);
    await refused("phone", [phone.sendVerificationCode], ["", "0701234567", {}]);
    await refused("phone", [phone.add, ...inProfile], [
      "", "0701234567", "46701234567", "+0701234567", "+46", "+4670123456789012", "+46 70 123",
      "+4670abc4567", "tel:+46701234567", 46701234567, {},
    ]);
    await refused("phone", [phone.confirm], ["0701234567", "+46", 46701234567]);
    await refused("iban", [iban.add], [
      "SE4550000000058398257467", "SE455000000005839825746", "SE45500000000583982574660",
      "4550000000058398257466", "SEXX50000000058398257466", "SE45-5000-0000", 45, ["SE45"],
    ]);
  });
});

test("cards whose number is wrong, or that have expired", async () => {
  const { cards } = await world.client();
  const add = (part) => cards.add({ ...CARD, ...part });
  await world.unsent(async () => {
    await refused("card_number", [add], [
      "4242424242424241", "4242 4242 4242 4224", "42424242424", "4".repeat(20), "card", {},
      4242424242424242,
    ]);
    await refused("expiry_month", [add], [0, 13, -1, 1.5, "13", "1.5", "July", "-1", [7], true]);
    await refused("expiry_year", [add], [
      -1, 199, 20301, 1969, "twenty", "205", 2030.5, {}, YEAR - 2, String(YEAR - 2), YEAR % 100 - 2,
    ]);
  });
  const thisMonth = { expiry_month: new Date().getMonth() + 1, expiry_year: YEAR };
  assert.ok(await add(thisMonth), "a card is good to the end of its month");
  const all = await fails(cards.add({ card_number: "1", expiry_month: 13, expiry_year: 1 }), {});
  assert.deepEqual(all.details.map(({ field }) => field),
    ["card_number", "expiry_month", "expiry_year"], "all at once, so that a form can show them");
});

test("days that are none", async () => {
  const { watchlists: { passport } } = await world.client();
  const days = ["31.12.2030", "2030-1-1", "20301231", "soon", "2030-12-31T00:00:00Z", 2030, {}];
  await world.unsent(() =>
    refused("expiry_date", [passport.add, (part) => passport.update(ID, part)], days));
});

test("ids that could name another route, or are none, in every verb that takes one", async () => {
  const client = await world.client({ allow: ALLOW });
  const bad = [
    "leaks", "status", "confirm", "verify", "close", "coachme", "leak", "password", "account",
    "api", "v1", "sso", "login", "", "/", "a/b", "a?b", "a#b", "a\\b", "..", ".", "../leaks", "7/../leaks",
    "a\nb", "a\u0000b", "\u007f", "7".repeat(257), 1.5, -1, Number.NaN, Infinity, 2 ** 53, 1e21, {},
    [], [[7]], { id: 7 }, true, null, undefined, Symbol("7"), () => 7,
  ];
  assert.equal(WITH_ID.length, operations().filter(({ path }) => path.includes("{")).length);
  await world.unsent(async () => {
    for (const name of WITH_ID) {
      const [, ...rest] = CALLS[name];
      for (const id of bad) {
        const error = await fails(verbAt(client, name)(id, ...rest), { kind: "misuse" });
        assert.match(error.details[0].field, /^(\w+Id|account_id)$/, `${name} ${String(id)}`);
        assert.match(error.route, /\{\w+\}/);
      }
    }
  });
});

test("ids that look odd and are harmless reach the gateway as what they are", async () => {
  const { cards } = await world.client();
  for (const id of ["card 1", "card-é", "100%", "%2e%2e", "a&b=c", "card;x", 2 ** 53 - 1, 0]) {
    await fails(cards.get(id), { kind: "not_found" });
  }
  for (const { path, route, query } of await world.sandbox.log()) {
    if (path === "/api/v1/sso/login") continue;
    assert.deepEqual([route, query], ["/api/v1/credit-card/{creditCardId}", null], path);
  }
});

test("what is assumed is not judged: unknown fields travel, and absent ones are not missed",
  async () => {
    const { watchlists: { iban, passport }, cards } = await world.client();
    for (const [call, path] of [
      [() => iban.add({ iban_number: "x" }), "/api/v1/iban-watchlist"],
      [() => iban.add({}), "/api/v1/iban-watchlist"],
      [() => cards.add({ pan: "4242424242424241" }), "/api/v1/credit-card"],
      [() => cards.verify({ amount: 1.25 }), "/api/v1/credit-cards/verify"],
      [() => passport.add({ expiry_date: null, number: "AA1" }), "/api/v1/passport-watchlist"],
    ]) {
      const error = await fails(call(), { kind: "validation", status: 422, route: path });
      assert.equal(typeof error.requestId, "string", "the gateway's own words");
      assert.ok((await world.sandbox.log()).some((entry) =>
        entry.request_id === error.requestId && entry.route === path));
    }
  });

test("the body of a typed call is what the caller gave, field for field", async () => {
  const bodies = [];
  const spy = (url, init) => {
    if (!url.includes("/sso/")) bodies.push(init.body && JSON.parse(init.body));
    return fetch(url, init);
  };
  const { watchlists: { iban, passport } } = await world.client({ fetch: spy });
  const given = { iban: "SE45 5000 0000 0583 9825 7466", label: "wages", more: { deep: [null] } };
  const { id } = await passport.add({
    passport_number: "AA1234567", country_code: "SE", expiry_date: "2031-05-17", kind: "diplomatic",
  });
  await passport.update(id, { expiry_date: "2036-05-17", note: "" });
  await iban.add(given);
  await iban.list();
  assert.deepEqual(bodies.slice(1), [{ expiry_date: "2036-05-17", note: "" }, given, undefined]);
  assert.equal(bodies[0].kind, "diplomatic");
});

test("what a page puts on Object.prototype is no option and no noun", async () => {
  const seen = [];
  const names = {
    fetch: (...args) => seen.push(args), onDiagnostic: (line) => seen.push(line),
    getCode: () => seen.push("code"), timeoutMs: -1, session: {}, email: {}, profile: {},
  };
  for (const [name, value] of Object.entries(names)) {
    Object.defineProperty(Object.prototype, name, { value, configurable: true, writable: true });
  }
  try {
    const client = await world.client();
    assert.deepEqual([...await client.watchlists.email.list()], []);
    assert.notEqual(client.session, Object.prototype.session);
  } finally {
    for (const name of Object.keys(names)) delete Object.prototype[name];
  }
  assert.deepEqual(seen, []);
});

test("a body is written out once, and what takes none does not look", async () => {
  const client = await world.client();
  let written = 0;
  const toJSON = () => { written += 1; return { first_name: "Siv" }; };
  await client.account.update({ toJSON });
  await client.account.get({ toJSON });
  assert.equal(written, 1);
});

test("an empty field is no IBAN and no card", async () => {
  const { cards, watchlists: { iban } } = await world.client();
  await world.unsent(async () => {
    await refused("iban", [iban.add], ["", " "]);
    await refused("card_number", [(part) => cards.add({ ...CARD, ...part })], [""]);
    await refused("expiry_month", [(part) => cards.add({ ...CARD, ...part })], ["", " "]);
  });
});
