// Clients side by side over one document, in Node or in a page; it imports nothing but its like.
import { callsFor, interleaved, timed } from "../lib/stats.mjs";
import { FLOOR, OURS, answering, caller } from "./callers.mjs";
import { document } from "./documents.mjs";
import { same } from "./equal.mjs";

/** Long enough for the clock; the machine's moods are what rounds are for. */
const SAMPLE_MS = 5;
const WARM_UP = 3;
/** What is left of a call when there is next to nothing to decode. */
const TINY = { label: "a tiny answer", bytes: new TextEncoder().encode("{}"), value: {} };

/** Milliseconds a call, for every client and round; what it gives is looked at before. */
export async function race({ ours, peers }, which, rounds) {
  const { label, bytes, value } = which ? document(...which) : TINY;
  const fetch = answering(bytes);
  const cases = [];
  const ends = [];
  for (const [name, module] of Object.entries({ [FLOOR]: null, [OURS]: ours, ...peers })) {
    const { call, end } = await caller(name, module, fetch, !which);
    if (name !== FLOOR) same(name, await call(), value);
    const count = await callsFor(call, SAMPLE_MS);
    cases.push({ name, run: () => timed(call, count) });
    ends.push(end);
  }
  const samples = await interleaved(cases, { rounds, warmUp: WARM_UP });
  for (const end of ends) end?.();
  return { label, bytes: bytes.length, samples };
}
