import assert from "node:assert/strict";
import { test } from "node:test";

import {
  callsFor, interleaved, median, quantile, ratios, summary, timed,
} from "../lib/stats.mjs";

test("quantiles are those of the sorted numbers, not of their text or order", () => {
  assert.equal(median([10, 9, 100]), 10);
  assert.equal(median([4, 1, 3, 2]), 2.5);
  assert.equal(quantile([5], 0.25), 5);
  assert.deepEqual(summary([5, 1, 4, 2, 3]), { median: 3, lower: 2, upper: 4, n: 5 });
  const given = [3, 1, 2];
  median(given);
  assert.deepEqual(given, [3, 1, 2], "the caller's own order stays");
});

test("nothing, or what is no number, has no median", () => {
  assert.throws(() => median([]), /no values/);
  assert.throws(() => median([1, Number.NaN]), /not all numbers/);
  assert.throws(() => median([1, undefined]), /not all numbers/);
});

test("a ratio is taken within its round", () => {
  assert.deepEqual(ratios([2, 30], [1, 10]), [2, 3]);
  assert.throws(() => ratios([1], [1, 2]), /as many rounds/);
});

test("every case runs once a round, none always first, warm-up thrown away", async () => {
  const ran = [];
  const cases = ["a", "b", "c"].map((name) => ({
    name,
    run: async (round) => (ran.push(`${name}${round}`), round),
  }));
  const ended = [];
  const samples = await interleaved(cases, { rounds: 3, after: (round) => ended.push(round) });
  assert.deepEqual(samples, { a: [0, 1, 2], b: [0, 1, 2], c: [0, 1, 2] });
  assert.deepEqual(ran.join(" "), "a-1 c-1 b-1 b0 c0 a0 c1 b1 a1 a2 b2 c2");
  assert.deepEqual(ended, [-1, 0, 1, 2]);
});

test("a case that gives no number, or a name twice, is a mistake", async () => {
  await assert.rejects(interleaved([{ name: "a", run: () => {} }], { rounds: 1 }), /a gave undef/);
  const twice = [{ name: "a", run: () => 1 }, { name: "a", run: () => 1 }];
  await assert.rejects(interleaved(twice, { rounds: 1 }), /two cases/);
});

test("time is per call, and the number of calls fills the sample", async () => {
  let now = 0;
  const work = async () => (now += 0.5);
  assert.equal(await timed(work, 3, () => now), 0.5);
  const calls = await callsFor(work, 10, () => now);
  assert.ok(calls >= 20 && calls <= 23, `${calls} calls`);
  assert.equal(await callsFor(work, 0.4, () => now), 1);
  // Somebody else had the machine for a while.
  now = 0;
  const interrupted = async () => (now += now === 0 ? 100 : 0.5);
  assert.ok((await callsFor(interrupted, 10, () => now)) >= 20, "an interruption is no work");
  // A page's clock goes in steps: a short call seems to take nothing, or a whole step.
  now = 0;
  const short = async () => (now += 0.01);
  const coarse = await callsFor(short, 5, () => Math.floor(now * 10) / 10);
  assert.ok(coarse >= 500 && coarse <= 600, `${coarse} calls by a coarse clock`);
});

test("the clock is the machine's own when none is given", async () => {
  const each = await timed(() => new Promise((done) => setTimeout(done, 20)), 2);
  assert.ok(each >= 19, `${each} ms`);
});
