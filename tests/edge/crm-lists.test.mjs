// What the service account adds for a user: each list's whole life, the same in both formats, and
// seen by the user.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fails } from "../support/assert.mjs";
import { PROFILE, VERSION } from "../support/package.mjs";
import { stage } from "../support/partner.mjs";

const world = stage();
const FOUND_MS = 20_000;
const SSN = "19121212-1212";

/** Runs `life` with a service account and the id of a new account, in each format. */
const living = (life) => () => world.inBothFormats(async (crm) => {
  const { id } = await crm.accounts.create({ email: PROFILE.email, ssn: SSN });
  await life(crm, id);
  return world.sandbox.control("GET", "accounts");
});

/** The leak is found 20 s later, and goes with the item. */
async function leakedAndRemoved(list, id, item, idField) {
  assert.deepEqual(await list.leaks(id), []);
  await world.sandbox.advance(FOUND_MS);
  const leaks = await list.leaks(id);
  assert.deepEqual(leaks.map((leak) => [leak[idField], leak.is_new]), [[item.id, true]]);
  await removed(list, id, item);
  assert.deepEqual(await list.leaks(id), []);
}

async function removed(list, id, item) {
  assert.equal(await list.remove(id, item.id), undefined);
  assert.ok((await list.list(id)).every((left) => left.id !== item.id));
  const error = await fails(list.remove(id, item.id), { kind: "not_found", status: 404 });
  assert.match(error.route, /^\/api\/v1\/account\/\{account_id\}\/[a-z-]+\/\{\w+\}$/);
}

test("an account: created with all there is, once, and another's is another", () =>
  world.inBothFormats(async (crm) => {
    const given = {
      email: PROFILE.email, first_name: "Siv", last_name: "Öberg", phone: PROFILE.phone, ssn: SSN,
      country_code: "SE", lang_code: "sv", plan_id: 7, type: "PERSONAL",
    };
    const made = await crm.accounts.create(given);
    assert.deepEqual([made.last_name, made.has_ssn], ["Öberg", true]);
    assert.ok(!JSON.stringify(made).includes(SSN), "it is not told again");
    await fails(crm.accounts.create(given), { kind: "conflict", status: 409 });
    const other = await crm.accounts.create({ email: "eve@user.example" });
    await crm.watchlists.email.add(made.id, { email: "siv@mail.example" });
    assert.deepEqual(await crm.watchlists.email.list(other.id), []);
    const { accounts } = await world.sandbox.control("GET", "accounts");
    assert.equal(accounts.find(({ id }) => id === made.id).ssn, SSN);
    return { ...made, id: typeof made.id };
  }));

test("email: confirmed at once, found in a leak, removed", living(async (crm, id) => {
  const { email } = crm.watchlists;
  const added = await email.add(id, { email: "siv@mail.example" });
  assert.deepEqual([added.email, added.is_confirmed], ["siv@mail.example", true]);
  await fails(email.add(id, { email: "Siv@Mail.example" }), { kind: "conflict", status: 409 });
  assert.deepEqual(await email.list(id), [added]);
  await leakedAndRemoved(email, id, added, "email_id");
}));

test("phone: confirmed at once, found in a leak, removed", living(async (crm, id) => {
  const { phone } = crm.watchlists;
  const added = await phone.add(id, { phone: PROFILE.phone });
  assert.deepEqual([added.phone, added.is_confirmed], [PROFILE.phone, true]);
  await fails(phone.sendVerificationCode(id, { phone: PROFILE.phone }), { kind: "conflict" });
  await leakedAndRemoved(phone, id, added, "phone_id");
}));

test("iban: watched, found in a leak, removed", living(async (crm, id) => {
  const { iban } = crm.watchlists;
  const added = await iban.add(id, { iban: "se45 5000 0000 0583 9825 7466" });
  assert.equal(added.iban, "SE4550000000058398257466");
  assert.deepEqual(await iban.list(id), [added]);
  await leakedAndRemoved(iban, id, added, "iban_id");
}));

test("passport: added, renewed field by field, removed", living(async (crm, id) => {
  const { passport } = crm.watchlists;
  assert.deepEqual(Object.keys(passport), ["add", "list", "update", "remove"]);
  const given = { passport_number: "AA1234567", country_code: "SE", expiry_date: "2031-05-17" };
  const added = await passport.add(id, given);
  const updated = await passport.update(id, added.id, { expiry_date: "2036-05-17" });
  assert.deepEqual(updated, { ...added, expiry_date: "2036-05-17" });
  assert.deepEqual(await passport.list(id), [updated]);
  await removed(passport, id, added);
}));

test("driversLicense: added and removed", living(async (crm, id) => {
  const { driversLicense } = crm.watchlists;
  assert.deepEqual(Object.keys(driversLicense), ["add", "list", "remove"]);
  const added = await driversLicense.add(id, { license_number: "12345678", country_code: "se" });
  assert.deepEqual(await driversLicense.list(id), [added]);
  await removed(driversLicense, id, added);
}));

test("cards: verified at once, masked, read by their id, removed", living(async (crm, id) => {
  const card = { card_number: "4242 4242 4242 4242", expiry_month: 12, expiry_year: 2035 };
  const added = await crm.cards.add(id, { ...card, holder_name: "S Öberg" });
  assert.equal(added.is_verified, true);
  assert.doesNotMatch(JSON.stringify(added), /4242 ?4242/);
  assert.deepEqual(await crm.cards.get(id, added.id), added);
  assert.deepEqual(await crm.cards.list(id), [added]);
  assert.equal(await crm.cards.remove(id, added.id), undefined);
  await fails(crm.cards.get(id, added.id), { kind: "not_found" });
}));

for (const [format, apiVersion] of [["standardized", VERSION], ["legacy", null]]) {
  test(`ssnMonitoring, ${format}: on and off, and never without a number`, async () => {
    const { crm, id } = await world.withAccount({ apiVersion }, { ssn: SSN });
    const user = await world.as();
    for (const [act, expected] of [["activate", true], ["activate", true], ["deactivate", false]]) {
      assert.equal(await crm.ssnMonitoring[act](id), undefined);
      assert.equal((await user.account.get()).is_ssn_monitored, expected, act);
    }
    const { id: without } = await crm.accounts.create({ email: "eve@user.example" });
    await fails(crm.ssnMonitoring.activate(without), { kind: "validation", field: "ssn" });
  });
}

test("what the service account adds its user sees, and the other way round", async () => {
  const { crm, id } = await world.withAccount();
  const user = await world.as();
  assert.equal((await user.account.get()).id, id);
  const { id: added } = await crm.watchlists.email.add(id, { email: "siv@mail.example" });
  assert.deepEqual((await user.watchlists.email.list()).map((item) => item.id), [added]);
  const mine = await user.watchlists.iban.add({ iban: "SE4550000000058398257466" });
  assert.deepEqual(await crm.watchlists.iban.list(id), [mine]);
  await crm.watchlists.iban.remove(id, mine.id);
  assert.deepEqual(await user.watchlists.iban.list(), []);
});

test("an account that nobody has, and an item of another account: not_found", async () => {
  const { crm, id } = await world.withAccount();
  const { id: other } = await crm.accounts.create({ email: "eve@user.example" });
  const { id: item } = await crm.watchlists.email.add(id, { email: "siv@mail.example" });
  await fails(crm.watchlists.email.remove(other, item), { kind: "not_found", status: 404 });
  await fails(crm.cards.list("nobody-7"), { kind: "not_found", status: 404 });
  assert.equal((await crm.watchlists.email.list(id)).length, 1);
});
