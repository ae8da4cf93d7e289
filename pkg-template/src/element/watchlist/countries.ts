// Countries by their codes, in the person's language: the browser knows them all. Pure.

/** Codes that have a name, and are no country's: unions, tests, the unknown. */
const NONE = new Set(["EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"]);
const LETTERS = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];

export type Country = readonly [code: string, name: string];
const made = new Map<string, readonly Country[]>();

/** All of them, by name. */
export function countries(lang: string): readonly Country[] {
  const known = made.get(lang);
  if (known) return known;
  const names = new Intl.DisplayNames(lang, { type: "region", fallback: "none" });
  const codes = LETTERS.flatMap((a) => LETTERS.map((b) => a + b)).filter((code) => (
    // A country that is no more has another's code by now.
    !NONE.has(code) && new Intl.Locale(`und-${code}`).region === code));
  const list = codes.map((code): Country => [code, names.of(code) ?? ""])
    .filter(([, name]) => name);
  const { compare } = new Intl.Collator(lang);
  list.sort(([, a], [, b]) => compare(a, b));
  made.set(lang, list);
  return list;
}

/** The name of one, or what the gateway wrote. */
export function countryName(code: string, lang: string): string {
  return countries(lang).find(([known]) => known === code.toUpperCase())?.[1] ?? code;
}
