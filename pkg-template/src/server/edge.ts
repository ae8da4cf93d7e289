// `./edge`: the client's secret becomes a one-time code, and nothing here yields a token.
import { ready } from "#ready";
import type { ClientOptions } from "./client-options.js";
import { held } from "./held.js";
import { ask } from "./partner.js";

export { DefentryError } from "../error.js";
export { isDefentryError } from "../is-error.js";
export type { ClientOptions, GatewayOptions } from "./client-options.js";

/**
 * Issues a one-time code for a user. `POST /api/v1/sso/code` **V**; that it is called `code`,
 * **A**.
 *
 * Hand it to that user's own page, and to nobody else: the page redeems it, once, for an app token
 * that this side never sees. Never sent twice by itself, except when the gateway was too busy.
 * Throws `unauthenticated` when the gateway refuses the client, `validation` before sending when it
 * is no e-mail address, `misuse` when something is missing.
 *
 * @example
 * const code = await issueCode({ baseUrl, clientId, clientSecret, email: session.email });
 */
export async function issueCode(options: ClientOptions): Promise<string> {
  const [given] = held(options);
  await ready();
  return ask("code", given);
}
