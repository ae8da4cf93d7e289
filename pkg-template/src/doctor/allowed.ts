// What the gateway's CORS rules let a page send: each probe differs by one thing from one that
// passes.
import type { Answer, Probe, Prober } from "./probe.js";
import { READ, isRefusal } from "./reach.js";
import type { Check } from "./types.js";
import { check, failed, ok, skipped, unanswered } from "./words.js";

/** No token has this form, and no id that of `doctor-none`. */
const NO_TOKEN = { authorization: "Bearer doctor" };

/** Documented writes, each to an id that cannot exist; and none gets as far as looking for it. */
const POST = ["POST", "/api/v1/delete-my-data/scan/doctor-none/retry"] as const;
const OTHERS = [
  ["PUT", "/api/v2/account/doctor-none"],
  ["PATCH", "/api/v1/passport-watchlist/doctor-none"],
  ["DELETE", "/api/v1/credit-card/doctor-none"],
] as const;

const VERSION = "header x-api-version";
const JSON_BODY = "header content-type";
const BARE_POST = "method POST";

/** What else can be done, or is worth knowing. */
const MORE: Readonly<Record<string, string>> = {
  "header authorization": " The wildcard * does not cover it.",
  [VERSION]: " Or pass apiVersion: null to connect.",
  // Browsers let it pass whatever is named.
  [BARE_POST]: " And answer it with the CORS headers of GET.",
};

interface Asked {
  name: string;
  /** Whether a browser asks the gateway first. */
  isPreflighted: boolean;
  answer: Answer | undefined;
}

/** What the gateway let through. */
export interface Learnt {
  asked: Asked[];
  /** What became of a token that is none; without one, where none is allowed. */
  reader: Answer;
  /** The same with the version header; `undefined` when there is none to send. */
  version: Answer | undefined;
}

/** Asks whether a token is allowed, then the rest at once. `plain`: a read without any header. */
export async function ask(
  { send }: Prober, apiVersion: string | null, plain: Answer, hasCors: boolean,
): Promise<Learnt> {
  const authorization = await send({ path: READ, headers: NO_TOKEN });
  const isAllowed = authorization.failed === undefined;
  const reader = isAllowed ? authorization : plain;
  // Without CORS there is nothing to learn from writes.
  const mayWrite = hasCors && reader.failed === undefined && isRefusal(reader.status);

  const more = async (probe: Probe): Promise<Answer> => (
    send({ ...probe, headers: { ...isAllowed && NO_TOKEN, ...probe.headers } }));
  const write = async ([method, path]: readonly [string, string], rest?: Partial<Probe>) => (
    mayWrite ? more({ method, path, ...rest }) : undefined);
  const versioned = apiVersion !== null && { "x-api-version": apiVersion };
  const [version, json, post, ...others] = await Promise.all([
    versioned ? more({ path: READ, headers: versioned }) : undefined,
    write(POST, { headers: { "content-type": "application/json" }, body: "{}" }),
    write(POST),
    ...OTHERS.map((other) => write(other)),
  ]);
  const asked = [
    { name: "header authorization", isPreflighted: true, answer: authorization },
    { name: VERSION, isPreflighted: true, answer: version },
    { name: JSON_BODY, isPreflighted: true, answer: json },
    // Without a header that asks for it, no preflight goes before these two.
    { name: "method GET", isPreflighted: isAllowed, answer: reader },
    { name: BARE_POST, isPreflighted: isAllowed, answer: post },
    ...OTHERS.map(([method], i) => (
      { name: `method ${method}`, isPreflighted: true, answer: others[i] })),
  ];
  return { asked, reader, version };
}

/** What was learnt, a check for each. */
export function learnt(asked: readonly Asked[], origin: string): Check[] {
  const preflights = asked.flatMap(({ isPreflighted, answer }) => (
    isPreflighted && answer ? [answer.failed] : []));
  const noneAtAll = preflights.every((why) => why === "refused");
  const postFails = asked.some(({ name, answer }) => name === BARE_POST && answer?.failed);
  return [preflight(preflights), ...asked.map((one) => {
    const hurdle = postFails && one.name === JSON_BODY ? "POST"
      : noneAtAll && one.isPreflighted ? "any preflight" : undefined;
    return verdict(one, origin, hurdle);
  })];
}

function preflight(ends: readonly Answer["failed"][]): Check {
  const name = "preflight";
  if (ends.includes(undefined)) return ok(name, "Preflights are answered.");
  return ends.every((why) => why === "refused") ? failed(
    name, "No preflight passes: OPTIONS is not answered as CORS has it.",
    "Have it answer OPTIONS with 2xx and Access-Control-Allow-Origin, -Headers and -Methods, "
      + "without asking for a token.",
  ) : check(name, "unknown", "No preflight was answered.");
}

/** `hurdle`: what fails before this could. */
function verdict({ name, answer }: Asked, origin: string, hurdle: string | undefined): Check {
  if (!answer) {
    return name === VERSION ? skipped(name, "Not sent: apiVersion is null.")
      : check(name, "unknown", "Not tried: an invalid token was not refused with 401 or 403.");
  }
  if (answer.failed === undefined) return ok(name, "Allowed.");
  const [kind, what] = name.split(" ");
  const refused = hurdle
    ? check(name, "unknown", `Cannot be told before ${hurdle} passes.`)
    : failed(
      name, "Not allowed: with it a request fails that passes without it.",
      `Have it name ${what} in Access-Control-Allow-${kind === "header" ? "Headers" : "Methods"}.`
        + (MORE[name] ?? ""),
    );
  return unanswered(name, answer.failed, origin, refused);
}
