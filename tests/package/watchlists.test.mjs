// The watchlists: each list's whole life against the sandbox, the same in both formats.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fails } from "../support/assert.mjs";
import { PROFILE, stage } from "../support/package.mjs";

const world = stage();
/** In the sandbox's time: when a mail is read, and when a confirmed item is found in a leak. */
const READ_MS = 10_000;
const FOUND_MS = 20_000;

/** Waits for the leak, and takes the item off the list, which takes its leaks along. */
async function leakedAndRemoved(list, item, idField) {
  assert.deepEqual(await list.leaks(), []);
  await world.sandbox.advance(FOUND_MS);
  const leaks = await list.leaks();
  assert.deepEqual(leaks.map((leak) => [leak[idField], leak.is_new]), [[item.id, true]]);
  await removed(list, item);
  assert.deepEqual(await list.leaks(), []);
  return leaks;
}

async function removed(list, { id }) {
  assert.equal(await list.remove(id), undefined);
  assert.ok((await list.list()).every((item) => item.id !== id));
  const error = await fails(list.remove(id), { kind: "not_found", status: 404 });
  assert.match(error.route, /^\/api\/v1\/[a-z-]+-watchlist\/\{[a-zA-Z]+\}$/);
}

test("email: pending until its owner confirms, found in a leak, removed", () =>
  world.inBothFormats(async ({ watchlists: { email } }) => {
    const address = { email: "siv@mail.example" };
    const added = await email.add(address);
    assert.deepEqual([added.email, added.is_confirmed], [address.email, false]);
    await fails(email.add({ email: "Siv@Mail.example" }), { kind: "conflict", status: 409 });
    assert.deepEqual(await email.list(), [added]);
    assert.equal(await email.resendConfirmation(address), undefined);

    await world.sandbox.advance(READ_MS - 1);
    assert.equal((await email.list())[0].is_confirmed, false);
    await world.sandbox.advance(1);
    assert.deepEqual(await email.list(), [{ ...added, is_confirmed: true }]);
    await fails(email.resendConfirmation(address), { kind: "conflict" });
    return [added, await leakedAndRemoved(email, added, "email_id")];
  }));

test("phone: pending until the right code is typed in, found in a leak, removed", () =>
  world.inBothFormats(async ({ watchlists: { phone } }) => {
    const number = { phone: PROFILE.phone };
    const added = await phone.add(number);
    assert.deepEqual([added.phone, added.is_confirmed], [number.phone, false]);
    await fails(phone.add(number), { kind: "conflict" });
    await fails(phone.confirm({ ...number, code: "123456" }), { kind: "conflict" });

    assert.equal(await phone.sendVerificationCode(number), undefined);
    const code = (await world.sandbox.verification(PROFILE.email)).phone[number.phone];
    const wrong = String((Number(code) + 1) % 1e6).padStart(6, "0");
    const error = await fails(phone.confirm({ ...number, code: wrong }), { kind: "validation" });
    const { details } = error;
    assert.deepEqual(details.map(({ field }) => field), ["code"]);
    assert.equal(typeof error.requestId, "string", "the gateway judged it, not we");
    assert.equal((await phone.list())[0].is_confirmed, false);

    assert.equal(await phone.confirm({ ...number, code }), undefined);
    assert.deepEqual(await phone.list(), [{ ...added, is_confirmed: true }]);
    await fails(phone.sendVerificationCode(number), { kind: "conflict" });
    return [added, details, await leakedAndRemoved(phone, added, "phone_id")];
  }));

test("iban: watched at once, found in a leak, removed", () =>
  world.inBothFormats(async ({ watchlists: { iban } }) => {
    const added = await iban.add({ iban: "se45 5000 0000 0583 9825 7466" });
    assert.equal(added.iban, "SE4550000000058398257466");
    await fails(iban.add({ iban: added.iban }), { kind: "conflict" });
    assert.deepEqual(await iban.list(), [added]);
    return [added, await leakedAndRemoved(iban, added, "iban_id")];
  }));

test("passport: added, renewed field by field, removed; there are no leaks to read", () =>
  world.inBothFormats(async ({ watchlists: { passport } }) => {
    assert.deepEqual(Object.keys(passport), ["add", "list", "update", "remove"]);
    const given = { passport_number: "AA1234567", country_code: "SE", expiry_date: "2031-05-17" };
    const added = await passport.add(given);
    assert.deepEqual({ ...added, ...given }, added);
    const other = await passport.add({ ...given, passport_number: "AA7654321" });

    const updated = await passport.update(added.id, { expiry_date: "2036-05-17" });
    assert.deepEqual(updated, { ...added, expiry_date: "2036-05-17" });
    assert.deepEqual(await passport.list(), [updated, other]);
    const { passport_number: taken } = other;
    await fails(passport.update(added.id, { passport_number: taken }), { kind: "conflict" });
    await fails(passport.update("passport-0", {}), { kind: "not_found" });
    await fails(passport.update(added.id, { country_code: "Sweden" }), {
      kind: "validation", field: "country_code",
    });
    await removed(passport, added);
    return [updated, await passport.list()];
  }));

test("driversLicense: added and removed; it is neither changed nor are there leaks to read", () =>
  world.inBothFormats(async ({ watchlists: { driversLicense } }) => {
    assert.deepEqual(Object.keys(driversLicense), ["add", "list", "remove"]);
    const given = { license_number: "12345678", country_code: "se" };
    const added = await driversLicense.add(given);
    assert.equal(added.country_code, "SE");
    await fails(driversLicense.add(given), { kind: "conflict" });
    assert.deepEqual(await driversLicense.list(), [added]);
    await removed(driversLicense, added);
    return added;
  }));

test("one list's leaks and ids are not another's", async () => {
  const { watchlists: { email, phone, iban } } = await world.client();
  const { id } = await iban.add({ iban: "SE4550000000058398257466" });
  await world.sandbox.leak(PROFILE.email, "iban");
  assert.equal((await iban.leaks()).length, 1);
  assert.deepEqual([await email.leaks(), await phone.leaks()], [[], []]);
  for (const list of [email, phone]) await fails(list.remove(id), { kind: "not_found" });
});
