// What others wrote. Brokers' texts are hostile: text only, `https:` links only, nothing unseen.
import { html, nothing, type TemplateResult } from "lit";
import type { Words } from "../words/words.js";
import { sensitive } from "./sensitive.js";

/** Characters that are not seen, but change how others are: direction marks and their like. */
const INVISIBLE = /[\p{Cc}\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/gu;

/** A stranger's text without them: `gro.elpmaxe` shall not read backwards. Line breaks stay. Fields
 * that are assumed (**A**) may hold something else than text: a number is shown, and no more. */
export function visible(value: unknown): string {
  const text = typeof value === "string" || typeof value === "number" ? String(value) : "";
  return text.replaceAll(INVISIBLE, (c) => (c === "\n" ? c : ""));
}

/** Text that somebody else wrote: its direction and length are its own affair, not the page's. */
export function foreign(text: unknown, className = ""): TemplateResult {
  return html`<bdi class="foreign ${className}">${visible(text)}</bdi>`;
}

/** The same, of the person's own data: what records the page shall leave it out. */
export function personal(text: unknown, className = ""): TemplateResult {
  return html`<bdi class="foreign ${className}" ${sensitive()}>${visible(text)}</bdi>`;
}

/** An address, if it is one. */
export function parse(address: unknown): URL | undefined {
  try {
    return typeof address === "string" ? new URL(address) : undefined;
  } catch {
    return undefined;
  }
}

/** A link where the address is `https:`, else nothing: never `javascript:` or `data:`. */
export function httpsLink(address: unknown, { t }: Words) {
  const url = parse(address);
  if (!url || url.protocol !== "https:" || url.username || url.password) return nothing;
  return html`<a class="site-link" href=${url.href} target="_blank" rel="noreferrer noopener"
    >${url.hostname}<span class="sr-only"> ${t("common.newTab")}</span></a>`;
}
