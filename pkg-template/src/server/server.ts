// `./server`: tokens that cannot be read, and the clients that take them.
import { ready } from "#ready";
import { createClient, type Defentry } from "../client.js";
import { reader, wrong } from "../options.js";
import type { ConnectOptions } from "../types.js";
import type { ClientOptions } from "./client-options.js";
import { login } from "./crm.js";
import { held } from "./held.js";
import { ask } from "./partner.js";
import { appText, appToken } from "./tokens.js";
import type { AppToken, ConnectAsOptions, CrmClient, CrmLoginOptions } from "./types.js";

export { DefentryError } from "../error.js";
export { isDefentryError } from "../is-error.js";
export type * from "./client-options.js";
export type * from "./types.js";

/**
 * Mints an app token for a user, machine to machine. `POST /api/v1/sso/token` **V**
 *
 * Whoever holds it acts as that user: where the user has a page, issue a code instead. Opaque: it
 * goes into `connectAs` and nowhere else. Throws as `issueCode` does.
 *
 * @example
 * const token = await mintAppToken({ baseUrl, clientId, clientSecret, email: user.email });
 */
export async function mintAppToken(options: ClientOptions): Promise<AppToken> {
  const [given] = held(options);
  await ready();
  return appToken(await ask("token", given), given.baseUrl);
}

/**
 * Connects to the gateway on behalf of one user: the same client as in a page, with a token that
 * was minted for them. Nothing is sent until the first call.
 *
 * In a worker: one per request. What `getToken` gives must be of `mintAppToken`; anything else is
 * `misuse` before a call is sent.
 *
 * @example
 * const client = await connectAs({ baseUrl, getToken: () => mintAppToken(who) });
 */
export async function connectAs(options: ConnectAsOptions): Promise<Defentry> {
  const [given, letGo] = held(options);
  await ready();
  const getToken = reader(given)("getToken", "a function");
  if (getToken === undefined) throw wrong("getToken", "a function");
  const { getToken: _, ...rest } = given;
  // What is no app token of this gateway has no text here: the core says so, and sends nothing.
  const getCode = async (context: never) => appText(await getToken(context), given.baseUrl);
  return createClient({ ...rest, getCode, idleMs: 0 } as unknown as ConnectOptions, letGo);
}

/**
 * Logs the partner's service account in. `POST /api/v1/crm/auth/login` **V**
 *
 * Logs in again by itself when the gateway refuses the token: once for all calls that wait. Throws
 * `unauthenticated` when the gateway refuses name or password.
 *
 * @example
 * const crm = await crmLogin({ baseUrl, username, password });
 * const { id } = await crm.accounts.create({ email: "alex@example.com" });
 * await crm.watchlists.email.add(id, { email: "alex@example.com" });
 */
export async function crmLogin(options: CrmLoginOptions): Promise<CrmClient> {
  const [given, letGo] = held(options);
  await ready();
  return login(given, letGo);
}
