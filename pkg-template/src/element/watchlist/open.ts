// Objects whose shape nobody documents, put into texts. Pure.
import type { Open } from "./kinds.js";

/** More than that is no help to anybody. */
const MAX_ROWS = 30;
const MAX_LENGTH = 600;
const MAX_DEPTH = 4;

/** The first of these fields that holds a text. */
export function first(open: Open, names: readonly string[]): string {
  const found = names.map((name) => open[name]).find((value) => (
    typeof value === "string" && value.trim()));
  return (found as string | undefined) ?? "";
}

/** `leaked_at` → `Leaked at`, `DARK_WEB` → `Dark web`, `userName` → `User name`. */
export function sentence(name: string): string {
  const words = name.replaceAll(/([a-z\d])([A-Z])/g, "$1 $2").replaceAll(/[\s_.-]+/g, " ").trim()
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Any value as a text; `date` writes a moment. Nothing, and what is not so, is an empty text. */
export function textOf(value: unknown, date: (iso: string) => string, depth = 0): string {
  if (value === null || value === undefined || value === false) return "";
  if (value === true) return "✓";
  if (depth > MAX_DEPTH) return "…";
  const inner = (part: unknown) => textOf(part, date, depth + 1);
  const all = Array.isArray(value)
    ? value.map(inner).filter(Boolean).join(", ")
    : typeof value === "object"
      ? pairs(value as Open, inner).map((pair) => pair.join(": ")).join(" · ")
      : String(value);
  if (/^\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:\d\d))?$/.test(all)) return date(all) || all;
  return all.length > MAX_LENGTH ? `${all.slice(0, MAX_LENGTH)}…` : all;
}

function pairs(open: Open, inner: (value: unknown) => string): [name: string, text: string][] {
  // Ids help nobody who reads them.
  return Object.entries(open).filter(([name]) => !/(^|_)id$|[a-z]Id$/.test(name))
    .map(([name, value]): [string, string] => [sentence(name), inner(value)])
    .filter(([, text]) => text);
}

/** What there is besides the fields that are shown elsewhere. */
export function rows(open: Open, shown: readonly string[], date: (iso: string) => string) {
  const rest = Object.fromEntries(Object.entries(open).filter(([name]) => !shown.includes(name)));
  return pairs(rest, (value) => textOf(value, date)).slice(0, MAX_ROWS);
}

/** What advice consists of: a heading, texts, and what to do one after the other. */
export interface Advice {
  readonly title: string;
  readonly texts: readonly string[];
  readonly steps: readonly string[];
  readonly links: readonly string[];
}

const TITLES = ["title", "heading", "name"];
const TEXTS = ["text", "description", "message", "summary", "body", "advice"];
const isLink = (value: unknown): value is string => (
  typeof value === "string" && /^https:\/\//i.test(value));

export function adviceOf(open: Open): Advice {
  const values = Object.values(open);
  const steps = values.filter(Array.isArray).flat().map((step: unknown) => (
    typeof step === "object" && step
      ? first(step as Open, [...TITLES, ...TEXTS]) : textOf(step, String)));
  return {
    title: first(open, TITLES),
    texts: TEXTS.map((name) => first(open, [name])).filter(Boolean),
    steps: steps.filter(Boolean).slice(0, MAX_ROWS),
    links: values.filter(isLink),
  };
}
