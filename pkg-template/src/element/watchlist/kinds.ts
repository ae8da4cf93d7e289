// The kinds of things that are watched, and in what they differ: everything else is one list.
import type { Defentry } from "../../client.js";
import type { MaskKind } from "../../mask.js";
import type { CallOptions } from "../../types.js";
import type { Key } from "../words/words.js";

/** What the gateway gives; nothing of it but the id is sure to be there. */
export type Open = Readonly<Record<string, unknown>>;
export interface Item extends Open { readonly id: number | string }
// The inputs of the calls have no type in common.
type Input = Record<string, any>;

/** What every list can do, and what some can. */
interface Calls {
  list(options: CallOptions): Promise<readonly Item[]>;
  add(input: Input, options: CallOptions): Promise<unknown>;
  remove(id: Item["id"], options: CallOptions): Promise<void>;
  leaks?(options: CallOptions): Promise<readonly Open[]>;
  update?(id: Item["id"], changes: Input, options: CallOptions): Promise<unknown>;
}

export type KindName = "email" | "phone" | "iban" | "passport" | "license" | "card";

export interface Kind {
  readonly name: KindName;
  readonly label: Key;
  readonly mask: MaskKind;
  /** What an item is made of, that which names it first. */
  readonly fields: readonly FieldName[];
  readonly calls: (client: Defentry) => Calls;
  /** What says that the person has shown that it is theirs. */
  readonly flag?: string;
  /** Asks for the message, or the code, once more. */
  readonly send?: (client: Defentry, item: Item, options: CallOptions) => Promise<void>;
  /** Takes the code. */
  readonly confirm?: (
    client: Defentry, item: Item, code: string, options: CallOptions) => Promise<unknown>;
  /** What a leak calls its item's id. **A** */
  readonly link?: string;
}

const text = (value: unknown): string => (typeof value === "string" ? value : "");

export const KINDS: readonly Kind[] = [
  {
    name: "email", label: "field.email", mask: "email", fields: ["email"],
    flag: "is_confirmed", link: "email_id",
    calls: (client) => client.watchlists.email,
    send: ({ watchlists }, { email }, options) => (
      watchlists.email.resendConfirmation({ email: text(email) }, options)),
  },
  {
    name: "phone", label: "field.phone", mask: "phone", fields: ["phone"],
    flag: "is_confirmed", link: "phone_id",
    calls: (client) => client.watchlists.phone,
    send: ({ watchlists }, { phone }, options) => (
      watchlists.phone.sendVerificationCode({ phone: text(phone) }, options)),
    confirm: ({ watchlists }, { phone }, code, options) => (
      watchlists.phone.confirm({ phone: text(phone), code }, options)),
  },
  {
    name: "iban", label: "watch.iban", mask: "iban", fields: ["iban"], link: "iban_id",
    calls: (client) => client.watchlists.iban,
  },
  {
    name: "passport", label: "watch.passport", mask: "document",
    fields: ["passport_number", "country_code", "expiry_date"],
    calls: (client) => client.watchlists.passport,
  },
  {
    name: "license", label: "watch.license", mask: "document",
    fields: ["license_number", "country_code"],
    calls: (client) => client.watchlists.driversLicense,
  },
  {
    name: "card", label: "watch.card", mask: "card", flag: "is_verified", link: "credit_card_id",
    fields: ["card_number", "expiry_month", "expiry_year", "holder_name"],
    calls: (client) => client.cards,
    confirm: ({ cards }, { id }, code, options) => (
      cards.verify({ credit_card_id: id, code }, options)),
  },
];

/** How a field is typed in. */
interface Field {
  readonly label: Key;
  readonly autocomplete: string;
  readonly type?: "email" | "tel" | "date";
  readonly mode?: "numeric";
  /** Written in capitals. */
  readonly capitals?: boolean;
  /** Two of them in a row. */
  readonly half?: boolean;
  readonly hint?: Key;
  /** The client checks it before it is sent: what is wrong then. */
  readonly bad?: Key;
}

const FIELDS = {
  email: {
    label: "field.email", type: "email", autocomplete: "email", bad: "details.bad.email",
  },
  phone: {
    label: "field.phone", type: "tel", autocomplete: "tel", bad: "details.bad.phone",
    hint: "details.phone.hint",
  },
  iban: {
    label: "watch.number.iban", autocomplete: "off", capitals: true, bad: "watch.bad.iban",
  },
  passport_number: { label: "watch.number.passport", autocomplete: "off", capitals: true },
  license_number: { label: "watch.number.license", autocomplete: "off", capitals: true },
  country_code: { label: "watch.country", autocomplete: "country", half: true },
  expiry_date: { label: "watch.expiry", type: "date", autocomplete: "off", half: true },
  card_number: {
    label: "watch.number.card", mode: "numeric", autocomplete: "cc-number", bad: "watch.bad.card",
  },
  expiry_month: {
    label: "watch.month", mode: "numeric", autocomplete: "cc-exp-month", half: true,
    bad: "watch.bad.month",
  },
  expiry_year: {
    label: "watch.year", mode: "numeric", autocomplete: "cc-exp-year", half: true,
    bad: "watch.bad.year",
  },
  holder_name: { label: "watch.holder", autocomplete: "cc-name" },
  code: { label: "watch.code", mode: "numeric", autocomplete: "one-time-code", half: true },
} as const satisfies Record<string, Field>;

export type FieldName = keyof typeof FIELDS;

export function fieldOf(name: FieldName): Field {
  return FIELDS[name];
}
