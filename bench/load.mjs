// From the beginning of a navigation until a client is there, and until its first answer is.
import assert from "node:assert/strict";
import { loadCases } from "./load/cases.mjs";
import { startSite } from "./load/site.mjs";
import { plots, tables } from "./load/told.mjs";
import { openProfile, PLACES, visitor } from "./load/visit.mjs";
import { interleaved } from "./lib/stats.mjs";

export const title = "Load";

const ROUNDS = 15;

/** Each client gives the same; without one, the answer is as the gateway wrote it. */
function check(name, visits, site, known) {
  for (const { answer, ready, answered } of visits) {
    assert.ok(ready > 0 && answered > ready, `${name}: ready at ${ready}, answered at ${answered}`);
    assert.deepEqual(answer, name === "none" ? site.scan : known.answer ??= answer, name);
  }
}

export async function measure({ quick, log }) {
  const cases = await loadCases();
  const site = await startSite(cases);
  const browser = await openProfile();
  try {
    const rounds = quick ? 1 : ROUNDS;
    const known = {};
    const results = [];
    for (const place of PLACES) {
      log(`${place.label}: ${cases.length} pages, ${rounds} rounds`);
      const samples = Object.fromEntries(cases.map(({ name }) => [name, []]));
      await interleaved(cases.map(({ name }) => ({
        name,
        async run(round) {
          const visits = await visitor(browser.context, site, name, place);
          check(name, visits, site, known);
          if (round >= 0) samples[name].push(visits);
          return visits[0].ready;
        },
      })), { rounds, warmUp: quick ? 0 : 1 });
      results.push({ place, samples });
    }
    return { tables: tables(cases, results), plots: plots(cases, results) };
  } finally {
    await browser.close();
    await site.stop();
  }
}
