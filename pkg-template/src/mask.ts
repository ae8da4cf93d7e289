// Shows so much of a secret that its owner knows it again, and no more.

/** What {@link mask} knows: a `secret` (such as a national id) is hidden altogether. */
export type MaskKind = "secret" | "name" | "document" | "card" | "phone" | "iban" | "email";

/** How many characters stay at either end. */
const SHOWN: Record<Exclude<MaskKind, "email">, readonly [number, number]> = {
  secret: [0, 0], name: [1, 0], document: [0, 2], card: [0, 4], phone: [3, 2], iban: [2, 4],
};
const DOTS = "••••";

/**
 * Hides most of a text: always the same number of dots, so that not even its length is told.
 *
 * `email` keeps the first letter and the domain, `phone` three and two characters, `iban` two and
 * four, `card` the last four, `document` (passport, license) the last two, `name` the first;
 * `secret`, the default, nothing. A text too short for that is hidden altogether. Nothing gives an
 * empty text.
 *
 * @example
 * mask("alex@example.com", "email"); // "a••••@example.com"
 */
export function mask(text: string | null | undefined, kind: MaskKind = "secret"): string {
  if (!text) return "";
  if (kind === "email") {
    const at = text.lastIndexOf("@");
    return at < 1 ? DOTS : mask(text.slice(0, at), "name") + text.slice(at);
  }
  const [head, tail] = Object.hasOwn(SHOWN, kind) ? SHOWN[kind] : SHOWN.secret;
  const letters = [...text.replace(/[\s-]/g, "")];
  if (letters.length < 2 * (head + tail)) return DOTS;
  return letters.slice(0, head).join("") + DOTS + letters.slice(letters.length - tail).join("");
}
