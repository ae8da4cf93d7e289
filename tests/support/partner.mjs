// The two entries of a partner's server, as a partner has them: installed, and imported by name.
import assert from "node:assert/strict";
import { renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { before } from "node:test";
import { pathToFileURL } from "node:url";
import { CONSUMER, PROFILE, stage as pages } from "./package.mjs";

/** What the sandbox takes. */
export const CLIENT = { clientId: "partner-demo", clientSecret: "sandbox-secret" };
export const SERVICE = { username: "crm-demo", password: "sandbox-secret" };
export const LOGIN = "/api/v1/crm/auth/login";
export const ACCOUNT = "/api/v1/account";

async function imported() {
  const entry = path.join(CONSUMER, "partner.mjs");
  const line = (name) => `export * as ${name} from "defentry-web/${name}";\n`;
  // At once: other files' tests may be reading it.
  writeFileSync(`${entry}.${process.pid}`, line("edge") + line("server"));
  renameSync(`${entry}.${process.pid}`, entry);
  return import(pathToFileURL(entry).href);
}

/**
 * The stage of a page, and on it: `server` and `edge`, `who()` for the client's secret, `as()` for
 * a client on behalf of a user. `client()`, also of `inBothFormats`, is the service account's here;
 * `page()` is a page's.
 */
export function stage() {
  const world = pages();
  before(async () => Object.assign(world, await imported()));

  world.page = world.client;
  world.client = (options) => world.server.crmLogin({
    baseUrl: world.sandbox.url, ...SERVICE, ...options,
  });
  world.who = (options) => ({
    baseUrl: world.sandbox.url, ...CLIENT, email: PROFILE.email, ...options,
  });
  world.mint = (options) => world.server.mintAppToken(world.who(options));
  world.as = (email = PROFILE.email, options = {}) => world.server.connectAs({
    baseUrl: world.sandbox.url, getToken: () => world.mint({ email }), ...options,
  });
  /** A service account that has made an account, whose id is `id`. */
  world.withAccount = async (options, account = {}) => {
    const crm = await world.client(options);
    const { id } = await crm.accounts.create({ email: PROFILE.email, ...account });
    return { crm, id };
  };
  /** What the gateway was sent to this path, or to this route. */
  world.sent = async (method, to) => (await world.sandbox.log())
    .filter((entry) => entry.method === method && [entry.path, entry.route].includes(to));
  world.logins = async () => (await world.sent("POST", LOGIN)).length;
  /** No CRM token is good any more. */
  world.revokeCrm = () => world.sandbox.control("POST", "revoke", { crm: true });
  /** Nothing at all has been sent. */
  world.silent = async (why) => assert.deepEqual(await world.sandbox.log(), [], why);
  return world;
}

/** A `fetch` that keeps what it was given: `[{ url, ...init }]`. */
export function spy(answer = fetch) {
  const seen = [];
  const send = (url, init) => {
    seen.push({ url, ...init });
    return answer(url, init);
  };
  return { seen, fetch: send };
}
