// How many codes, and after which login: the rule, and the ledger in memory, by their own clock.
import assert from "node:assert/strict";
import { test } from "node:test";
import { exampleModule } from "../support/edge-worker.mjs";

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
const NOW = Date.UTC(2026, 0, 1);
const login = (session, agoMs = 0, now = NOW) => (
  { session, authTime: (now - agoMs) / 1_000 });
const rule = await exampleModule(`
  export * from "./ledger.ts";
  export * from "./ledger-memory.ts";
`);

/** A ledger whose clock is `clock.now`. */
function ledger(limit) {
  const clock = { now: NOW };
  const { take, undo } = rule.memoryLedger(limit, () => clock.now);
  const ask = async (...who) => {
    const { outcome, retryAfterMs } = await take("siv", login(...who, clock.now));
    return retryAfterMs === undefined ? outcome : `${outcome} ${retryAfterMs}`;
  };
  return { clock, ask, take, undo };
}

test("so many within any minute, whatever the session, and no more", async () => {
  const { clock, ask, take } = ledger(3);
  for (const session of ["a", "a", "b"]) {
    assert.equal(await ask(session, 0), "taken");
    clock.now += 10_000;
  }
  for (const session of ["a", "b", "c"]) {
    assert.equal(await ask(session, 0), "too_many_codes 30000", "till the first is over");
  }
  assert.equal((await take("lo", login("d", 0, clock.now))).outcome, "taken", "another user");
  clock.now += 29_999;
  assert.equal(await ask("a", 0), "too_many_codes 1");
  clock.now += 1;
  assert.equal(await ask("a", 0), "taken", "what was refused did not count");
  assert.equal(await ask("a", 0), "too_many_codes 10000");
});

test("of many at once as many as of many in a row", async () => {
  const { ask } = ledger(3);
  const told = await Promise.all(Array.from({ length: 20 }, () => ask("a", 0)));
  assert.equal(told.filter((each) => each === "taken").length, 3);
});

test("a session's first code by any login, each later one by a fresh one", async () => {
  const { clock, ask } = ledger(3);
  assert.equal(await ask("a", DAY), "taken");
  assert.equal(await ask("a", DAY), "login_required");
  assert.equal(await ask("a", 15 * MINUTE + 1), "login_required");
  assert.equal(await ask("a", 15 * MINUTE), "taken");
  assert.equal(await ask("b", DAY), "taken", "another session's first");
  assert.equal(await ask("a", DAY), "login_required", "told before how many there are");
  clock.now += MINUTE;
  assert.equal(await ask("a", DAY), "login_required", "not forgotten with the minute");
  clock.now += 28 * DAY;
  assert.equal(await ask("a", 29.5 * DAY), "login_required", "while its login is one at all");
});

test("a code that did not come is no first one, but counts for the minute", async () => {
  const { ask, undo } = ledger(3);
  const undone = () => undo("siv", login("a"));
  assert.equal(await ask("a", DAY), "taken");
  await undone();
  assert.equal(await ask("a", DAY), "taken");
  assert.equal(await ask("a", 0), "taken");
  await undone();
  assert.equal(await ask("a", DAY), "login_required", "one of the two came");
  assert.equal(await ask("b", 0), `too_many_codes ${MINUTE}`);
  await undo("nobody", login("a"));
});

test("what is remembered has an end, in time and in size", () => {
  let entry;
  for (let i = 0; i < 250; i += 1) {
    const now = NOW + i * MINUTE;
    ({ entry } = rule.take(entry, login(`s${i}`, 0, now), now));
  }
  assert.equal(entry.given.length, 1, "the last minute's");
  const ids = entry.sessions.map(({ id }) => id).sort();
  const newest = Array.from({ length: 100 }, (_, i) => `s${150 + i}`);
  assert.deepEqual(ids, newest.sort());
  const last = NOW + 249 * MINUTE;
  assert.equal(rule.overAt(entry), last + 30 * DAY);
  assert.deepEqual(rule.prune(entry, last + 30 * DAY), { given: [], sessions: [] });
  assert.equal(rule.overAt(rule.prune(entry, last + 30 * DAY)), 0);
});

test("the limit is a whole number above zero, or five", () => {
  const limits = ["1", "20", "0", "-1", "2.5", "1e3", "", "all", undefined];
  assert.deepEqual(limits.map(rule.limitOf), [1, 20, 5, 5, 5, 5, 5, 5, 5]);
});
