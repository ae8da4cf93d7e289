// What both entries are called with; all that `./edge` declares besides its function.
import type { Diagnostic, Fetch, Signal } from "../types.js";

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
  /** The client's secret: from a binding or the environment, never from a file that is shipped.
   * **V** */
  clientSecret: string;
  /** The user's e-mail address, from your own session; never from what the request says. **V** */
  email: string;
  /** Ends the call at once, whatever it waits for. */
  signal?: Signal | undefined;
}
