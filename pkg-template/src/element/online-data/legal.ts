// The partner's own text of what is signed. None is made up here: without one, nobody signs.
import type { Words } from "../words/words.js";

/** What stands in the slot. */
export interface Legal {
  readonly version: string;
  /** Where it is there. */
  readonly lang: string | undefined;
  /** Differs where anything of it does: who agreed has agreed to another text. */
  readonly mark: string;
}

/** Reads the slot `consent` of the element; `undefined` where nothing is written in it. */
export function legalText(element: HTMLElement): Legal | undefined {
  // A component around the element may pass on a slot of its own.
  const parts = [...element.children].filter((part) => part.slot === "consent").flatMap((part) =>
    part instanceof HTMLSlotElement ? part.assignedElements({ flatten: true }) : [part]);
  const first = parts.find((part) => part.textContent?.trim() || part.shadowRoot);
  const version = first?.getAttribute("data-version");
  // What nobody can name later cannot be agreed to.
  if (!first || !version) return undefined;
  const lang = first.closest("[lang]")?.getAttribute("lang") || undefined;
  const texts = parts.map((part) => part.textContent);
  return { version, lang, mark: JSON.stringify([version, lang, texts]) };
}

/** Calls `changed` when the text, its version or its language is another. */
export function watchLegal(element: HTMLElement, signal: AbortSignal, changed: () => void): void {
  const watcher = new MutationObserver(changed);
  watcher.observe(element, {
    subtree: true, childList: true, characterData: true,
    attributeFilter: ["data-version", "lang", "slot"],
  });
  signal.addEventListener("abort", () => watcher.disconnect(), { once: true });
}

/** `Version 3, Swedish`. */
export function versionOf({ version, lang }: Legal, { t, lang: own }: Words): string {
  const parts = [t("consent.version", { version }), lang && languageName(lang, own)];
  return parts.filter(Boolean).join(", ");
}

function languageName(lang: string, own: string): string | undefined {
  try {
    return new Intl.DisplayNames(own, { type: "language" }).of(lang);
  } catch {
    // No language tag.
    return undefined;
  }
}
