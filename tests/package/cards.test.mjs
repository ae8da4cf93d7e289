// Credit cards: their whole life against the sandbox, the same in both formats.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fails } from "../support/assert.mjs";
import { PROFILE, stage } from "../support/package.mjs";

const world = stage();
const CARD = {
  card_number: "4242 4242 4242 4242", expiry_month: 7, expiry_year: 2035, holder_name: "S Öberg",
};

const sentCode = async ({ id }) => (await world.sandbox.verification(PROFILE.email)).cards[id];

test("a card is added, verified by its code, found in a leak, removed", () =>
  world.inBothFormats(async ({ cards }) => {
    const added = await cards.add(CARD);
    assert.deepEqual(added, {
      ...CARD, id: added.id, card_number: "•••• 4242", is_verified: false,
      created_at: added.created_at,
    });
    await fails(cards.add(CARD), { kind: "conflict", status: 409 });
    assert.deepEqual(await cards.list(), [added]);
    assert.deepEqual(await cards.get(added.id), added);

    const code = await sentCode(added);
    const wrong = { credit_card_id: added.id, code: String((Number(code) + 1) % 1e4) };
    const error = await fails(cards.verify(wrong), { kind: "validation", status: 422 });
    const { details } = error;
    assert.deepEqual(details.map(({ field }) => field), ["code"]);
    const verified = await cards.verify({ credit_card_id: added.id, code });
    assert.deepEqual(verified, { ...added, is_verified: true });
    assert.deepEqual(await cards.get(added.id), verified);
    await fails(cards.verify({ credit_card_id: added.id, code }), { kind: "conflict" });
    await fails(cards.verify({ credit_card_id: "card-0", code }), { kind: "not_found" });

    assert.deepEqual(await cards.leaks(), []);
    await world.sandbox.advance(20_000);
    const leaks = await cards.leaks();
    assert.deepEqual(leaks.map(({ credit_card_id: id }) => id), [added.id]);

    assert.equal(await cards.remove(added.id), undefined);
    assert.deepEqual([await cards.list(), await cards.leaks()], [[], []]);
    for (const verb of ["get", "remove"]) {
      await fails(cards[verb](added.id), {
        kind: "not_found", route: "/api/v1/credit-card/{creditCardId}",
      });
    }
    return [added, details, verified, leaks];
  }));

test("a card that nobody verifies is watched by nobody", async () => {
  const { cards } = await world.client();
  const { id } = await cards.add(CARD);
  await world.sandbox.advance(3_600_000);
  assert.deepEqual(await cards.leaks(), []);
  assert.equal((await cards.get(id)).is_verified, false);
});

test("month and year may be text, as a form has them", async () => {
  const { cards } = await world.client();
  const added = await cards.add({ ...CARD, expiry_month: "07", expiry_year: "2035" });
  assert.deepEqual([added.expiry_month, added.expiry_year], [7, 2035]);
});

test("nothing of a card shows in diagnostics or in an error's log form", async () => {
  const lines = [];
  const { cards } = await world.client({ onDiagnostic: (line) => lines.push(line) });
  const { id } = await cards.add(CARD);
  await cards.get(id);
  const errors = [
    await fails(cards.add(CARD), { kind: "conflict" }),
    await fails(cards.verify({ credit_card_id: id, code: "none" }), { kind: "validation" }),
    await fails(cards.add({ ...CARD, card_number: "4242424242424241" }), { kind: "validation" }),
    await fails(cards.add({ ...CARD, holder_name: "\u0007" }), { kind: "validation" }),
  ];
  const logged = JSON.stringify([lines, errors]);
  for (const word of ["4242", id, "Öberg", "2035"]) assert.ok(!logged.includes(word), word);
});
