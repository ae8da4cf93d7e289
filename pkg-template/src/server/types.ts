import type { AsyncDisposal } from "../client.js";
import type { Area, Diagnostic, Fetch, SessionState, Signal } from "../types.js";
import type { CrmNouns } from "./crm-types.js";

/** What every way to the gateway is made with. */
export interface GatewayOptions {
  /** The gateway's address, given by the account manager. `http:` is taken on loopback only. */
  baseUrl: string;
  /** The value of `X-API-Version`. Default `"2026-06-12"`; `null` sends no header. */
  apiVersion?: string | null | undefined;
  /** Milliseconds one attempt may take. Default 15 000. */
  timeoutMs?: number | undefined;
  /** Milliseconds a whole call may take, with waits and retries. Default 60 000. */
  totalTimeoutMs?: number | undefined;
  /** How often a read, or what was throttled, is tried again. Default 2. */
  maxRetries?: number | undefined;
  /** Your own `fetch`, which then sees every request with its secrets. Default: the global one,
   * captured when the package was loaded. */
  fetch?: Fetch | undefined;
  /** Called after every attempt with what may go into a log; never with a body, an id, a secret or
   * a token. */
  onDiagnostic?: ((diagnostic: Diagnostic) => void) | undefined;
}

/** Who asks, and for which user. */
export interface ClientOptions extends GatewayOptions {
  /** The client's id. **V** */
  clientId: string;
  /** The client's secret: from a binding or the environment, never from a file that is shipped. **V** */
  clientSecret: string;
  /** The user's e-mail address, from your own session; never from what the request says. **V** */
  email: string;
  /** Ends the call at once, whatever it waits for. */
  signal?: Signal | undefined;
}

/**
 * One user's app token. Opaque: it has no text, so that no log, answer or storage can hold it; only
 * `connectAs` takes it.
 */
export interface AppToken {
  /** Tells the two kinds apart, also for the compiler. */
  readonly kind: "app";
}

/** The service account's token: opaque, and another type; only `crmLogin` takes it. It may be kept at
 * a worker's module scope, as long as the isolate lives. */
export interface CrmToken {
  /** Tells the two kinds apart, also for the compiler. */
  readonly kind: "crm";
}

/** Options of `connectAs`. */
export interface ConnectAsOptions extends GatewayOptions {
  /** Gives the user's token: asked just before it is needed, at first use and after the gateway
   * refused the last one (`reason` says which). */
  getToken: (context: TokenContext) => AppToken | PromiseLike<AppToken>;
  /** Least privilege: the areas that this client may use. Default: all but `"account-password"`. */
  allow?: readonly Area[] | undefined;
}

/** What `getToken` is told. */
export interface TokenContext {
  /** Whether it is the first token, or the last one was refused. */
  readonly reason: "first" | "expired";
  /** Aborted when the session ends or the time for a token is up. */
  readonly signal: Signal;
}

/** Options of `crmLogin`. */
export interface CrmLoginOptions extends GatewayOptions {
  /** The service account's name. **V** */
  username: string;
  /** Its password. **V** */
  password: string;
  /** One of an earlier login: there is none then, until the gateway refuses it. */
  token?: CrmToken | undefined;
  /** Told of every new token, to keep it for the next client. */
  onToken?: ((token: CrmToken) => void) | undefined;
  /** Ends the login. */
  signal?: Signal | undefined;
}

/** The session of the service account. */
export interface CrmSession {
  /** Where the session stands. */
  readonly state: SessionState;
  /** Forgets the token and stops every call; calls from now on fail with `ended`. Never throws. */
  end(): void;
}

/**
 * The partner's service account: accounts, and what is watched for their users. It logs in again when
 * its token is refused. In a worker: one per request, for what a request begins cannot be waited for
 * in another; elsewhere one per process.
 */
export interface CrmClient extends CrmNouns, AsyncDisposal {
  /** Where the CRM token goes. */
  readonly session: CrmSession;
}
