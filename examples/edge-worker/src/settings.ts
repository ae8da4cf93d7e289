// What is set from outside: variables in wrangler.jsonc, secrets nowhere in the repository. What
// was forgotten is found by the first request, and named in the log; its value never is.

export interface Settings {
  /** The gateway's address, from your account manager. */
  readonly DEFENTRY_BASE_URL?: string | undefined;
  readonly DEFENTRY_CLIENT_ID?: string | undefined;
  /** Where the pages are, `https://www.partner.example`: needed where requests arrive under another
   * address than theirs. */
  readonly ORIGIN?: string | undefined;
  /** The session cookie's name. Default `__Host-session`. */
  readonly SESSION_COOKIE?: string | undefined;
  /** How many codes a user may have within a minute. Default 5. */
  readonly CODES_PER_MINUTE?: string | undefined;

  /** Secret. */
  readonly DEFENTRY_CLIENT_SECRET?: string | undefined;
  /** Secret, 32 bytes or more: what the session cookie is signed with. */
  readonly SESSION_KEY?: string | undefined;
  /** Secret: the key before, for as long as cookies signed with it may live. */
  readonly SESSION_KEY_OLD?: string | undefined;
  /** Secret, 32 bytes or more, used nowhere else: users and sessions are pseudonyms by it. */
  readonly AUDIT_KEY?: string | undefined;
}

/** A setting is missing or too short. The message is the setting's name, nothing else. */
export class Misconfigured extends Error {
  override name = "Misconfigured";
}

const encoder = new TextEncoder();
const KEY_BYTES = 32;

/** The setting, if there is one. */
export function needed(name: keyof Settings, value: string | undefined): string {
  if (typeof value !== "string" || value === "") throw new Misconfigured(name);
  return value;
}

/** The bytes of a key that is long enough for SHA-256. */
export function keyBytes(name: keyof Settings, value: string | undefined): Uint8Array {
  const bytes = encoder.encode(needed(name, value));
  if (bytes.length < KEY_BYTES) throw new Misconfigured(name);
  return bytes;
}
