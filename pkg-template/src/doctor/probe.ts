// One request, sent as the client sends its own, with a token that is none or with no token at all.
import { bounded } from "./bounded.js";
import type { Limits } from "./options.js";

export interface Probe {
  path: string;
  method?: string;
  headers?: Record<string, string>;
  body?: string;
  mode?: RequestMode;
}

/** `refused`: no answer that the page may see, twice. `csp`: the page's own policy forbids it. */
export type Answer =
  | { status: number; headers: Headers; body: string; failed?: undefined }
  | { failed: "timeout" | "stopped" | "refused" | "csp" };

export interface Prober {
  send(probe: Probe): Promise<Answer>;
  /** Listens no longer for what the CSP forbids. */
  end(): void;
}

/** Violations are told by an event that comes after the request has failed. */
const EVENT_MS = 50;
const EVENT = "securitypolicyviolation";

/** Sends probes to `base`. */
export function prober(base: string, limits: Limits): Prober {
  const forbidden: string[] = [];
  const listen = (event: Event): void => {
    const { disposition, effectiveDirective, blockedURI } = event as SecurityPolicyViolationEvent;
    const isOurs = disposition === "enforce" && effectiveDirective === "connect-src";
    if (isOurs) forbidden.push(blockedURI);
  };
  // On the window of a page, where it bubbles to, and in a worker. Node has no such function.
  globalThis.addEventListener?.(EVENT, listen);

  const once = async ({ path, headers, mode = "cors", ...rest }: Probe): Promise<Answer> => {
    // A query of its own: no preflight that the browser remembers answers for the gateway.
    const url = `${base}${path}?doctor=${Math.random().toString(36).slice(2)}`;
    const ended = await bounded(limits, async (signal): Promise<Answer> => {
      const response = await fetch(url, {
        ...rest, mode, signal,
        headers: { accept: "application/json", ...headers },
        // A request whose answer nobody may read cannot ask to be told of redirects.
        redirect: mode === "cors" ? "manual" : "follow",
        cache: "no-store", credentials: "omit", referrerPolicy: "no-referrer",
      });
      return { status: response.status, headers: response.headers, body: await response.text() };
    });
    if (ended.failed !== "error") return ended.failed ? { failed: ended.failed } : ended.value;
    await new Promise((resolve) => setTimeout(resolve, EVENT_MS));
    // The event has the whole address; a browser may cut it down to the origin.
    return { failed: forbidden.some((uri) => uri && url.startsWith(uri)) ? "csp" : "refused" };
  };
  return {
    // Twice: a hiccup of the network looks like a refusal.
    send: async (probe) => {
      const first = await once(probe);
      return first.failed === "refused" ? once(probe) : first;
    },
    end: () => globalThis.removeEventListener?.(EVENT, listen),
  };
}
