// Ours and the peers under one shape, so that all can be asked the same.
import { readFileSync } from "node:fs";
import path from "node:path";
import { CONSUMER, imported } from "../../tests/support/package.mjs";
import { verbAt } from "../../tests/support/verbs.mjs";
import { PEERS, clientOf } from "./generate.mjs";

export const OURS = "defentry-web";
export const BASE = "https://api.partner.example";
/** Everything, the password too. */
const allow = ["online-data", "watchlists", "cards", "alarms", "account", "account-password"];
/** These are made of no library. */
const BY_HAND = ["walker", "bare"];

/** The version that is installed, of ours or of a peer's library. */
export function versionOf(name) {
  if (BY_HAND.includes(name)) return "–";
  const folder = name === OURS ? CONSUMER : path.join(import.meta.dirname, "..");
  const library = name === "zod-mini" ? "zod" : name;
  const file = path.join(folder, "node_modules", library, "package.json");
  return JSON.parse(readFileSync(file, "utf8")).version;
}

/**
 * `[{ name, given, open }]`, ours first. `given`: what the page hands over to it. `open(fetch)`
 * gives `call(operation, params, body)`, whose requests `fetch` answers.
 */
export async function clients() {
  const { connect } = await imported();
  const all = [{ name: OURS, given: "a code", open: ours(connect) }];
  for (const name of PEERS) {
    const peer = await import(clientOf(name));
    const open = (fetch) => {
      const client = peer.connect({ baseUrl: BASE, token: "1|abc", fetch });
      return async (operation, params, body) => client[operation](params, body);
    };
    all.push({ name, given: "the token", open });
  }
  return all;
}

/** Sessions are not what is asked for: codes are always good. */
const ours = (connect) => (fetch) => {
  const answer = async (url, init) => (String(url).endsWith("/sso/login")
    ? Response.json({ token: "1|abc" }) : fetch(url, init));
  const client = connect({ baseUrl: BASE, allow, getCode: () => "code", fetch: answer });
  return async (operation, params = {}, body = undefined) => {
    const rest = body === undefined ? [] : [body];
    return verbAt(await client, operation)(...Object.values(params), ...rest);
  };
};
