// What the element decides without a browser: where a person lands, what is theirs, what the
// picture says.
import assert from "node:assert/strict";
import { test } from "node:test";
import { PROFILE, imported } from "../support/package.mjs";
import { elementParts } from "../support/ts.mjs";

const { compare, decide, e164, exposureText, isPartial, ownWords, readProfile, words } =
  await elementParts("online-data/landing.ts", "online-data/comparison.ts",
    "online-data/exposure.ts", "online-data/fields.ts", "words/words.ts");

const FOUND = {
  firstName: "Siv", lastName: "Öberg", email: "siv@user.example", ssn: "19991014-9071",
  phone: "+46701234567", street: "Storgatan 1", zip: "11122", city: "Stockholm",
};
/** Names and nothing else. */
const NAMED = { firstName: FOUND.firstName, lastName: FOUND.lastName };

/** All that the gateway knows of the sites, as `decide` reads it. */
function scan(lines, { scanning = false, settled = lines.length } = {}) {
  const sites = lines.map((line) => ({ removal: null, canRequestRemoval: false, ...line }));
  return { overview: { total: sites.length, settled, scanning, sites } };
}
const CLEAR = { state: "clear" };
const FINDS = { state: "found", canRequestRemoval: true };
const SENT = { state: "waiting_for_broker", removal: "POA_SENT_TO_SITE" };
const signing = (phase) => ({ phase, raw: {} });

for (const [row, facts, step, notice] of [
  ["no profile", { profile: null, past: false }, "details"],
  ["deleted elsewhere", { profile: null, past: true }, "details", "deleted"],
  ["a profile, no scan", {}, "scan"],
  ["a profile, sites that were never looked at",
    { scan: scan([{ state: "not_started" }, { state: "not_started" }]) }, "scan"],
  ["scanning", { scan: scan([CLEAR, FINDS], { scanning: true }) }, "scan"],
  ["a scan that stopped halfway", { scan: scan([CLEAR, FINDS], { settled: 1 }) }, "scan"],
  ["reviewed, unsigned", { scan: scan([CLEAR, FINDS]) }, "review"],
  ["a signing that failed",
    { scan: scan([FINDS]), signing: signing("failed") }, "review"],
  ["a signing open", { scan: scan([FINDS]), signing: signing("pending") }, "sign"],
  ["a signing expired",
    { scan: scan([FINDS]), signing: signing("expired") }, "review", "expired"],
  ["signed, not submitted",
    { scan: scan([FINDS]), signing: signing("signed") }, "review", "signed"],
  ["submitted", { scan: scan([CLEAR, SENT]), signing: signing("signed") }, "removals"],
  ["submitted, while sites are looked at again",
    { scan: scan([CLEAR, SENT], { scanning: true, settled: 1 }) }, "removals"],
  ["a manual step",
    { scan: scan([{ state: "needs_user", removal: "USER_MANUAL_INSTRUCTIONS_SENT" }]) },
    "removals"],
  ["reappeared", {
    scan: scan([{ state: "reappeared", removal: "DATA_REAPPEARED_DETECTED",
      canRequestRemoval: true }]),
  }, "removals"],
  ["new finds after signing",
    { scan: scan([SENT, FINDS]), signing: signing("signed") }, "removals", "new-finds"],
]) {
  test(`landing: ${row}`, () => {
    const all = { profile: PROFILE, scan: null, signing: null, past: true, ...facts };
    assert.deepEqual({ notice: undefined, ...decide(all) }, { step, notice });
  });
}

test("how something is written makes no difference, what is written does", () => {
  const verdict = (data) => compare(data, PROFILE)[0].verdict;
  for (const [field, same, differs] of [
    ["firstName", [" SIV ", "siv"], ["Siw", "Siv-Maria"]],
    ["lastName", ["ÖBERG", "O\u0308berg"], ["Oberg"]],
    ["email", ["Siv@User.Example"], ["s.iv@user.example", "siv@user.example.org"]],
    ["phone", ["070-123 45 67", "0046 70 123 45 67", "+46 (0)70-1234567", "46701234567"],
      ["070-123 45 68", "+47701234567", "123 45 67", "+46701234", "0012 70 123 45 67"]],
    ["street", ["STORGATAN  1", "Storgatan 1."], ["Storgatan 11", "Storgatan"]],
    ["zip", ["111 22", "111-22"], ["111 63"]],
    ["city", ["stockholm"], ["Umeå"]],
  ]) {
    for (const text of same) assert.equal(verdict({ [field]: text }), "same", text);
    for (const text of differs) assert.equal(verdict({ [field]: text }), "differs", text);
  }
});

