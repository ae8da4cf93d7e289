// The arithmetic that every part shares, and the order in which cases are measured. It imports
// nothing, so that a page can load it too.

/** The value below which the share `q` of the numbers lies, interpolated between neighbours. */
export function quantile(values, q) {
  if (values.length === 0) throw new Error("no values to take a quantile of");
  if (!values.every(Number.isFinite)) throw new Error(`not all numbers: ${values}`);
  const sorted = Float64Array.from(values).sort();
  const at = (sorted.length - 1) * q;
  const below = Math.floor(at);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (sorted[above] - sorted[below]) * (at - below);
}

export const median = (values) => quantile(values, 0.5);

/** What a table cell holds: the median, the quartiles around it, and of how many values. */
export const summary = (values) => ({
  median: median(values),
  lower: quantile(values, 0.25),
  upper: quantile(values, 0.75),
  n: values.length,
});

/**
 * Each value divided by that of the same round: what slows the machine for a round slows both, so
 * the ratio is steadier than either.
 */
export function ratios(values, base) {
  if (values.length !== base.length) throw new Error("ratios: as many rounds are needed of both");
  return values.map((value, round) => value / base[round]);
}

/**
 * Runs every case once a round. Each round begins with the next case, and every second one goes
 * backwards: none always comes first, or after the same neighbour and its garbage.
 * `cases`: `[{ name, run }]`, `run(round)` gives (a promise of) one number, e.g. milliseconds.
 * `warmUp` rounds come first and are thrown away; `after(round)` is called between rounds.
 * Gives `{ [name]: [number of round 0, of round 1, …] }`.
 */
export async function interleaved(cases, { rounds, warmUp = 1, after = () => {} }) {
  const samples = Object.fromEntries(cases.map(({ name }) => [name, []]));
  if (Object.keys(samples).length !== cases.length) throw new Error("two cases of one name");
  for (let round = -warmUp; round < rounds; round++) {
    for (let at = 0; at < cases.length; at++) {
      const step = round % 2 ? cases.length - at : at;
      const { name, run } = cases[(step + round + warmUp) % cases.length];
      const value = await run(round);
      if (!Number.isFinite(value)) throw new Error(`${name} gave ${value}, not a number`);
      if (round >= 0) samples[name].push(value);
    }
    await after(round);
  }
  return samples;
}

const clock = () => performance.now();

/** Milliseconds that one call of `work` takes, from as many calls in a row as `calls` says. */
export async function timed(work, calls = 1, now = clock) {
  const start = now();
  for (let call = 0; call < calls; call++) await work();
  return (now() - start) / calls;
}

/** How many calls of `work` make one sample of `ms` milliseconds or more. */
export async function callsFor(work, ms, now = clock) {
  for (let calls = 1; ; calls *= 2) {
    // The shortest of three: one that was interrupted would pass for many calls.
    const each = [];
    for (let time = 0; time < 3; time++) each.push(await timed(work, calls, now));
    const took = Math.min(...each) * calls;
    if (took >= ms) return calls;
    // Not sooner: a page's clock may stand still for 0.1 ms, and too little time says nothing.
    if (took > ms / 4) return Math.ceil((calls * ms * 1.1) / took);
  }
}
