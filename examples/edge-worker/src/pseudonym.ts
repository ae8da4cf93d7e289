// Logs and the ledger know a user by a name that says nothing without the key.
import { keyBytes } from "./settings.ts";

export type Pseudonym = (kind: "user" | "session", text: string) => Promise<string>;

const encoder = new TextEncoder();
const BYTES = 16;

/** HMAC-SHA-256, cut to 128 bits. The kind keeps a user and a session of the same text apart. */
export function pseudonyms(auditKey: string | undefined): Pseudonym {
  return async (kind, text) => {
    const key = await crypto.subtle.importKey(
      "raw", keyBytes("AUDIT_KEY", auditKey), { name: "HMAC", hash: "SHA-256" }, false, ["sign"],
    );
    const mac = await crypto.subtle.sign("HMAC", key, encoder.encode(`${kind}\0${text}`));
    const bytes = new Uint8Array(mac, 0, BYTES);
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  };
}