test("what the person did not give is neither; what was not found is left out", () => {
  assert.deepEqual(compare({ ssn: "19991014-9071", phone: null, city: " " }, PROFILE),
    [{ field: "ssn", found: "19991014-9071", own: "", verdict: "extra" }]);
  assert.equal(compare({ city: "Umeå" }, { ...PROFILE, city: null })[0].verdict, "extra");
  assert.equal(compare({ city: "Umeå" }, null)[0].verdict, "extra");
  assert.deepEqual(compare(null, PROFILE), []);
  assert.deepEqual(compare(FOUND, PROFILE).map(({ verdict }) => verdict),
    ["same", "same", "same", "extra", "same", "same", "same", "same"]);
});

test("a match is full where the name agrees and something else is surely the person's", () => {
  for (const [why, data, partial] of [
    ["all of it", FOUND, false],
    ["the name alone", NAMED, true],
    ["nothing that can be compared", { ssn: FOUND.ssn }, true],
    ["no data at all", null, true],
    ["another first name at the same address", { ...FOUND, firstName: "Karl" }, true],
    ["another last name", { ...FOUND, lastName: "Ek" }, true],
    ["an old address beside the e-mail", { ...FOUND, street: "Gamla 2", city: "Umeå" }, false],
    ["the phone, written as at home", { ...NAMED, phone: "070-123 45 67" }, false],
    ["the street and the city", { ...NAMED, street: FOUND.street, city: FOUND.city }, false],
    ["the street and the postal code", { ...NAMED, street: FOUND.street, zip: "111 22" }, false],
    ["the same street in another town", { ...NAMED, street: FOUND.street, city: "Umeå" }, true],
    ["a street without a town", { ...NAMED, street: FOUND.street }, true],
    ["the city alone", { ...NAMED, city: FOUND.city }, true],
    ["no name, but the e-mail", { email: FOUND.email }, false],
    ["a namesake", { ...NAMED, phone: "+46701740634", street: "Sjövägen 4", city: "Umeå" }, true],
  ]) assert.equal(isPartial(compare(data, PROFILE)), partial, why);
});

test("the picture in words names every state, and an unknown one is never clear", () => {
  const text = (counts, total) => exposureText({ counts, total }, words);
  assert.equal(text({ clear: 14, found: 8, failed: 3 }, 25),
    "25 sites. Data found: 8, No data: 14, and Could not check: 3.");
  assert.equal(text({ shadowed: 2, unknown: 1, clear: 1 }, 4),
    "4 sites. No data: 1 and Unclear: 3.");
});

test("a phone number loses what people write between digits, and gains no country", () => {
  for (const [typed, sent] of [
    ["+46 70 123 45 67", "+46701234567"],
    ["0046 (0)70-123 45 67", "+46701234567"],
    ["\u202a+46\u00a070\u2011123.45/67\u202c", "+46701234567"],
    ["070-123 45 67", "0701234567"],
    ["call me", "callme"],
  ]) assert.equal(e164(typed), sent);
  const typed = { ...PROFILE, first_name: " Siv ", phone: "0046 70 123 45 67" };
  assert.deepEqual(readProfile((name) => typed[name]), PROFILE);
});

test("every issue of the package's own checks has words of ours", async () => {
  const { connect } = await imported();
  const client = await connect({ baseUrl: "https://api.partner.example", getCode: () => "" });
  const wrong = { first_name: "", last_name: " ", email: "siv", phone: "070", street: "Gatan 1" };
  const issues = await client.profile.check(wrong).catch(({ details }) => details);
  assert.deepEqual(issues.map((issue) => [issue.field, ownWords(issue)]), [
    ["first_name", "details.required"], ["last_name", "details.required"],
    ["email", "details.bad.email"], ["phone", "details.bad.phone"],
    ["zip", "details.required"], ["city", "details.required"],
  ]);
  assert.equal(ownWords({ field: "zip", issue: "finns inte" }), undefined);
  client.session.end();
});
