// What the watchlist decides without a browser: how objects of no documented shape become texts,
// which countries there are, what each kind can do.
import assert from "node:assert/strict";
import { test } from "node:test";
import { PROFILE, stage } from "../support/package.mjs";
import { elementParts } from "../support/ts.mjs";

const {
  KINDS, adviceOf, countries, countryName, fieldOf, first, isMasked, rows, sentence, textOf, tidy,
} = await elementParts(...["open", "countries", "kinds", "form", "item"].map((name) => (
  `watchlist/${name}.ts`)));
const date = (iso) => `<${iso}>`;
const world = stage();

test("a name on the wire becomes a sentence", () => {
  for (const [name, says] of [
    ["leaked_at", "Leaked at"], ["DARK_WEB_CHATTER", "Dark web chatter"], ["userName", "User name"],
    ["x", "X"], ["", ""], ["__", ""],
  ]) assert.equal(sentence(name), says);
});

test("any value becomes a text: dates are written, what is not so is left out", () => {
  for (const [value, says] of [
    [null, ""], [undefined, ""], [false, ""], [true, "✓"], [0, "0"], [12.5, "12.5"], ["a", "a"],
    ["2026-01-02T03:04:05Z", "<2026-01-02T03:04:05Z>"], ["2026-01-02", "<2026-01-02>"],
    ["2026-01-02 and on", "2026-01-02 and on"], [["a", null, 2], "a, 2"], [[], ""], [{}, ""],
    [{ site_name: "A", id: 7, is_new: true, seen_on: "2026-01-02" },
      "Site name: A · Is new: ✓ · Seen on: <2026-01-02>"],
  ]) assert.equal(textOf(value, date), says);
});

test("a text that is too long, or too deep, ends", () => {
  assert.equal(textOf("x".repeat(5_000), date).length, 601);
  let deep = "bottom";
  for (let i = 0; i < 1_000; i++) deep = [deep];
  assert.equal(textOf(deep, date), "…");
});

test("what is not shown elsewhere is named; ids help nobody", () => {
  const leak = { id: 1, email_id: 2, userId: 3, source: "S", has_password: true, hint: null };
  assert.deepEqual(rows(leak, ["source"], date), [["Has password", "✓"]]);
  const many = Object.fromEntries(Array.from({ length: 99 }, (_, i) => [`n${i}`, i]));
  assert.equal(rows(many, [], date).length, 30);
});

test("the first field that holds a text", () => {
  assert.equal(first({ a: "", b: " ", c: 5, d: "D", e: "E" }, ["a", "b", "c", "d", "e"]), "D");
  assert.equal(first({}, ["a"]), "");
});

test("advice: a heading, texts, steps as texts or objects, https links alone", () => {
  assert.deepEqual(adviceOf({
    title: "T", description: "D", steps: ["one", { text: "two", is_urgent: true }, { x: 1 }, null],
    video_url: "https://coach.example/", other: "javascript:alert(1)", plain: "http://a.example",
  }), {
    title: "T", texts: ["D"], steps: ["one", "two"], links: ["https://coach.example/"],
  });
  assert.deepEqual(adviceOf({}), { title: "", texts: [], steps: [], links: [] });
});

test("countries by name in any language, and none that is not there", () => {
  const sv = new Map(countries("sv"));
  assert.deepEqual([sv.get("SE"), sv.get("GB")], ["Sverige", "Storbritannien"]);
  for (const code of ["EU", "UN", "ZZ", "XA", "SU", "AN"]) assert.ok(!sv.has(code), code);
  assert.ok(sv.size > 240 && sv.size < 270, String(sv.size));
  // Å comes after Z in Swedish.
  assert.equal([...sv.keys()].slice(-3).includes("AX"), true);
  assert.deepEqual([countryName("se", "en"), countryName("nowhere", "en")], ["Sweden", "nowhere"]);
});

test("what people type is written as the gateway wants it", () => {
  for (const [name, typed, sent] of [
    ["phone", "+46 (0)70-174 06 05", "+46701740605"], ["phone", "0046 70.174/06", "+467017406"],
    ["expiry_year", " 31 ", "2031"], ["expiry_year", "2031", "2031"],
    ["email", " a@b.se ", "a@b.se"],
  ]) assert.equal(tidy(name, typed), sent);
});

test("masked by the gateway is what has no character of its own there", () => {
  const [email, phone, , passport, , card] = KINDS;
  for (const [kind, value, masked] of [
    [email, "siv.foxx@mail.example", false], [email, "xxxx@mail.example", false],
    [email, "s**@mail.example", true], [phone, "+46••••05", true], [passport, "XX12345", false],
    [card, "4242 **** **** 4242", true], [card, "XXXX-XXXX-XXXX-4242", true],
    [card, "4242424242424242", false],
  ]) assert.equal(isMasked(kind, value), masked, value);
});

test("each kind does what its calls can do, and no more", async () => {
  const client = await world.client();
  for (const kind of KINDS) {
    const calls = kind.calls(client);
    for (const verb of ["list", "add", "remove"]) assert.equal(typeof calls[verb], "function");
    assert.equal(!!calls.leaks, kind.link !== undefined, `${kind.name}: leaks have a link`);
    assert.equal(!!(kind.send || kind.confirm), kind.flag !== undefined, kind.name);
    assert.ok(kind.fields.every((field) => fieldOf(field)?.label));
  }
});

test("what waits is sent for, and taken, by its own words", async () => {
  const client = await world.client();
  const [email, phone, , , , card] = KINDS;
  const number = { phone: "+46701740605" };
  const address = await client.watchlists.email.add({ email: "siv@mail.example" });
  await email.send(client, address, {});
  const item = await client.watchlists.phone.add(number);
  await phone.send(client, item, {});
  const owned = await client.cards.add({
    card_number: "4242424242424242", expiry_month: 7, expiry_year: 2035, holder_name: "S Öberg",
  });
  const codes = await world.sandbox.verification(PROFILE.email);
  await phone.confirm(client, item, codes.phone[number.phone], {});
  await card.confirm(client, owned, codes.cards[owned.id], {});
  assert.equal((await client.watchlists.phone.list())[0][phone.flag], true);
  assert.equal((await client.cards.list())[0][card.flag], true);
});
