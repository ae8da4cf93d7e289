// Watching a whole journey: what the package's watchers ask, and when they notice, beside loops
// around `fetch`. In Chromium, in real time.
import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { PHASES, round } from "./watching/round.mjs";
import { plots, tables } from "./watching/tables.mjs";
import { inWindows } from "./watching/world.mjs";

export const title = "Watching";

export const CASES = [
  { label: "defentry-web", ours: true, options: { client: "ours" } },
  { label: "fetch every second", options: { client: "bare", everyMs: 1_000 } },
  {
    label: "fetch every 2 s, resting while hidden",
    options: { client: "bare", everyMs: 2_000, rests: true },
  },
];

/**
 * Away: the user looks at something else during the scan and comes back after its end, is in
 * another app while signing, and elsewhere again while the brokers work. `[after, for]` in ms.
 */
export const SCENARIOS = [
  { id: "in-sight", title: "the page in sight all along", away: {} },
  {
    id: "away",
    title: "the user away for a while in each phase",
    away: { scan: [4_000, 20_000], signing: [1_000, 9_000], removals: [5_000, 40_000] },
  },
];

const ROUNDS = 5;
/** Rounds run side by side: what is counted takes no processor. They begin out of step. */
const APART_MS = 1_730;
/** Intervals are meant for real time: only a quick run, of which nothing is kept, hurries. */
const QUICK_SPEED = 6;

/** Every case, `rounds` times: `[{ label, ours, rounds: [what round.mjs gives] }]`. */
async function scenario(world, { id, away }, { rounds, speed }) {
  await world.sandbox.reset();
  await world.sandbox.speed(speed);
  const runs = CASES.map(({ label, ours }) => ({ label, ours, rounds: [] }));
  const going = [];
  for (let number = 0; number < rounds; number++) {
    for (let turn = 0; turn < CASES.length; turn++) {
      const index = (turn + number) % CASES.length;
      const name = `${id}-${index}-${number}`;
      const { options } = CASES[index];
      const run = round(world, { name, options, away, speed });
      going.push(run.then((told) => runs[index].rounds.push(told)));
      // Unheard only until all of them are waited for.
      going.at(-1).catch(() => {});
      await sleep(APART_MS);
    }
  }
  await Promise.all(going);
  alike(runs);
  return runs;
}

/** The same seed, the same scan: all clients must have come to the same end. */
function alike(runs) {
  const [first, ...others] = runs.flatMap(({ rounds }) => rounds);
  for (const other of others) {
    for (const phase of ["scan", "signing"]) assert.deepEqual(other[phase].end, first[phase].end);
  }
}

/** `quick`: one round, hurried. */
export async function measure({ quick = false, log = () => {} } = {}) {
  const { rounds, speed } = quick
    ? { rounds: 1, speed: QUICK_SPEED }
    : { rounds: ROUNDS, speed: 1 };
  return inWindows(async (world) => {
    const results = [];
    for (const one of SCENARIOS) {
      log(`watching: ${one.title}, ${rounds} × ${CASES.length} windows`);
      results.push({ ...one, runs: await scenario(world, one, { rounds, speed }) });
    }
    return { tables: tables(results, PHASES), plots: plots(results, PHASES) };
  });
}
