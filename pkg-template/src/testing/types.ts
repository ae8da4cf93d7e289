import type { ConnectOptions } from "../types.js";

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
  /** Scanned and signed: removals may be asked for. */
  | "signed"
  /** They have been asked for, of all 8 sites, just now. */
  | "submitted"
  /** Two of them need the user; the others wait for the broker. */
  | "manual"
  /** At one site the data has come back; two need the user, five are done. */
  | "reappeared"
  /** All are done, the one that came back too. */
  | "removed";

/** How a sandbox is made. */
export interface SandboxOptions {
  /** The same seed gives the same world: which brokers hold data, and what becomes of removals.
   * Default 1. */
  seed?: number;
  /** Whose codes `getCode` gives, and whom a scenario is about. Default `"alex@user.example"`. */
  email?: string;
  /** Where that user stands. Default `"new-user"`. */
  scenario?: Scenario;
  /** `"real"` goes with `Date.now()`, also a faked one. `"virtual"` begins at 2026-06-16T21:00:00Z
   * and stands still but for `clock.advance` and `clock.skipWaits`: every run shows the same
   * moments. Default `"real"`. */
  clock?: "real" | "virtual";
  /** How many times faster than `Date.now()` a real clock goes. Default 1. */
  speed?: number;
  /** The origin it answers for. Default `"https://gateway.test"`, which nobody can own. */
  baseUrl?: string;
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
  /** Which requests; all, if it is left out. `path` is a route's template
   * (`/api/v1/delete-my-data/scan/{siteId}/retry`), or else the beginning of any path. */
  match?: { method?: string; path?: string };
  /** How many requests it strikes. Default 0: all, until `clearFaults`. */
  times?: number;
  /** How many fitting requests it lets pass first. */
  skip?: number;
  /** What goes wrong. The parts can be combined. */
  kind: FaultKind;
}

/** What goes wrong. */
export interface FaultKind {
  /** An error instead of the answer; nothing is applied, unless `applied` is true. */
  status?: number;
  /** Too many attempts: 429, or 409 in the legacy format. */
  throttle?: boolean;
  /** The `Retry-After` header: seconds, or any text. */
  retry_after?: number | string;
  /** The same as a date, so many seconds from now. */
  retry_after_date?: number;
  /** The `X-RateLimit-Remaining` header. */
  rate_limit_remaining?: number;
  /** An error that quotes the user's own data. */
  quote?: boolean;
  /** Sent elsewhere: 307, or `status`. */
  redirect?: string;
  /** With `status` or `redirect`: what was asked is done all the same. */
  applied?: boolean;
  /** Milliseconds before the answer comes. */
  latency_ms?: number;
  /** Milliseconds that the body takes, once the head is there. */
  drip_ms?: number;
  /** This text instead of the body. */
  body?: string;
  /** This `Content-Type`. */
  content_type?: string;
  /** Only so many bytes of the body. */
  truncate?: number;
  /** No body. */
  empty?: boolean;
  /** The connection breaks: unanswered and not applied, unanswered but applied, half-way. */
  reset?: "before" | "after" | "during";
  /** Every `status` is one that nobody has heard of. */
  unknown_status?: boolean;
  /** A documented field has a wrong type. */
  wrong_type?: boolean;
  /** Any value anywhere in the answer, by JSON pointer. */
  set?: { pointer: string; value: unknown };
}

/** A request that came: no token, no code, no body. */
export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  /** The route's template; null when there is no such route. */
  readonly route: string | null;
  /** Of the answer, also when a fault kept it from arriving. */
  readonly status: number;
  readonly query: string | null;
  /** The `Origin` header; null when nobody sent one. */
  readonly origin: string | null;
  readonly api_version: string | null;
  readonly has_authorization: boolean;
  /** Whose token it was; null without a good one. */
  readonly token_email: string | null;
  /** Whether it changed something. */
  readonly applied: boolean;
  /** Whether a fault struck it. */
  readonly faulted: boolean;
  readonly request_id: string;
  /** By the gateway's clock. */
  readonly at: string;
}

/** What `connect` needs to talk to the sandbox. */
export type SandboxConnect = Required<Pick<ConnectOptions, "baseUrl" | "getCode" | "fetch">>;

/** A gateway of one's own, in memory. */
export interface Sandbox {
  /** For `connect`: `baseUrl`, `getCode` and `fetch`. */
  readonly options: SandboxConnect;
  readonly baseUrl: string;
  /** As the partner's backend would: a one-time code for `email`. */
  readonly getCode: () => Promise<string>;
  /** As the global one, with this gateway as the only host there is: any other is a `TypeError`. */
  readonly fetch: typeof fetch;
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
  handle(request: Request): Promise<Response | undefined>;
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
