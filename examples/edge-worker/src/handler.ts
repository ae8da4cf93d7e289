// The route, as a function of its parts: the same in workerd, Node and a test.
import { toResponse } from "./answers.ts";
import type { Answer } from "./answers.ts";
import type { Audit } from "./audit.ts";
import type { Issue } from "./gateway.ts";
import type { Ledger } from "./ledger.ts";
import type { Pseudonym } from "./pseudonym.ts";
import { isSameOrigin } from "./same-origin.ts";
import { usable } from "./session.ts";
import type { Verify } from "./session.ts";
import { Misconfigured } from "./settings.ts";

export const PATH = "/session/defentry-code";

export interface Parts {
  readonly verify: Verify;
  readonly ledger: Ledger;
  readonly issue: Issue;
  readonly pseudonym: Pseudonym;
  readonly audit: Audit;
  /** The pages' own origin, where the request's URL does not tell it (behind a proxy). */
  readonly origin?: string | undefined;
  readonly now?: () => number;
}

/** How far a request came. */
interface Progress {
  at: "request" | "session" | "ledger" | "gateway";
  user?: string;
}

export function createHandler(parts: Parts): (request: Request) => Promise<Response> {
  const { now = Date.now } = parts;
  return async (request) => {
    const began = now();
    const id = crypto.randomUUID();
    const progress: Progress = { at: "request" };
    const answer = await decide(request, parts, progress).catch((error): Answer => (
      { outcome: "failed", fault: `${progress.at} ${nameOf(error)}` }));
    const { outcome, fault } = answer;
    parts.audit({ outcome, user: progress.user, request: id, ms: now() - began, fault });
    return toResponse(answer, id);
  };
}

/**
 * Nothing is looked at before what comes above it has passed: another site does not learn whether
 * anybody is logged in, and nobody spends a code or asks the gateway without a session. Body and
 * query are never read.
 */
async function decide(request: Request, parts: Parts, progress: Progress): Promise<Answer> {
  if (new URL(request.url).pathname !== PATH) return { outcome: "not_found" };
  if (request.method !== "POST") return { outcome: "method_not_allowed" };
  if (!isSameOrigin(request, parts.origin)) return { outcome: "cross_site" };

  progress.at = "session";
  const session = usable(await parts.verify(request), (parts.now ?? Date.now)());
  if (!session) return { outcome: "no_session" };
  const user = await parts.pseudonym("user", session.email.toLowerCase());
  progress.user = user;
  const { authTime } = session;
  const login = { session: await parts.pseudonym("session", session.sessionId), authTime };

  progress.at = "ledger";
  const verdict = await parts.ledger.take(user, login);
  if (verdict.outcome !== "taken") return verdict;

  progress.at = "gateway";
  let issued = false;
  try {
    const answer = await parts.issue(session.email, request.signal);
    issued = answer.outcome === "issued";
    return answer;
  } finally {
    // If this fails too, the session may have to log in again: the safer of the two mistakes.
    if (!issued) await parts.ledger.undo(user, login).catch(() => {});
  }
}

/** An error's class, never its message, which may quote anything; a setting's name is ours. */
function nameOf(error: unknown): string {
  if (error instanceof Misconfigured) return `${error.name} ${error.message}`;
  const name = error instanceof Error ? error.name : "";
  return /^[A-Z][A-Za-z]{1,30}$/.test(name) ? name : "Error";
}
