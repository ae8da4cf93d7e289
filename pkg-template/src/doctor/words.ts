// How a check is said.
import type { Answer } from "./probe.js";
import type { Check, Outcome } from "./types.js";

export const check = (name: string, outcome: Outcome, says: string, fix?: string): Check => (
  { name, outcome, says, ...(fix && { fix }) });
export const ok = (name: string, says: string): Check => check(name, "ok", says);
export const failed = (name: string, says: string, fix?: string): Check => (
  check(name, "failed", says, fix));
export const skipped = (name: string, says: string): Check => check(name, "skipped", says);

/** What a request without an answer says of `name`: `refused`, if nothing else was in the way. */
export function unanswered(
  name: string, why: Answer["failed"], origin: string, refused: Check,
): Check {
  if (why === "stopped") return skipped(name, "Stopped by the signal.");
  if (why === "timeout") return check(name, "unknown", "No answer within timeoutMs.");
  return why !== "csp" ? refused
    : failed(
      name, `Forbidden by this page's CSP: its connect-src lacks ${origin}.`,
      `Add ${origin} to connect-src.`,
    );
}
