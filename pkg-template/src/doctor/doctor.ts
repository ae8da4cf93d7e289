// The diagnosis, from what costs nothing to what needs a session. An entry of its own, without
// wasm: nobody pays for it who does not import it.
import { address } from "./address.js";
import { ask, learnt } from "./allowed.js";
import { settings, type Settings } from "./options.js";
import { prober } from "./probe.js";
import { exposed, formats } from "./readable.js";
import { reach, refusal } from "./reach.js";
import { reads, type Reads } from "./session.js";
import { isBrowser, surroundings } from "./surroundings.js";
import { text } from "./text.js";
import type { Check, DoctorOptions, Report } from "./types.js";
import { failed, ok, skipped } from "./words.js";

export type * from "./types.js";

/**
 * Says what a page can know about the gateway at `baseUrl`: whether it is reached, what its CORS
 * rules allow, in which format it answers and, with a `client`, where its answers depart from the
 * contract.
 *
 * It sends reads and, only to a gateway that refuses an invalid token, writes with that token to
 * ids that cannot exist: nothing is changed. With the real token go GETs alone. Throws only for an
 * option that is missing or of a wrong type (`TypeError`); anything else is in the report, which
 * holds no token and no value of an answer.
 *
 * @example
 * const { checks, text } = await doctor({ baseUrl: "https://api.partner.example" });
 * console.table(checks);
 */
export async function doctor(options: DoctorOptions): Promise<Report> {
  const given = settings(options);
  const base = address(given.baseUrl);
  const checks = surroundings();
  let contract: Reads | undefined;
  if (base === undefined) {
    checks.push(failed(
      "base URL", "Not usable.",
      "Give https (http on loopback only), a host, and no more than a port and a path.",
    ));
  } else {
    checks.push(ok("base URL", "Usable."));
    const isReached = await gateway(base, given, checks);
    if (given.client && isReached) contract = await reads(given.client, given);
  }
  const why = given.client ? "The gateway was not reached." : "No client was given.";
  checks.push(contract?.check ?? skipped("contract", why));
  const found = { checks, routes: contract?.routes ?? [], departures: contract?.departures ?? [] };
  const from = isBrowser() ? `, seen from ${location.origin}` : "";
  return { ...found, text: text(found, `The gateway${base ? ` at ${base}` : ""}${from}\n`) };
}

/** Adds what can be known without a session; gives whether the gateway was reached. */
async function gateway(base: string, given: Settings, checks: Check[]): Promise<boolean> {
  const { origin } = new URL(base);
  const hasCors = isBrowser() && location.origin !== origin;
  const probes = prober(base, given);
  try {
    const [reached, plain] = await reach(probes, origin, hasCors);
    checks.push(reached);
    if (reached.outcome !== "ok") return false;
    const { reader, version, asked } = await ask(probes, given.apiVersion, plain, hasCors);
    if (reader.failed === undefined) checks.push(refusal(reader.status));
    if (hasCors) {
      const answers = [plain, ...asked.map(({ answer }) => answer)];
      checks.push(...learnt(asked, origin), ...exposed(answers));
    } else {
      checks.push(skipped("CORS", "It does not apply: no page, or one of the same origin."));
    }
    checks.push(...formats(given.apiVersion, reader, version, origin));
    return true;
  } finally {
    probes.end();
  }
}
