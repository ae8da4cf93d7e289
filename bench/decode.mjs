// What it costs to get a checked, normalised answer out of a `Response`, beside `res.json()`.
import { imported } from "../tests/support/package.mjs";
import { measured } from "./decode/documents.mjs";
import { profile } from "./decode/profile.mjs";
import { race } from "./decode/race.mjs";
import { tables, plots } from "./decode/told.mjs";
import { inChromium } from "./lib/chromium.mjs";
import { clientOf, generate } from "./peers/generate.mjs";

export const title = "Decode";

/** Those that check and normalise as we do: the others would be compared in something else. */
const PEERS = ["walker", "zod", "zod-mini", "valibot", "ajv"];
const ROUNDS = 15;
/** Raced first, and not counted: engines then know all of every client's code. */
const KNOWN = [25, "legacy", "not ASCII"];

export async function measure({ quick, log }) {
  await generate(PEERS);
  const rounds = quick ? 2 : ROUNDS;
  // The tiny answer, then the documents.
  const which = [undefined, ...measured(quick ? [1, 200] : undefined)];
  const results = [];
  for (const [runtime, run] of [["Node", inNode], ["Chromium", inPage]]) {
    log(`${runtime}: ${which.length} documents, ${rounds} rounds each`);
    const [, ...races] = await run([KNOWN, ...which], rounds);
    results.push({ runtime, races });
  }
  log("and where the time of one call goes");
  return { tables: [...tables(results), await profile({ rounds })], plots: plots(results) };
}

async function inNode(which, rounds) {
  const peers = {};
  for (const name of PEERS) peers[name] = await import(clientOf(name));
  const clients = { ours: await imported(), peers };
  const races = [];
  for (const one of which) races.push(await race(clients, one, rounds));
  return races;
}

/** The same code, in an empty page. */
function inPage(which, rounds) {
  const roots = {
    "/bench/": `${import.meta.dirname}/`,
    ...Object.fromEntries(PEERS.map((name) => [`/${name}/`, `${clientOf(name, "")}/`])),
  };
  return inChromium({ roots }, async ({ page }) => {
    await page.evaluate(async (names) => {
      const { race } = await import("/bench/decode/race.mjs");
      const peers = {};
      for (const name of names) peers[name] = await import(`/${name}/client.mjs`);
      const clients = { ours: await import("/dist/browser.js"), peers };
      globalThis.race = (which, rounds) => race(clients, which, rounds);
    }, PEERS);
    const races = [];
    for (const one of which) {
      races.push(await page.evaluate(([a, b]) => globalThis.race(a, b), [one, rounds]));
    }
    return races;
  });
}
