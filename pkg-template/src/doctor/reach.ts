// Whether the gateway answers this page at all, and how it takes a token that is none.
import type { Answer, Prober } from "./probe.js";
import type { Check } from "./types.js";
import { check, failed, ok, unanswered } from "./words.js";

/** A documented read without an id. Nothing is done by it, whatever comes. */
export const READ = "/api/v1/delete-my-data/status";

const NAME = "gateway";
const LOOK = "Check baseUrl, and open it in a tab: host, certificate, proxy, extensions.";

/** How the gateway is reached. What may be asked of it further, if it is. */
export async function reach(
  { send }: Prober, origin: string, hasCors: boolean,
): Promise<[Check, Answer]> {
  const answer = await send({ path: READ });
  if (answer.failed === undefined) return [answered(answer.status, origin), answer];
  const isHidden = answer.failed === "refused" && hasCors;
  // Where CORS alone is in the way, a request whose answer nobody may read gets through.
  const blind = isHidden ? await send({ path: READ, mode: "no-cors" }) : answer;
  const check = answer.failed === "timeout" ? failed(NAME, "No answer within timeoutMs.", LOOK)
    : unanswered(NAME, answer.failed, origin, refused(origin, blind));
  return [check, answer];
}

function answered(status: number, origin: string): Check {
  // A browser says 0 of a redirect that it was told not to follow.
  return status === 0 || (status >= 300 && status < 400)
    ? failed(
      NAME, `${origin} redirects; the client never follows with its token.`,
      "Give the address that it redirects to as baseUrl.",
    )
    : ok(NAME, `${origin} answers.`);
}

function refused(origin: string, blind: Answer): Check {
  if (blind.failed === undefined) {
    return failed(
      NAME, `CORS refused: ${origin} answers, and does not let ${location.origin} read it.`,
      `Have it answer with Access-Control-Allow-Origin: ${location.origin}.`,
    );
  }
  // Such a page may send no blind request, either.
  const either = globalThis.crossOriginIsolated
    ? ", or CORS refused: a cross-origin isolated page cannot tell" : "";
  return failed(NAME, `${origin} is unreachable${either}.`, LOOK);
}

/** Only who refuses this is sent writes: they are refused, too, before anything is done. */
export const isRefusal = (status: number): boolean => status === 401 || status === 403;

/** What became of a token that is none. */
export function refusal(status: number): Check {
  const name = "invalid token";
  if (status === 401) return ok(name, "Refused with 401.");
  const isBusy = status === 429 || status === 409 || status >= 500;
  return check(
    name, isBusy ? "unknown" : "warning", `Answered with ${status}; 401 was expected.`,
    isBusy ? "Try again later." : "Check baseUrl, its path included.",
  );
}
