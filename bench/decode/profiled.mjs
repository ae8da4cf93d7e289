// One client of ours with clocks in it, in Node or in a page that has not loaded the package yet.
import { callsFor, interleaved, timed } from "../lib/stats.mjs";
import { FLOOR, OURS, answering, caller } from "./callers.mjs";
import { document } from "./documents.mjs";
import { same } from "./equal.mjs";
import { install } from "./meter.mjs";

const SAMPLE_MS = 5;
const WARM_UP = 3;

/**
 * For each document, milliseconds a call by place and round: `{ label, places: { wasm: […], … } }`.
 * `total` is all of a call, `rest` what no clock stands around: promises, the body, timers.
 */
export async function profiled(load, documents, rounds) {
  const { spent, reset } = install();
  const module = await load();
  const told = [];
  for (const which of documents) {
    const { label, bytes, value } = document(...which);
    told.push({ label, places: await places(module, { bytes, value }, { spent, reset, rounds }) });
  }
  return told;
}

async function places(module, { bytes, value }, { spent, reset, rounds }) {
  const fetch = answering(bytes);
  const { call, end } = await caller(OURS, module, fetch);
  const floor = await caller(FLOOR, undefined, fetch);
  same(OURS, await call(), value);
  const within = {};
  const put = (place, round, ms) => round >= 0 && (within[place] ??= []).push(ms);

  const metered = async (round, calls) => {
    reset();
    const total = await timed(call, calls);
    // A core that was made in another way than the meter knows would all be called `rest`.
    if (!(spent.wasm > 0)) throw new Error("the clock around the core measured nothing");
    let rest = total;
    for (const [place, ms] of Object.entries(spent)) {
      rest -= ms / calls;
      put(place, round, ms / calls);
    }
    put("rest", round, rest);
    return total;
  };
  const body = async () => (await fetch("")).arrayBuffer();
  const cases = [];
  for (const [name, work] of Object.entries({ total: call, [FLOOR]: floor.call, body })) {
    const calls = await callsFor(work, SAMPLE_MS);
    const run = name === "total" ? (round) => metered(round, calls) : () => timed(work, calls);
    cases.push({ name, run });
  }
  const samples = await interleaved(cases, { rounds, warmUp: WARM_UP });
  end();
  return { ...within, ...samples };
}
