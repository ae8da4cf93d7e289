import type { AsyncDisposal } from "../client.js";
import type { Area, SessionState, Signal } from "../types.js";
import type { GatewayOptions } from "./client-options.js";
import type { CrmNouns } from "./crm-types.js";

/**
 * One user's app token. Opaque: it has no text, so that no log, answer or storage can hold it; only
 * `connectAs` takes it.
 */
export interface AppToken {
  /** Tells the two kinds apart, also for the compiler. */
  readonly kind: "app";
}

/** The service account's token: opaque, and another type; only `crmLogin` takes it. It may be kept
 * at a worker's module scope, as long as the isolate lives. */
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
 * The partner's service account: accounts, and what is watched for their users. It logs in again
 * when its token is refused. In a worker: one per request, for what a request begins cannot be
 * waited for in another; elsewhere one per process.
 */
export interface CrmClient extends CrmNouns, AsyncDisposal {
  /** Where the CRM token goes. */
  readonly session: CrmSession;
}
