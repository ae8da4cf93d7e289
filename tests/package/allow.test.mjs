// `allow`: a page kept to some areas gets nowhere else, by no verb.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ALLOW, CALLS } from "../judges/calls.mjs";
import { operations } from "../judges/description.mjs";
import { fails } from "../support/assert.mjs";
import { PROFILE, stage } from "../support/package.mjs";
import { verbAt } from "../support/verbs.mjs";

const world = stage();

/** Which verbs are in which area. */
const AREAS = {
  "online-data": /^(profile|onlineData|scan|signing|removals|events)\./,
  watchlists: /^watchlists\./,
  cards: /^cards\./,
  alarms: /^alarms\./,
  account: /^account\.(?!changePassword)/,
  "account-password": /^account\.changePassword$/,
};

/** Refused for its area, and for nothing else. */
async function keptOut(call, area) {
  const error = await fails(call, { kind: "misuse", mayHaveBeenApplied: false });
  assert.deepEqual(error.details.map(({ field, issue }) => [field, issue]), [["allow", area]]);
  return error;
}

test("areas that connect was not given are refused, one by one and through request", async () => {
  for (const [area, own] of Object.entries(AREAS)) {
    const allow = ALLOW.filter((other) => other !== area);
    const client = await world.client({ allow });
    const inside = operations().filter(({ id }) => own.test(id));
    assert.ok(inside.length > 0);
    await world.unsent(async () => {
      for (const { id, method, path } of inside) {
        const { route } = await keptOut(verbAt(client, id)(...CALLS[id]), area);
        assert.equal(route, path);
        await keptOut(client.request(method, path.replace(/\{\w+\}/, "7")), area);
      }
    });
  }
});

test("an area alone is enough for its own verbs, and for no others", async () => {
  const all = operations().filter(({ id }) => id !== "session.redeem");
  for (const [area, own] of Object.entries(AREAS)) {
    await world.sandbox.reset();
    const client = await world.client({ allow: [area] });
    for (const { id } of all) {
      const error = await verbAt(client, id)(...CALLS[id]).then(() => null, (reason) => reason);
      const isOut = error?.details.some(({ field }) => field === "allow") ?? false;
      assert.equal(isOut, !own.test(id), `${id} with ${area}`);
    }
    const log = await world.sandbox.log();
    for (const { id, method, path } of all) {
      const asked = log.some((entry) => entry.method === method && entry.route === path);
      assert.equal(asked, own.test(id), `${method} ${path} with ${area}`);
    }
  }
});

test("nothing but the session is left when nothing is allowed", async () => {
  const client = await world.client({ allow: [], getCode: undefined });
  await client.session.redeem(await world.sandbox.code(PROFILE.email));
  await world.unsent(async () => {
    for (const call of [
      () => client.profile.ensure(PROFILE),
      () => client.scan.retryFailed(),
    ]) {
      await keptOut(call(), "online-data");
    }
    await keptOut(client.request("GET", "/api/v1/unheard-of"), "other");
    await client.profile.check(PROFILE); // Sends nothing.
  });
});

test("capitals lead nowhere", async () => {
  const client = await world.client({ allow: ["other"] });
  await world.unsent(() => keptOut(client.request("GET", "/api/v1/ALARMS"), "alarms"));
});

test("watchers keep to the areas, too", async () => {
  const client = await world.client({ allow: ["account"] });
  await world.unsent(async () => {
    for (const { watch } of [client.scan, client.signing]) {
      await keptOut((async () => watch().next())(), "online-data");
    }
  });
});

test("areas that nobody has heard of", async () => {
  for (const allow of [["everything"], ["cards", "Alarms"], "cards", {}, 5, [7], [""],
    ["cards,alarms"], [undefined]]) {
    await fails(world.client({ allow }), { kind: "misuse", field: "allow" });
  }
});
