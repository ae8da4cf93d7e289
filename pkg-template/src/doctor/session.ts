// With a session: every read of the contract that needs no id, one after the other, as nobody likes
// to be throttled. Nothing but GETs that change nothing goes out with the real token.
import contract from "#contract";
import type { ErrorKind } from "../types.js";
import { bounded } from "./bounded.js";
import type { Settings } from "./options.js";
import type { Check, Departure, RouteReport } from "./types.js";
import { departures } from "./walk.js";
import { check, failed, ok, skipped } from "./words.js";

type Client = NonNullable<Settings["client"]>;
type Status = RouteReport["status"];

/** The brand of the package's errors, across copies of it: error.ts would bring its class along. */
const BRAND = Symbol.for("defentry-web.error");

/** After these every other read would end the same way, and some would cost a code each. */
const LAST: readonly Status[] = ["unauthenticated", "ended", "unsupported", "internal", "aborted"];
/** Nothing is wrong with the contract. */
const FINE: readonly Status[] = ["ok", "not_found", "skipped"];

export interface Reads {
  routes: RouteReport[];
  departures: Departure[];
  check: Check;
}

export async function reads(client: Client, settings: Settings): Promise<Reads> {
  const routes: RouteReport[] = [];
  const departed: Departure[] = [];
  let isOver = false;
  for (const path of Object.keys(contract.routes)) {
    const status = isOver ? "skipped" : await read(client, path, settings, departed);
    isOver ||= LAST.includes(status);
    routes.push({ route: `GET ${path}`, status });
  }
  return { routes, departures: departed, check: summary(routes, departed) };
}

async function read(
  client: Client, path: string, settings: Settings, departed: Departure[],
): Promise<Status> {
  const ended = await bounded(settings, (signal) => (
    client.request("GET", path as `/api/${string}`, undefined, { signal })));
  if (ended.failed === undefined) {
    const found = departures(path, ended.value);
    departed.push(...found ?? []);
    return found ? "ok" : "not_found";
  }
  if (ended.failed !== "error") return ended.failed === "stopped" ? "aborted" : "timeout";
  const error = Object(ended.error) as { [BRAND]?: unknown; kind: ErrorKind };
  if (error[BRAND] !== true) return "internal";
  // Nothing is sent of what `allow` keeps the page from.
  return error.kind === "misuse" ? "skipped" : error.kind;
}

function summary(routes: readonly RouteReport[], departed: readonly Departure[]): Check {
  const name = "contract";
  const counts = new Map<Status, number>();
  for (const { status } of routes) counts.set(status, (counts.get(status) ?? 0) + 1);
  const ends = [...counts].map(([status, n]) => `${n} ${status}`).join(", ");
  const says = `Of ${routes.length} reads: ${ends}. Departures: ${departed.length || "none"}.`;
  // A new word of an open set passes through the client, and so does what is only assumed.
  const breaks = departed.some(({ mark, found }) => mark !== "A" && found !== "another word");
  if (breaks || counts.has("decode")) {
    return failed(
      name, says, "Typed calls of these throw decode. Send this report to the gateway's support.",
    );
  }
  if (counts.has("aborted")) return skipped(name, says);
  if (departed.length > 0) {
    return check(
      name, "warning", says, "The client passes these through: expect them in your code.",
    );
  }
  return routes.every(({ status }) => FINE.includes(status)) ? ok(name, says)
    : check(name, "warning", says, "See the README for each kind of error.");
}
