// The history in words, on the page and as a file.
import type { HistoryEvent } from "../../types.js";
import { visible } from "../ui/text.js";
import type { Key, Words } from "../words/words.js";

/** Types are assumed (**A**), and more than these may come. */
const EVENTS: ReadonlySet<string> = new Set([
  "PROFILE_CREATED", "PROFILE_UPDATED", "PROFILE_DELETED", "SCAN_STARTED", "SCAN_FINISHED",
  "SCAN_FAILED", "SCAN_RETRIED", "DATA_FOUND", "SIGNATURE_INITIATED", "SIGNATURE_SIGNED",
  "SIGNATURE_CANCELLED", "SIGNATURE_EXPIRED", "SIGNATURE_FAILED", "POA_SENT_TO_SITE",
  "USER_MANUAL_INSTRUCTIONS_SENT", "DATA_REMOVED_VERIFIED", "DATA_REAPPEARED_DETECTED",
]);

/** One line of the timeline. */
export interface Line {
  readonly id: string;
  readonly what: string;
  readonly site: string | undefined;
  /** When, as the gateway wrote it. */
  readonly at: string | undefined;
}

/** In our words where the code is known, else in its own: `SITE_PAUSED` reads `Site paused`. */
export function eventName(type: unknown, { t }: Words): string {
  const code = visible(type) || "event";
  if (EVENTS.has(code)) return t(`event.${code}` as Key);
  const words = oneLine(code.replaceAll(/[_.-]+/g, " ")).toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The newest first; what has no time comes last. What happened at one time stays in the order that
 * the gateway has, whichever that is. `names`: sites by id. */
export function timeline(
  events: readonly HistoryEvent[], names: ReadonlyMap<string, string>, words: Words,
): Line[] {
  const [first, last] = [events[0], events.at(-1)];
  const rising = first && last && time(first) <= time(last);
  return (rising ? [...events].reverse() : [...events])
    .sort((a, b) => time(b) - time(a))
    .map((event, i) => ({
      id: String(event.id ?? `at ${i}`),
      what: eventName(event.type, words),
      site: event.site_id == null ? undefined : names.get(String(event.site_id)),
      at: visible(event.created_at) || undefined,
    }));
}

/** The same to be kept. Times as the gateway has them: a file is read anywhere, at any time. */
export function timelineText(lines: readonly Line[], words: Words, now: Date): string {
  const rows = lines.map(({ at, what, site }) =>
    [at ?? "-", what, site].filter((part) => part !== undefined).map(oneLine).join("  "));
  return [words.t("history.title"), now.toISOString(), "", ...rows, ""].join("\n");
}

/** Somebody else's text cannot make a line of its own, nor be turned around. */
function oneLine(text: string): string {
  return visible(text.replaceAll(/\s+/g, " ")).trim();
}

function time({ created_at: at }: HistoryEvent): number {
  const ms = Date.parse(visible(at));
  return Number.isNaN(ms) ? -Infinity : ms;
}
