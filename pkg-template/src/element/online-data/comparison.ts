// Whether what a site shows is the person's own. Pure.
import type { FoundData, Profile } from "../../types.js";
import type { FieldName } from "./fields.js";

/** How what was found is like what the person gave; `extra`: they gave none to compare. */
export type Verdict = "same" | "differs" | "extra";

/** One thing that was found, beside the person's own. */
export interface Row {
  readonly field: FieldName | "ssn";
  readonly found: string;
  readonly own: string;
  readonly verdict: Verdict;
}

/** What the vendor calls the fields in what was found, and in the profile. */
const FIELDS: readonly (readonly [keyof FoundData & string, Row["field"]])[] = [
  ["firstName", "first_name"], ["lastName", "last_name"], ["email", "email"], ["ssn", "ssn"],
  ["phone", "phone"], ["street", "street"], ["zip", "zip"], ["city", "city"],
];

/** Letters and digits alone: `753 27` and `75327`, `BJÖRKGATAN 12` and `Björkgatan 12`. */
function bare(text: string): string {
  return text.normalize("NFKC").toLowerCase().replaceAll(/[^\p{L}\p{M}\p{N}]/gu, "");
}

/** The digits of a number, and whether they begin with the country's. */
function digits(phone: string): { digits: string; whole: boolean } {
  const plain = phone.replace("(0)", "").replaceAll(/[^\d+]/g, "").replace(/^00/, "+");
  return { digits: plain.replaceAll("+", ""), whole: plain.startsWith("+") };
}

/** `+46701234567` and `070-123 45 67` are one: of a country's own form the code is not known. */
function samePhone(a: string, b: string): boolean {
  const [one, other] = [digits(a), digits(b)];
  if (one.whole === other.whole || one.digits === other.digits) return one.digits === other.digits;
  const [whole, national] = one.whole ? [one, other] : [other, one];
  const rest = national.digits.replace(/^0/, "");
  const code = whole.digits.length - rest.length;
  return code >= 1 && code <= 3 && whole.digits.endsWith(rest);
}

function same(field: Row["field"], a: string, b: string): boolean {
  if (field === "phone") return samePhone(a, b);
  // Dots and signs matter in an address of mail.
  if (field === "email") return a.trim().toLowerCase() === b.trim().toLowerCase();
  return bare(a) === bare(b);
}

/** What was found, field by field beside the profile; what was not found is left out. */
export function compare(data: FoundData | null | undefined, profile: Profile | null): Row[] {
  return FIELDS.flatMap(([key, field]): Row[] => {
    const found = String(data?.[key] ?? "").trim();
    if (!found) return [];
    const own = field === "ssn" ? "" : String(profile?.[field] ?? "").trim();
    const verdict = !own ? "extra" : same(field, found, own) ? "same" : "differs";
    return [{ field, found, own, verdict }];
  });
}

/**
 * Whether it may be somebody else's. Many people share a name, and a city has many of them; every
 * town has a Storgatan 1. So it is the person's own only where neither name differs, and the e-mail
 * address, the phone number, or the street with its postal code or city is theirs. An old address
 * or number beside that is still theirs.
 */
export function isPartial(rows: readonly Row[]): boolean {
  const has = (field: Row["field"], verdict: Verdict): boolean =>
    rows.some((row) => row.field === field && row.verdict === verdict);
  if (has("first_name", "differs") || has("last_name", "differs")) return true;
  const home = has("street", "same") && (has("zip", "same") || has("city", "same"));
  return !(has("email", "same") || has("phone", "same") || home);
}
