import type { SiteState } from "defentry-web";

interface StateLook {
  label: string;
  tone: "calm" | "busy" | "found" | "good" | "bad" | "act";
}

const LOOKS: Record<SiteState, StateLook> = {
  not_started: { label: "Queued", tone: "calm" },
  in_progress: { label: "Checking", tone: "busy" },
  found: { label: "Data found", tone: "found" },
  clear: { label: "No data", tone: "good" },
  failed: { label: "Could not check", tone: "bad" },
  waiting_for_broker: { label: "Waiting for the site", tone: "busy" },
  needs_user: { label: "Needs you", tone: "act" },
  removed: { label: "Removed", tone: "good" },
  reappeared: { label: "Came back", tone: "found" },
  unknown: { label: "Unclear", tone: "calm" },
};

export function look(state: SiteState): StateLook {
  // A newer package may know more states than this page: unclear, never good.
  return LOOKS[state] ?? LOOKS.unknown;
}

/** Characters that are not seen, but change how others are: direction marks and their like. */
const INVISIBLE = /[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/** A stranger's text without them: `gro.elpmaxe` shall not read backwards. Line breaks stay. */
export function visible(text: string): string {
  return text.replaceAll(INVISIBLE, (c) => (c === "\n" ? c : ""));
}

/** Keeps the last `shown` characters, and gives away neither length nor grouping of the rest. */
export function masked(value: string, shown = 2): string {
  return `•••• ••${value.slice(-shown)}`;
}

export function elapsed(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

const DATE = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric" });
const DATE_TIME = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" });

export function date(iso: string | null | undefined, withTime = false): string {
  const time = iso ? Date.parse(iso) : Number.NaN;
  if (Number.isNaN(time)) return "";
  return (withTime ? DATE_TIME : DATE).format(time);
}

const EVENTS: Record<string, string> = {
  PROFILE_CREATED: "Details saved",
  PROFILE_UPDATED: "Details changed",
  PROFILE_DELETED: "Details deleted",
  SCAN_STARTED: "Started looking",
  SCAN_FINISHED: "Finished looking",
  SCAN_FAILED: "Could not check",
  SCAN_RETRIED: "Checked again",
  DATA_FOUND: "Data found",
  SIGNATURE_INITIATED: "Signing begun",
  SIGNATURE_SIGNED: "Signed",
  SIGNATURE_CANCELLED: "Signing cancelled",
  SIGNATURE_EXPIRED: "Signing ran out",
  POA_SENT_TO_SITE: "Request sent",
  USER_MANUAL_INSTRUCTIONS_SENT: "The site asked you to act",
  DATA_REMOVED_VERIFIED: "Removal confirmed",
  DATA_REAPPEARED_DETECTED: "Data came back",
};

/** In our words where we know the code, else in its own: `SITE_PAUSED` → `Site paused`. */
export function eventName(code: string): string {
  return EVENTS[code] ?? sentence(code);
}

function sentence(code: string): string {
  const words = code.replaceAll(/[_.-]+/g, " ").trim().toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}
