// Tokens that cannot be read, written or sent by mistake: their text is in a private field.
import { wrong } from "../options.js";
import type { AppToken, CrmToken } from "./types.js";

let textOf: (kind: string, token: unknown) => string | undefined;

class Opaque<K extends "app" | "crm"> {
  readonly kind: K;
  readonly #text: string;

  constructor(kind: K, text: string) {
    this.kind = kind;
    this.#text = text;
    Object.freeze(this);
  }

  static {
    textOf = (kind, token) => (
      typeof token === "object" && token !== null && #text in token && token.kind === kind
        ? token.#text
        : undefined);
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

export const appToken = (text: string): AppToken => new Opaque("app", text);
export const crmToken = (text: string): CrmToken => new Opaque("crm", text);

/** What a user's client sends; nothing where it is no app token. */
export const appText = (token: unknown): string | undefined => textOf("app", token);

/** What the service account sends; nothing where none was given. */
export function crmText(token: unknown): string | undefined {
  const text = textOf("crm", token);
  if (token !== undefined && text === undefined) throw wrong("token", "what onToken was told: a CRM token");
  return text;
}
