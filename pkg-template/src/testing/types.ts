import type { Fetch, FetchAnswer } from "../types.js";

/** Where a user stands: what led there has happened, in the past of the gateway's clock. */
export type Scenario =
  /** No profile yet: where everybody begins. */
  | "new-user"
  /** The plan has no Online Data: its calls are `forbidden`. */
  | "no-plan"
  /** A profile, and no scan yet. */
  | "profile"
  /** The scan is under way. */
  | "scanning"
  /** The scan is over: data found at 8 of 25 sites, and 3 sites failed. */
  | "scanned"
  /** The same, and the failed ones were scanned again: data found at 9. */
  | "clean-scan"
  /** Scanned, and a signing order waits for a user who does not sign. */
  | "signing"
  /** The same, and the order ran out unsigned; the next one would be signed. */
  | "signing-expired"
  /** Scanned and signed: removals may be asked for. */
  | "signed"
  /** They have been asked for, of all 8 sites, just now. */
  | "submitted"
  /** Two of them need the user; the others wait for the broker. */
  | "manual"
  /** At one site the data has come back; two need the user, five are done. */
  | "reappeared"
  /** All are done, the one that came back too. */
  | "removed"
  /** Six are done, two need the user; and the failed ones were scanned again: data found at one
   * more, where it may be asked for. */
  | "new-finds"
  /** The profile was deleted after all 8 were asked: no profile, no scan, no requests, and all of
   * it in the history. What the vendor's gateway keeps is not documented. */
  | "deleted"
  /** No profile, but things of every kind that are watched, some confirmed and some not, with
   * leaks; two alarms are open and one is closed. */
  | "watched";

/** How a sandbox is made. */
export interface SandboxOptions {
  /** The same seed gives the same world: which brokers hold data, and what becomes of removals.
   * Default 1. */
  seed?: number | undefined;
  /** Whose codes `getCode` gives, and whom a scenario is about. Default `"alex@user.example"`. */
  email?: string | undefined;
  /** Where that user stands. Default `"new-user"`. */
  scenario?: Scenario | undefined;
  /** `"real"` goes with `Date.now()`, also a faked one. `"virtual"` begins at 2026-06-16T21:00:00Z
   * and stands still but for `clock.advance` and `clock.skipWaits`: every run shows the same
   * moments. Default `"real"`. */
  clock?: "real" | "virtual" | undefined;
  /** How many times faster than `Date.now()` a real clock goes. Default 1. */
  speed?: number | undefined;
  /** The origin it answers for. Default `"https://gateway.test"`, which nobody can own. */
  baseUrl?: string | undefined;
}

/** The gateway's time. */
export interface SandboxClock {
  /** Milliseconds since 1970. */
  now(): number;
  /**
   * Lets so much time pass in the gateway, at once: scans go on, codes and signing orders expire. A
   * client's own waits do not end sooner for it.
   *
   * @example
   * gateway.clock.advance(30_000); // any scan is over
   */
  advance(ms: number): void;
  /**
   * Runs `work`, and skips every wait in it: whenever nothing goes on but waiting, the timer that
   * is due next fires at once, and the gateway's clock moves by as much. Gives what `work` gives.
   *
   * For that time `setTimeout` is replaced and `performance.now` stands still, for everybody here.
   * What waits for something else than a timer or this gateway, such as a real network, looks as
   * if nothing went on: keep it out. Where a test framework has faked the timers, advance those
   * instead (`misuse`).
   *
   * @example
   * await gateway.clock.skipWaits(async () => {
   *   for await (const { overview } of client.scan.watch()) show(overview);
   * });
   */
  skipWaits<T>(work: () => T | Promise<T>): Promise<T>;
}

/** What goes wrong, with which requests. */
export interface Fault {
  /** Which requests; all, if it is left out. */
  match?: FaultMatch | undefined;
  /** How many requests it strikes. Default 0: all, until `clearFaults`. */
  times?: number | undefined;
  /** How many fitting requests it lets pass first. */
  skip?: number | undefined;
  /** What goes wrong. The parts can be combined. */
  kind: FaultKind;
}

/** Which requests a fault strikes. */
export interface FaultMatch {
  /** Those of this method. */
  method?: string | undefined;
  /** Those of this route, by its template (`/api/v1/delete-my-data/scan/{siteId}/retry`), or else
   * those whose path begins with it. */
  path?: string | undefined;
}

