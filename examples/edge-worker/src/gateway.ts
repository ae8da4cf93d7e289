// Asks for the code. What the gateway writes stays here: out go a closed word and a status.
import { isDefentryError, issueCode } from "defentry-web/edge";
import { needed } from "./settings.ts";

export type Issued =
  | { readonly outcome: "issued"; readonly code: string }
  | {
    readonly outcome: NoCode;
    /** For the log: `gateway`, the error's kind, and the status if there was an answer. */
    readonly fault: string;
    readonly retryAfterMs?: number | undefined;
  };

type NoCode = "page_gone" | "gateway_busy" | "gateway_unavailable" | "gateway_failed";

/** A code for whoever has this e-mail address, unless nobody waits for it any more. */
export type Issue = (email: string, signal: AbortSignal) => Promise<Issued>;

/** A page waits meanwhile. If the gateway is busy, the page is told when to ask again. */
const PATIENCE = { timeoutMs: 8_000, maxRetries: 0 };

export function gateway({ baseUrl, clientId, clientSecret }: {
  baseUrl: string | undefined;
  clientId: string | undefined;
  clientSecret: string | undefined;
}): Issue {
  return async (email, signal) => {
    const credentials = {
      baseUrl: needed("DEFENTRY_BASE_URL", baseUrl),
      clientId: needed("DEFENTRY_CLIENT_ID", clientId),
      clientSecret: needed("DEFENTRY_CLIENT_SECRET", clientSecret),
    };
    try {
      const code = await issueCode({ ...credentials, ...PATIENCE, email, signal });
      return { outcome: "issued", code };
    } catch (error) {
      if (!isDefentryError(error)) throw error;
      const { kind, status, retryAfterMs } = error;
      const fault = ["gateway", kind, status].filter(Boolean).join(" ");
      return { outcome: outcomeOf(kind), fault, retryAfterMs };
    }
  };
}

/** Of kinds that pass by themselves, and of those that somebody must look at. */
function outcomeOf(kind: string): NoCode {
  if (kind === "aborted") return "page_gone";
  if (kind === "rate_limited") return "gateway_busy";
  if (["network", "timeout", "server"].includes(kind)) return "gateway_unavailable";
  return "gateway_failed";
}
