// The sums of the watching part, and the part itself, hurried.
import assert from "node:assert/strict";
import { test } from "node:test";
import { faults } from "../lib/report-files.mjs";
import { CASES, SCENARIOS, measure } from "../watching.mjs";
import { asked, changes, delays, seenFrom } from "../watching/sums.mjs";

const SEEN_ALL_ALONG = [[0, false]];

test("a change lies between the two observations that tell it", () => {
  const lines = changes([[0, { a: "x" }], [100, { a: "x", b: "p" }], [200, { a: "y", b: "p" }]]);
  assert.deepEqual(lines, {
    a: [{ state: "x", by: 0, at: 0 }, { state: "y", by: 200, at: 150 }],
    b: [{ state: "p", by: 100, at: 50 }],
  });
});

test("a delay is from the change to the first note of it, or of what came after it", () => {
  const observations = [
    [0, { a: "1", b: "1" }], [1_000, { a: "2", b: "1" }], [2_000, { a: "3", b: "2" }],
  ];
  const notes = [
    [100, { a: "1", b: "1" }], [1_700, { a: "3", b: "1" }], [4_000, { a: "3", b: "2" }],
  ];
  const { noted, seen } = delays(observations, notes, SEEN_ALL_ALONG);
  // `a` became 2 at 0.5 s and 3 at 1.5 s, both noted at 1.7 s; `b` became 2 at 1.5 s.
  assert.deepEqual(noted, [1.2, 0.2, 2.5]);
  assert.deepEqual(seen, noted);
});

test("what the first note tells is no news, and what comes after the last nobody's", () => {
  const observations = [[0, { a: "1" }], [100, { a: "2" }], [900, { a: "3" }], [2_000, { a: "4" }]];
  const notes = [[200, { a: "2" }], [1_000, { a: "3" }]];
  assert.deepEqual(delays(observations, notes, SEEN_ALL_ALONG).noted, [0.5]);
});

test("a change that is never noted is no number, but an error", () => {
  const observations = [[0, { a: "1" }], [500, { a: "2" }]];
  const notes = [[100, { a: "1" }], [1_000, { a: "1" }]];
  assert.throws(() => delays(observations, notes, SEEN_ALL_ALONG), /a became 2/);
});

test("while the page is hidden, nobody can see anything until the user is back", () => {
  const sight = [[0, false], [1_000, true], [5_000, false], [6_000, true]];
  assert.deepEqual([500, 1_000, 3_000, 5_000].map((at) => seenFrom(sight, at)),
    [500, 5_000, 5_000, 5_000]);
  assert.throws(() => seenFrom(sight, 7_000), /never came back/);
  const observations = [[0, { a: "1" }], [2_000, { a: "2" }]];
  const { noted, seen } = delays(observations, [[0, { a: "1" }], [5_200, { a: "2" }]], sight);
  // It came at 1 s, half way.
  assert.deepEqual([noted, seen], [[4.2], [0.2]]);
});

test("the log is counted by method and path", () => {
  const get = { method: "GET", path: "/a" };
  const entries = [get, { method: "POST", path: "/a" }, get];
  assert.deepEqual(asked(entries), { "GET /a": 2, "POST /a": 1 });
});

test("a hurried run counts every client in every phase", { timeout: 180_000 }, async () => {
  const { tables, plots } = await measure({ quick: true });
  assert.deepEqual(faults({ tables, plots }), []);
  assert.equal(tables.length, SCENARIOS.length);
  const middle = (table, phase, key) => CASES.map(({ label }) =>
    table.rows.find((row) => row.label === `${phase}: ${label}`).values[key].median);
  for (const table of tables) {
    assert.equal(table.rows.length, 4 * CASES.length);
    for (const phase of ["Scan", "Signing", "Removals"]) {
      // A write, and polls after it.
      for (const count of middle(table, phase, "requests")) assert.ok(count >= 2, table.title);
    }
    const sum = ["Scan", "Signing", "Removals"].map((phase) => middle(table, phase, "requests"))
      .reduce((total, counts) => total.map((count, index) => count + counts[index]));
    assert.deepEqual(middle(table, "In all", "requests"), sum);
    const [ours, everySecond] = middle(table, "In all", "timers");
    assert.ok(ours < everySecond, `timers: ${ours}, every second ${everySecond}`);
  }
});
