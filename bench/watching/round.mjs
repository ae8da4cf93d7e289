// One client's whole journey in a window of its own, observed from outside.
import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { PROFILE } from "../../tests/support/package.mjs";
import { observe } from "./observer.mjs";
import { asked, delays } from "./sums.mjs";

export const PHASES = ["scan", "signing", "removals"];

/**
 * Gives `{ [phase]: { requests, bytes, timers, noted, seen } }`. `away`: when, after a phase has
 * begun, the user goes off, and for how long: `{ scan: [afterMs, forMs] }`.
 */
export async function round({ sandbox, open }, { name, options, away = {}, speed = 1 }) {
  const email = `${name}@user.example`;
  const window = await open(name);
  const observer = await observe(sandbox, email);
  const profile = { ...PROFILE, email };
  const journey = window.evaluate((given) => bench.run(given), {
    ...options, baseUrl: sandbox.url, profile,
  });
  const user = async () => {
    for (const phase of PHASES) {
      await window.evaluate((phase) => bench.begun(phase).then(() => 1), phase);
      await observer.look(phase);
      if (!away[phase]) continue;
      const [afterMs, forMs] = away[phase];
      await sleep(afterMs / speed);
      await window.minimised(true);
      await sleep(forMs / speed);
      await window.minimised(false);
    }
  };
  const [told] = await Promise.all([journey, user()]);
  const observed = await observer.end();
  await window.close();
  await confirm(sandbox, email, told);
  return Object.fromEntries(PHASES.map((phase) => [phase, {
    ...told.phases[phase],
    ...delays(observed[phase], told.notes[phase], told.sight),
    end: told.notes[phase].at(-1)[1],
  }]));
}

/** What the page counted is what the gateway was asked, by its own log. */
async function confirm(sandbox, email, { routes }) {
  const { entries, dropped } = await sandbox.control("GET", "log");
  assert.equal(dropped, 0, "the log is whole");
  // Pages have an origin, the observer has none; a login has no token yet, and is no poll.
  const mine = entries.filter(({ token_email, origin }) => token_email === email && origin);
  assert.deepEqual(asked(mine), routes, `${email}: the gateway's log`);
}
