// What a client costs beyond `fetch` on every call, and what calls leave in memory.
import { imported } from "../tests/support/package.mjs";
import { OURS } from "./calls/clients.mjs";
import { inNode, withPages } from "./calls/memory.mjs";
import { race } from "./calls/race.mjs";
import { plots, tables } from "./calls/told.mjs";
import { inChromium } from "./lib/chromium.mjs";
import { clientOf, generate } from "./peers/generate.mjs";

export const title = "Calls";

const PEERS = ["bare", "walker", "zod", "axios", "ky", "openapi-fetch"];
const ROUNDS = 15;
/** Each part; the last two are compared. */
const CALLS = 10_000;
const SAMPLES = 3;
const ROOTS = {
  "/bench/": `${import.meta.dirname}/`,
  ...Object.fromEntries(PEERS.map((name) => [`/${name}/`, `${clientOf(name, "")}/`])),
};

export async function measure({ quick, log }) {
  await generate(PEERS);
  const how = quick ? { rounds: 2, warm: 0 } : { rounds: ROUNDS };
  const times = [];
  for (const [runtime, run] of [["Node", timesInNode], ["Chromium", timesInPage]]) {
    log(`${runtime}: calls in a row and at once, ${how.rounds} rounds`);
    times.push({ runtime, ...await run(how) });
  }
  const memory = [];
  const [calls, samples] = quick ? [1_000, 1] : [CALLS, SAMPLES];
  log(`Node: memory after ${calls} calls, ${samples} samples`);
  memory.push({ runtime: "Node", calls, left: await left(inNode, calls, samples) });
  log(`Chromium: memory after ${calls} calls, ${samples} samples`);
  const inPages = await withPages(ROOTS, (inPage) => left(inPage, calls, samples));
  memory.push({ runtime: "Chromium", calls, left: inPages });
  return { tables: tables(times, memory), plots: plots(times) };
}

async function timesInNode(how) {
  const peers = {};
  for (const name of PEERS) peers[name] = await import(clientOf(name));
  return race({ ours: await imported(), peers }, how);
}

function timesInPage(how) {
  return inChromium({ roots: ROOTS }, ({ page }) => page.evaluate(async ([names, given]) => {
    const { race } = await import("/bench/calls/race.mjs");
    const peers = {};
    for (const name of names) peers[name] = await import(`/${name}/client.mjs`);
    return race({ ours: await import("/dist/browser.js"), peers }, given);
  }, [PEERS, how]));
}

/** `{ [client]: [what it left, …] }`. */
async function left(one, calls, samples) {
  const all = Object.fromEntries([OURS, ...PEERS].map((name) => [name, []]));
  for (let sample = 0; sample < samples; sample++) {
    for (const name of Object.keys(all)) all[name].push(await one(name, calls));
  }
  return all;
}
