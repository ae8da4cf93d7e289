import type { ErrorDetail, ProfileInput } from "../../types.js";
import type { Key } from "../words/words.js";

export type FieldName =
  "first_name" | "last_name" | "email" | "phone" | "street" | "zip" | "city";

/** One field of the details: what browsers fill in, and which keyboard a phone shows. */
export interface Field {
  readonly name: FieldName;
  readonly type: "text" | "email" | "tel";
  readonly autocomplete: string;
  readonly autocapitalize: "words" | "none" | "characters";
  readonly hint?: Key;
  readonly half?: boolean;
}

const words = { type: "text", autocapitalize: "words" } as const;

export const FIELDS: readonly Field[] = [
  { name: "first_name", autocomplete: "given-name", half: true, ...words },
  { name: "last_name", autocomplete: "family-name", half: true, ...words },
  { name: "email", autocomplete: "email", type: "email", autocapitalize: "none" },
  {
    name: "phone", autocomplete: "tel", type: "tel", autocapitalize: "none",
    hint: "details.phone.hint",
  },
  { name: "street", autocomplete: "address-line1", ...words },
  {
    name: "zip", autocomplete: "postal-code", type: "text", autocapitalize: "characters",
    half: true,
  },
  { name: "city", autocomplete: "address-level2", half: true, ...words },
];

/** The package's own checks say it in English, and always the same: here, in the page's words. */
const OURS: Readonly<Record<string, Key>> = {
  "is required": "details.required",
  "must be an e-mail address": "details.bad.email",
  "must be E.164, such as +46701234567": "details.bad.phone",
};

/** Our words for what is wrong; nothing where the gateway says it in its own. */
export function ownWords({ issue }: ErrorDetail): Key | undefined {
  return Object.hasOwn(OURS, issue) ? OURS[issue] : undefined;
}

/** People write `0046 (0)70-123 45 67`; E.164 is `+46701234567`. No country is guessed. */
export function e164(typed: string): string {
  return typed.replace("(0)", "").replaceAll(/[\s()./\p{Pd}\p{Cf}]/gu, "").replace(/^00/, "+");
}

/** What is sent of what was typed. */
export function readProfile(typed: (name: FieldName) => string): ProfileInput {
  const value = (name: FieldName): string => typed(name).trim();
  return {
    first_name: value("first_name"),
    last_name: value("last_name"),
    email: value("email"),
    phone: e164(value("phone")),
    street: value("street"),
    zip: value("zip"),
    city: value("city"),
  };
}
