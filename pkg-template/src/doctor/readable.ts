// What a page can read of the gateway's answers: three headers, and the format of a refusal.
import type { Answer } from "./probe.js";
import type { Check } from "./types.js";
import { check, ok, skipped, unanswered } from "./words.js";

const STANDARDIZED = "Standardized";
const HEADERS = ["X-Request-Id", "Retry-After", "X-RateLimit-Remaining"];

/** Which headers were there to read: the list of exposed ones itself is hidden from scripts. */
export function exposed(answers: readonly (Answer | undefined)[]): Check[] {
  return HEADERS.map((header) => {
    const name = `reads ${header}`;
    const isSeen = answers.some((answer) => (
      answer?.failed === undefined && answer?.headers.has(header)));
    // The last two may come with throttling only, and nothing was throttled here.
    return isSeen ? ok(name, "Readable.") : check(
      name, "unknown", "Not seen: not sent this time, or not exposed; a page cannot tell which.",
      "Have it named in Access-Control-Expose-Headers.",
    );
  });
}

/** In which format refusals come, with and without the version header. */
export function formats(
  apiVersion: string | null, plain: Answer, versioned: Answer | undefined, origin: string,
): Check[] {
  return [
    format("format without version", plain, origin),
    versioned ? format("format with version", versioned, origin, apiVersion)
      : skipped("format with version", "Not sent: apiVersion is null."),
  ];
}

function format(name: string, answer: Answer, origin: string, asked?: string | null): Check {
  if (answer.failed !== undefined) {
    return unanswered(name, answer.failed, origin, skipped(name, "The header is not allowed."));
  }
  const found = answer.status >= 400 && formatOf(answer.body);
  if (!found) return check(name, "unknown", `Answered with ${answer.status}, in neither format.`);
  return !asked || found === STANDARDIZED ? ok(name, `${found}.`) : check(
    name, "warning", `${found}, though ${asked} was asked for. The client reads both.`,
    "Ask whether the gateway knows this version, and whether a proxy drops the header.",
  );
}

/** By its shape alone. */
function formatOf(body: string): string | undefined {
  let refusal: unknown;
  try {
    refusal = JSON.parse(body);
  } catch {
    return undefined;
  }
  const { error, errors, message } = Object(refusal) as Record<string, unknown>;
  const { code, message: text } = Object(error) as Record<string, unknown>;
  if (typeof code === "string" && typeof text === "string") return STANDARDIZED;
  const isLegacy = typeof error === "string" || typeof message === "string"
    || (typeof errors === "object" && errors !== null);
  return isLegacy ? "Legacy" : undefined;
}
