// Tokens that cannot be read, written or sent by mistake: their text is in a private field.
import { wrong } from "../options.js";
import type { AppToken, CrmToken } from "./types.js";

let textOf: (kind: string, token: unknown, of: string) => string | undefined;

class Opaque<K extends "app" | "crm"> {
  readonly kind: K;
  readonly #text: string;
  /** The gateway, and the account if it is known, that it is for: nobody else is sent it. */
  readonly #of: string;

  constructor(kind: K, text: string, of: string) {
    this.kind = kind;
    this.#text = text;
    this.#of = of;
    Object.freeze(this);
  }

  static {
    textOf = (kind, token, of) => (
      typeof token === "object" && token !== null && #text in token && token.kind === kind
        && token.#of === of ? token.#text : undefined);
  }

  toString(): string {
    return this.kind === "app" ? "AppToken" : "CrmToken";
  }

  toJSON(): string {
    return this.toString();
  }
}

const { prototype } = Opaque;
// Whoever has a token must not make another by it.
delete (prototype as { constructor?: unknown }).constructor;
// What Node's `console.log` asks.
Object.defineProperty(prototype, Symbol.for("nodejs.util.inspect.custom"), {
  value(this: Opaque<"app">) { return this.toString(); },
});
Object.freeze(prototype);

const gateway = (baseUrl: string) => baseUrl.replace(/\/$/, "");

export const appToken = (text: string, baseUrl: string): AppToken => (
  new Opaque("app", text, gateway(baseUrl)));
export const crmToken = (text: string, of: string): CrmToken => new Opaque("crm", text, of);

/** What a user's client sends; nothing where it is no app token of this gateway. */
export const appText = (token: unknown, baseUrl: string): string | undefined => (
  textOf("app", token, gateway(baseUrl)));

/** What the service account sends; nothing where none was given. */
export function crmText(token: unknown, of: string): string | undefined {
  const text = textOf("crm", token, of);
  if (token !== undefined && text === undefined) {
    throw wrong("token", "what onToken was told: this account's CRM token, at this gateway");
  }
  return text;
}
