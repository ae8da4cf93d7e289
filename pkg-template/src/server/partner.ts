// One call with the client's secret: of the edge for a code, of servers for a token.
import { Partner } from "#wasm";
import { settle } from "../calls.js";
import { nativeFetch } from "../fetch.js";
import { forCall, forCore, reader, wrong } from "../options.js";
import type { ClientOptions } from "./client-options.js";

/** What must be there, and is text. */
export function text<T>(options: T, name: keyof T & string): string {
  const value = reader(options)(name, "a string");
  if (typeof value !== "string" || value === "") throw wrong(name, "a string, and not empty");
  return value;
}

export const ask = (
  what: "code" | "token", options: ClientOptions,
): Promise<string> => settle(async () => {
  const o = forCore(options, nativeFetch);
  const who = {
    __proto__: null,
    client_id: text(options, "clientId"),
    client_secret: text(options, "clientSecret"),
    email: text(options, "email"),
  };
  const [signal] = forCall(options);
  const partner = new Partner(o[0], o[1], o[2], o[3], o[4], o[7], o[8]);
  try {
    return await partner[what](who, signal);
  } finally {
    try {
      partner.free();
    } catch { /* a dead core frees nothing, and why it died is to be told */ }
  }
});
