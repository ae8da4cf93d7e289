import { byId } from "./ui/dom";
import { WORDS, type Language, type Word } from "./words";

const THEMES = ["auto", "light", "dark", "brand"];
const LANGUAGES: readonly string[] = ["en", ...Object.keys(WORDS)];

/** As the page has it itself. */
const english = new Map<Element, string>();

function speak(language: Language): void {
  // The element looks for the nearest `lang` by itself.
  document.documentElement.lang = language;
  putLegalText(language);
  for (const node of document.querySelectorAll<HTMLElement>("[data-text]")) {
    const own = english.get(node) ?? node.textContent ?? "";
    english.set(node, own);
    const word = node.dataset["text"] as Word;
    node.textContent = language === "en" ? own : WORDS[language][word];
  }
}

/** The text to sign, in the language there is; what has no slot is not shown. */
function putLegalText(language: Language): void {
  const texts = [...document.querySelectorAll<HTMLElement>("[data-legal]")];
  const shown = texts.find((text) => text.lang === language) ?? texts[0];
  for (const text of texts) text.slot = text === shown ? "consent" : "";
}

/** What the switches say is in the address, and nowhere else: a reload keeps it, nothing is
 * stored. */
function remember(name: string, value: string, usual: string): void {
  const url = new URL(location.href);
  if (value === usual) url.searchParams.delete(name);
  else url.searchParams.set(name, value);
  history.replaceState(history.state, "", url);
  linkOn();
}

/** The other pages look and speak as this one does, under the same policy. */
function linkOn(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>("nav a")) {
    link.search = location.search;
    const [here, there] = [location.pathname, link.pathname].map((path) =>
      path.replace(/\/$/, "/index.html"));
    if (here === there) link.setAttribute("aria-current", "page");
  }
}

function choose(id: string, known: readonly string[], use: (value: string) => void): void {
  const select = byId<HTMLSelectElement>(id);
  const usual = known[0] ?? "";
  const asked = new URLSearchParams(location.search).get(id) ?? "";
  select.value = known.includes(asked) ? asked : usual;
  use(select.value);
  select.addEventListener("change", () => {
    use(select.value);
    remember(id, select.value, usual);
  });
}

/** Language and colours, as the address and then the person choose them. */
export function chooseLook(): void {
  choose("language", LANGUAGES, (value) => speak(value as Language));
  choose("theme", THEMES, (value) => {
    document.documentElement.dataset["theme"] = value;
  });
  linkOn();
}