/** What goes wrong. */
export interface FaultKind {
  /** An error instead of the answer; nothing is applied, unless `applied` is true. */
  status?: number | undefined;
  /** Too many attempts: 429, or 409 in the legacy format. */
  throttle?: boolean | undefined;
  /** The `Retry-After` header: seconds, or any text. */
  retry_after?: number | string | undefined;
  /** The same as a date, so many seconds from now. */
  retry_after_date?: number | undefined;
  /** The `X-RateLimit-Remaining` header. */
  rate_limit_remaining?: number | undefined;
  /** An error that quotes the user's own data. */
  quote?: boolean | undefined;
  /** Sent elsewhere: 307, or `status`. */
  redirect?: string | undefined;
  /** With `status` or `redirect`: what was asked is done all the same. */
  applied?: boolean | undefined;
  /** Milliseconds before the answer comes. */
  latency_ms?: number | undefined;
  /** Milliseconds that the body takes, once the head is there. */
  drip_ms?: number | undefined;
  /** This text instead of the body. */
  body?: string | undefined;
  /** This `Content-Type`. */
  content_type?: string | undefined;
  /** Only so many bytes of the body. */
  truncate?: number | undefined;
  /** No body. */
  empty?: boolean | undefined;
  /** The connection breaks: unanswered and not applied, unanswered but applied, half-way. */
  reset?: "before" | "after" | "during" | undefined;
  /** Every `status` is one that nobody has heard of. */
  unknown_status?: boolean | undefined;
  /** A documented field has a wrong type. */
  wrong_type?: boolean | undefined;
  /** Any value anywhere in the answer, by JSON pointer. */
  set?: FaultValue | undefined;
}

/** A value to put into an answer. */
export interface FaultValue {
  /** Where, as a JSON pointer: `/sites/0/scan_result/status`. */
  pointer: string;
  /** What. */
  value: unknown;
}

/** A request that came: no token, no code, no body. */
export interface RecordedRequest {
  /** The HTTP method. */
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  /** The route's template; null when there is no such route. */
  readonly route: string | null;
  /** Of the answer, also when a fault kept it from arriving. */
  readonly status: number;
  /** Without the question mark; null when there is none. */
  readonly query: string | null;
  /** The `Origin` header; null when nobody sent one. */
  readonly origin: string | null;
  /** The `X-API-Version` header; null when nobody sent one. */
  readonly api_version: string | null;
  /** Whether there was an `Authorization` header. */
  readonly has_authorization: boolean;
  /** Whose token it was; null without a good one. */
  readonly token_email: string | null;
  /** Whether it changed something. */
  readonly applied: boolean;
  /** Whether a fault struck it. */
  readonly faulted: boolean;
  /** The answer's `X-Request-Id`. */
  readonly request_id: string;
  /** By the gateway's clock. */
  readonly at: string;
}

/** The platform's own `fetch`; where no types declare one, a {@link Fetch}. */
export type SandboxFetch = typeof globalThis extends { fetch: infer Own } ? Own : Fetch;

/** The platform's own `Response`; where no types declare one, a {@link FetchAnswer}. */
export type SandboxResponse =
  typeof globalThis extends { Response: { prototype: infer Own } } ? Own : FetchAnswer;

/** What is read of a `Request`. */
export interface SandboxRequest {
  /** Whole, with its origin. */
  readonly url: string;
  /** The HTTP method. */
  readonly method: string;
  /** Its `Headers`. */
  readonly headers: object;
  /** The body. */
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** What `connect` needs to talk to the sandbox. */
export interface SandboxConnect {
  /** The origin it answers for. */
  readonly baseUrl: string;
  /** As the partner's backend would: a one-time code for the user. */
  readonly getCode: () => Promise<string>;
  /** Answers for that origin. */
  readonly fetch: SandboxFetch;
}

/** A gateway of one's own, in memory. */
export interface Sandbox {
  /** For `connect`: `baseUrl`, `getCode` and `fetch`. */
  readonly options: SandboxConnect;
  /** The origin it answers for. */
  readonly baseUrl: string;
  /** As the partner's backend would: a one-time code for `email`. */
  readonly getCode: () => Promise<string>;
  /** As the global one, with this gateway as the only host there is: any other is a `TypeError`. */
  readonly fetch: SandboxFetch;
  /** Its time, and how to move it. */
  readonly clock: SandboxClock;
  /** The user. */
  readonly email: string;
  /** All requests so far, the oldest first. */
  readonly requests: readonly RecordedRequest[];
  /** Those that no route answers to: they got 501. */
  readonly unmatched: readonly RecordedRequest[];
  /**
   * Begins the user's account anew, where the scenario says. A session that is open goes on.
   *
   * @example
   * gateway.scenario("reappeared");
   */
  scenario(name: Scenario): void;
  /**
   * Makes something go wrong. Faults that fit the same request queue up.
   *
   * @example
   * const path = "/api/v1/delete-my-data/scan/status";
   * gateway.fault({ match: { path }, times: 1, kind: { status: 503 } });
   */
  fault(fault: Fault): void;
  /** Forgets all faults. */
  clearFaults(): void;
  /** The user's tokens are worth nothing any more: the next request gets 401. */
  expireSession(): void;
  /**
   * Answers a request, for a service worker, MSW or Playwright; `undefined` when it is for another
   * origin. A connection that breaks is `Response.error()`.
   *
   * @example
   * http.all("*", ({ request }) => gateway.handle(request)) // MSW
   */
  handle(request: SandboxRequest): Promise<SandboxResponse | undefined>;
  /**
   * Any control route of the sandbox, as docs/testing.md lists them; gives its answer.
   *
   * @example
   * gateway.control("POST", "/control/signing", { email: gateway.email, action: "cancel" });
   */
  control(method: "GET" | "POST" | "DELETE", path: `/control/${string}`, body?: unknown): unknown;
  /** As it was made, perhaps with another seed: nothing is remembered, tokens neither. */
  reset(seed?: number): void;
}
