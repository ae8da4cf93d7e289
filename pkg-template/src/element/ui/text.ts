// What others wrote. Brokers' texts are hostile: text only, `https:` links only, nothing unseen.
import { html, nothing, type TemplateResult } from "lit";
import type { Words } from "../words/words.js";
import { sensitive } from "./sensitive.js";

/** Characters that are not seen, but change how others are: direction marks and their like. */
const INVISIBLE = /[\p{Cc}\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/gu;

/** A stranger's text without them: `gro.elpmaxe` shall not read backwards. Line breaks stay. */
export function visible(text: string): string {
  return text.replaceAll(INVISIBLE, (c) => (c === "\n" ? c : ""));
}

/** Text that somebody else wrote: its direction and length are its own affair, not the page's. */
export function foreign(text: string, className = ""): TemplateResult {
  return html`<bdi class="foreign ${className}">${visible(text)}</bdi>`;
}

/** The same, of the person's own data: what records the page shall leave it out. */
export function personal(text: string, className = ""): TemplateResult {
  return html`<bdi class="foreign ${className}" ${sensitive()}>${visible(text)}</bdi>`;
}

/** A link where the address is `https:`, else nothing: never `javascript:` or `data:`. */
export function httpsLink(address: string | null | undefined, { t }: Words) {
  if (!address || !URL.canParse(address)) return nothing;
  const url = new URL(address);
  if (url.protocol !== "https:" || url.username || url.password) return nothing;
  return html`<a class="site-link" href=${url.href} target="_blank" rel="noreferrer noopener"
    >${url.hostname}<span class="sr-only"> ${t("common.newTab")}</span></a>`;
}
