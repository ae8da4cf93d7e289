// The ledger of a server that is one process. Several need a store in common, with the same rule.
import { CODES_PER_MINUTE, overAt, take, undo } from "./ledger.ts";
import type { Entry, Ledger } from "./ledger.ts";

const SWEEP_MS = 60_000;

export function memoryLedger(limit = CODES_PER_MINUTE, now = Date.now): Ledger {
  const entries = new Map<string, Entry>();
  let sweepAt = 0;
  /** Forgets who has not come back; once a minute is enough. */
  const sweep = () => {
    if (now() < sweepAt) return;
    sweepAt = now() + SWEEP_MS;
    for (const [user, entry] of entries) if (overAt(entry) <= now()) entries.delete(user);
  };
  return {
    async take(user, login) {
      sweep();
      const { entry, verdict } = take(entries.get(user), login, now(), limit);
      if (verdict.outcome === "taken") entries.set(user, entry);
      return verdict;
    },
    async undo(user, login) {
      entries.set(user, undo(entries.get(user), login, now()));
    },
  };
}
