// A thousand users at once in one isolate of workerd: nobody is given another's token or data.
import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { ROUTES, atGateway, crowd, inAnswers } from "../support/edge-crowd.mjs";
import { startSandbox } from "../support/servers.mjs";

/** What mixes users up, and what the assertions below then have to see. */
const MIXED = {
  "one client for all": {
    worker: { connect: "kept ??= connected(mint)" }, answer: ": conflict", gateway: ": 0 × GET",
  },
  "one token for all": {
    worker: { connect: "connected(() => kept ??= mint())" },
    answer: ": conflict", gateway: ": has the profile of undefined",
  },
  "one answer for all": {
    worker: { account: "kept ??= client.account.get()" },
    answer: ": account", gateway: ": 0 × GET /api/v1/account",
  },
};

let sandbox;
before(async () => {
  sandbox = await startSandbox();
});
beforeEach(() => sandbox.reset());
after(() => sandbox?.stop());

test("a thousand users at once, each with its own token", { timeout: 120_000 }, async () => {
  const count = 1_000;
  const { told, revoked } = await crowd(sandbox, count);
  assert.deepEqual(inAnswers(told), []);
  const { wrong, entries } = await atGateway(sandbox, count);
  assert.deepEqual(wrong, []);
  assert.equal(new Set(told.map(({ isolate }) => isolate)).size, 1, "one isolate");
  assert.equal(revoked, count, "each had a token when all were revoked");
  const minted = entries.filter(({ route }) => route === "/api/v1/sso/token");
  assert.equal(minted.length, 2 * count, "one for the start, one after the revocation");
  assert.ok(minted.every(({ has_authorization: has }) => !has), "with no token of anybody's");
  const refused = entries.filter(({ status }) => status === 401);
  assert.ok(refused.every(({ token_email: email }) => email === null));
  assert.equal(refused.length, 3 * count, "three calls each, one renewal");
  assert.equal(entries.length, (2 + 3 + ROUTES.length) * count, "and nothing else was sent");
  assert.deepEqual(await sandbox.unmatched(), []);
});

for (const [name, { worker: mixed, answer, gateway }] of Object.entries(MIXED)) {
  test(`${name}: the same assertions find it`, { timeout: 60_000 }, async () => {
    const count = 20;
    const { told } = await crowd(sandbox, count, mixed);
    const { wrong } = await atGateway(sandbox, count);
    // All but the one whose it was.
    const others = (found, what) => new Set(found.filter((text) => text.includes(what))
      .map((text) => /\d+/.exec(text)[0])).size;
    assert.equal(others(inAnswers(told), answer), count - 1, inAnswers(told).join("\n"));
    assert.equal(others(wrong, gateway), count - 1, wrong.join("\n"));
  });
}
