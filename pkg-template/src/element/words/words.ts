import type common from "./en.js";
import type onlineData from "./en-online-data.js";
import type watchlist from "./en-watchlist.js";

/** A text's name. One with a number in it may have a form per plural. */
export type Key = keyof typeof common | keyof typeof onlineData | keyof typeof watchlist;
/** Every text of the elements, by key. */
export type Messages = { [K in Key]: Text };
/** `{name}` stands for a value; which form is taken is decided by `n`. */
export type Text = string | Forms;
export interface Forms {
  zero?: string; one?: string; two?: string; few?: string; many?: string; other: string;
}
/** What stands in a text's braces. */
export type Values = Readonly<Record<string, string | number>>;

/** Where a language's texts are. English is with the element: the others fall back to it. */
const LANGUAGES: Record<string, () => Promise<{ default: Messages }>> = {
  sv: () => import("./sv.js"),
  nb: () => import("./nb.js"),
  da: () => import("./da.js"),
  fi: () => import("./fi.js"),
};
/** Norwegian goes by three names. */
const ALSO: Record<string, string> = { no: "nb", nn: "nb" };

/** The texts of one language, and how it writes numbers and dates. */
export class Words {
  readonly #texts: Partial<Messages>;
  readonly #plural: Intl.PluralRules;
  readonly #number: Intl.NumberFormat;

  /** `lang` is a whole tag, such as `sv-FI`: dates are written as they are there. What comes later
   * in `texts` goes before what comes earlier. */
  constructor(readonly lang: string, ...texts: readonly (Partial<Messages> | undefined)[]) {
    this.#texts = Object.assign({}, ...texts.map(usable));
    this.#plural = new Intl.PluralRules(lang);
    this.#number = new Intl.NumberFormat(lang);
  }

  /** The text of a key, with its values in place. */
  readonly t = (key: Key, values: Values = {}): string => {
    const text = this.#texts[key] ?? "";
    const form = typeof text === "string"
      ? text
      : text[this.#plural.select(Number(values["n"]))] ?? text.other;
    return form.replaceAll(/\{(\w+)\}/g, (all, name: string) => {
      const value = values[name];
      return typeof value === "number" ? this.#number.format(value) : value ?? all;
    });
  };

  /** A date, or with its time; an empty text for what is none. */
  date(iso: unknown, withTime = false): string {
    const time = typeof iso === "string" ? Date.parse(iso) : Number.NaN;
    if (Number.isNaN(time)) return "";
    const style: Intl.DateTimeFormatOptions = { dateStyle: "medium" };
    // A day is a day everywhere.
    if (/^\d{4}-\d\d-\d\d$/.test(iso as string)) style.timeZone = "UTC";
    else if (withTime) style.timeStyle = "short";
    return new Intl.DateTimeFormat(this.lang, style).format(time);
  }

  /** Minutes and seconds, such as `1:05`. */
  clock(ms: number): string {
    const seconds = Math.max(0, Math.floor(ms / 1000));
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  }

  /** `a, b and c`. */
  list(items: readonly string[]): string {
    return new Intl.ListFormat(this.lang, { type: "conjunction" }).format(items);
  }
}

/** A page's own words may be anything; what is no text leaves the element's in its place. */
function usable(texts: Partial<Messages> = {}): object {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) =>
    typeof (typeof text === "object" ? text?.other : text) === "string"));
}

/** The words for a language tag; English where there are none, or where they cannot be loaded. */
export async function wordsFor(
  tag: string, own: Partial<Messages>, overrides?: Partial<Messages>,
): Promise<Words> {
  const language = tag.split("-")[0]!.toLowerCase();
  const load = LANGUAGES[ALSO[language] ?? language];
  if (!load) return english(tag, own, overrides);
  try {
    const { default: texts } = await load();
    return new Words(tag, own, texts, overrides);
  } catch {
    return english(tag, own, overrides);
  }
}

/** English texts, and dates as the page's own English has them, if it is that. */
export function english(tag: string, own: Partial<Messages>, overrides?: Partial<Messages>): Words {
  return new Words(/^en\b/i.test(tag) ? tag : "en", own, overrides);
}

/** The nearest `lang`, also beyond the shadow tree that `element` is in. */
export function languageOf(element: Element): string {
  for (let at: Element | null = element; at; at = parent(at)) {
    const lang = at.getAttribute("lang");
    if (lang && valid(lang)) return lang;
  }
  return "en";
}

function parent(element: Element): Element | null {
  const root = element.getRootNode();
  return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}

function valid(lang: string): boolean {
  try {
    return Intl.getCanonicalLocales(lang).length > 0;
  } catch {
    return false;
  }
}
