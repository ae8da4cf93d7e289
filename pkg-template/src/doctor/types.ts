import type { Defentry } from "../client.js";
import type { ErrorKind, Signal } from "../types.js";

/** What {@link doctor} is told. */
export interface DoctorOptions {
  /** The gateway's address, as `connect` takes it: `https://api.partner.example`. */
  baseUrl: string;
  /** The `X-API-Version` that `connect` is given. Default `"2026-06-12"`; `null` sends none. */
  apiVersion?: string | null | undefined;
  /** Milliseconds that one request may take. Default 10 000. */
  timeoutMs?: number | undefined;
  /** Ends the diagnosis early: what is left is `skipped`. */
  signal?: Signal | undefined;
  /** With one, the answers to reads without an id are held against the contract. Default: none. */
  client?: Pick<Defentry, "request"> | undefined;
}

/** `unknown`: a page cannot know. `skipped`: not looked at, and `says` tells why. */
export type Outcome = "ok" | "warning" | "failed" | "unknown" | "skipped";

/** One thing that was looked at. */
export interface Check {
  /** What was looked at: `header x-api-version`. */
  name: string;
  /** What came of it, in a word. */
  outcome: Outcome;
  /** What came of it, in one sentence or two. */
  says: string;
  /** What to do about it. */
  fix?: string;
}

/** One place where an answer is not what the contract says: its path and types, never a value. */
export interface Departure {
  /** `GET /api/v1/delete-my-data/scan/status` */
  route: string;
  /** `sites[*].scan_result.status`; `(answer)` is all of it. Names are the contract's own. */
  path: string;
  /** What the contract has: `string or null`, `date-time`, `a known word`. */
  expected: string;
  /** What came: a type of JSON, `missing`, or `another word`. */
  found: string;
  /** Where the contract has it from: documented (`D`, `V`) or assumed (`A`). */
  mark: "D" | "V" | "A";
}

/** What became of one read. */
export interface RouteReport {
  /** `GET /api/v1/alarms` */
  route: string;
  /** `ok`: it answered. `skipped`: not asked, or kept from by `allow`. Else the error's kind. */
  status: "ok" | "skipped" | ErrorKind;
}

/** The diagnosis: no token, no code, no value of an answer. */
export interface Report {
  /** What was looked at, in order. */
  checks: Check[];
  /** Every read of the contract that needs no id; empty without a `client`. */
  routes: RouteReport[];
  /** Where the answers depart from the contract, each place once; empty without a `client`. */
  departures: Departure[];
  /** All of it, to print or to send. */
  text: string;
}
