//! What a caller may choose: for TypeScript. The facade reads them.

#[wasm_bindgen::prelude::wasm_bindgen(typescript_custom_section)]
const OPTIONS: &'static str = r#"
/** Options of `connect`. */
export interface ConnectOptions {
  /** The gateway's address, given by the account manager: `https://api.partner.example`.
   * `http:` is taken on loopback only. It cannot change later. */
  baseUrl: string;
  /** Fetches a one-time code from your backend. Asked just before it is needed: at first use, and
   * after the gateway refused the token. Without it, call `session.redeem(code)`. */
  getCode?: ((context: CodeContext) => string | Promise<string>) | undefined;
  /** The value of `X-API-Version`. Default `"2026-06-12"`, the standardized format; `null` sends no
   * header, for a gateway whose CORS rules do not allow it. Answers look the same either way. */
  apiVersion?: string | null | undefined;
  /** Milliseconds one attempt may take. Default 15 000. */
  timeoutMs?: number | undefined;
  /** Milliseconds a whole call may take, with renewal, waits and retries. Default 60 000. */
  totalTimeoutMs?: number | undefined;
  /** How often a read is tried again. Default 2; 0 turns retries off. Writes are never repeated
   * after they may have arrived. */
  maxRetries?: number | undefined;
  /** Milliseconds without a call or a poll after which the session ends, in a page; elsewhere it
   * never does. Default 30 minutes; 0: never. */
  idleMs?: number | undefined;
  /** Least privilege: the areas that this page may use; any other fails with `misuse` before it is
   * sent. Default: all but `"account-password"`. `"other"` is what only `request` reaches. */
  allow?: readonly Area[] | undefined;
  /** Your own `fetch`. Default: the global one, captured when the package was loaded. It then sees
   * every request with its token. */
  fetch?: Fetch | undefined;
  /** Called after every attempt with what may go into a log; never with a body, an id or a
   * token. */
  onDiagnostic?: ((diagnostic: Diagnostic) => void) | undefined;
}

/** Options of every call. */
export interface CallOptions {
  /** Ends the call at once, whatever it waits for. */
  signal?: Signal | undefined;
  /** Milliseconds one attempt may take. Default: the client's. */
  timeoutMs?: number | undefined;
}

/** Parts of the gateway that a page can be kept to, by `allow`. */
export type Area =
  | "online-data" | "watchlists" | "cards" | "alarms" | "account" | "account-password" | "other";

/** What `getCode` is told. */
export interface CodeContext {
  /** `first`: no token yet. `expired`: the gateway refused the one there was. */
  reason: "first" | "expired";
  /** Aborts when the session ends or the code took longer than `totalTimeoutMs`. One call that
   * gives up does not abort it: others may wait for the same code. */
  signal: Signal;
}

/** What `onDiagnostic` is told: an allow-list, safe to log. */
export interface Diagnostic {
  /** The HTTP method. */
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** The route template, never the ids in it. */
  route: string;
  /** The HTTP status; absent when no answer came. */
  status?: number;
  /** Milliseconds from sending to the whole answer. */
  ms: number;
  /** 1 for the first attempt. */
  attempt: number;
  /** The gateway's `X-Request-Id`, where it can be read. */
  requestId?: string;
  /** What went wrong, if anything. */
  kind?: ErrorKind;
}

/** Options of `session.redeem`. */
export interface RedeemOptions extends CallOptions {
  /** Whose code it should be. Where the gateway tells the account's e-mail address (A) and it is
   * another, the token is forgotten and `account_mismatch` thrown: a planted code must not file one
   * person's data in another's account. */
  expectEmail?: string | undefined;
}

/** Options of `removals.submit`. */
export interface SubmitOptions extends CallOptions {
  /** Ask also sites whose `can_send_deletion_request` is false. Default false: they are refused. */
  force?: boolean | undefined;
}

/** Options of a watcher. */
export interface WatchOptions extends CallOptions {
  /** Milliseconds between two polls. Default 2000, for removals 5000; never less than 1000. Those
   * of scans and removals grow while nothing changes. */
  intervalMs?: number | undefined;
  /** Milliseconds before the watcher gives up and throws `timeout`. Default 10 minutes for a
   * signing, 30 for the others. */
  limitMs?: number | undefined;
}

/** Options of `signing.watch`. */
export interface SigningWatchOptions extends WatchOptions {
  /** Says whether an answer is the last, for a page that knows its gateway's words better. */
  isDone?: ((raw: SigningStatus) => boolean) | undefined;
}

/** Options of `scan.retryFailed`. */
export interface RetryFailedOptions extends CallOptions {
  /** How many sites to retry at most. Default: all that failed. */
  limit?: number | undefined;
}

/** The platform's own `AbortSignal`; where no types declare one, what is used of it. Cloudflare's
 * is a class, and no class is a property of `globalThis`: it is found by what `fetch` takes. */
export type Signal = typeof globalThis extends { AbortSignal: { prototype: infer Own } }
  ? Own
  : typeof globalThis extends { fetch: (url: any, init?: infer Init) => any }
    ? NonNullable<Init> extends { signal?: infer Own } ? NonNullable<Own> : SignalLike
    : SignalLike;

/** What is used of an `AbortSignal`. */
export interface SignalLike {
  /** Whether it has been aborted. */
  readonly aborted: boolean;
  /** Hears of it. */
  addEventListener(type: "abort", listener: () => void): void;
  /** And no longer. */
  removeEventListener(type: "abort", listener: () => void): void;
}

/** A `fetch`: the platform's own fits, and so does a mock that gives a {@link FetchAnswer}. */
export type Fetch = (url: string, init: FetchInit) => Promise<FetchAnswer>;

/** What a {@link Fetch} is given, besides what the runtime needs to keep cookies and caches out. */
export interface FetchInit {
  /** The HTTP method. */
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** The token among them. */
  headers: Record<string, string>;
  /** JSON. */
  body?: string;
  /** Aborts when nobody waits for the answer any more. */
  signal: Signal;
  /** `"manual"` in workerd, which does not take the other. */
  redirect: "error" | "manual";
}

/** What is used of a `Response`. */
export interface FetchAnswer {
  /** The HTTP status. */
  readonly status: number;
  /** Where `Retry-After` and `X-Request-Id` are read, if it has any. */
  readonly headers?: {
    /** One header; `null` when it is not there. */
    get(name: string): string | null;
  };
  /** The body. */
  arrayBuffer(): Promise<ArrayBuffer>;
}"#;
