import { html, nothing } from "lit";
import { personal } from "../ui/text.js";
import type { Words } from "../words/words.js";
import { countryName } from "./countries.js";
import { fieldOf, type Item, type Kind } from "./kinds.js";
import type { List } from "./list.js";
import { textOf } from "./open.js";

/** What names an item. */
export function valueOf({ fields }: Kind, item: Item): string {
  return textOf(item[fields[0]!], String);
}

/** What the gateway has masked by itself is not masked again: there is nothing to show. Letters
 * hide digits alone: an address may well be `foxx@mail.example`. */
export function isMasked({ mask }: Kind, value: string): boolean {
  return (mask === "card" ? /[•*]{2}|x{4}/i : /[•*]{2}/).test(value);
}

/** What else is known of it. */
function facts(item: Item, words: Words): [name: string, text: string][] {
  const { t } = words;
  const text = (name: string): string => textOf(item[name], String);
  const [country, month, year] = ["country_code", "expiry_month", "expiry_year"].map(text);
  const expiry = year && `${month!.padStart(2, "0")} / ${year}`;
  const all: [string, string | undefined][] = [
    [t("watch.country"), country && countryName(country, words.lang)],
    [t("watch.expiry"), words.date(text("expiry_date")) || expiry],
    [t("watch.holder"), text("holder_name")],
    [t("watch.since"), words.date(text("created_at"))],
  ];
  return all.filter((fact): fact is [string, string] => !!fact[1]);
}

/** One item: masked, how it stands, and what can be done with it. */
export function item(list: List, item: Item, place: number) {
  const { kind, host: { words, secrets } } = list;
  const { t } = words;
  const value = valueOf(kind, item);
  const pending = list.isPending(item);
  const id = `item-${place}`;
  const [change, form] = list.change(item);
  const fresh = item.id === list.fresh ? "fresh" : "";
  const what = t(fieldOf(kind.fields[0]!).label);

  return html`<li class="card ${fresh}" part="card" tabindex="-1" data-testid="item">
    <div class="bar">
      <span class="site-name" id=${id}>${!value ? t("watch.unnamed")
        : isMasked(kind, value) ? personal(value)
          : secrets.show(`${kind.name} ${item.id}`, value, kind.mask, what, words)}
      </span>
      ${!kind.flag || typeof item[kind.flag] !== "boolean" ? nothing : html`<span class="pill"
        part="pill" data-tone=${pending ? "act" : "good"}
        >${t(pending ? "watch.pending" : "watch.watched")}</span>`}
    </div>
    <dl class="facts">${facts(item, words).map(([name, text]) => html`<div><dt>${name}</dt>
      <dd>${personal(text)}</dd></div>`)}</dl>
    ${pending ? html`<p class="note">${t(`watch.todo.${kind.name as "email"}`)}</p>` : nothing}
    ${pending && kind.send ? html`<div class="actions"><button type="button" class="secondary"
      part="button secondary" data-testid="item-send" aria-describedby=${id}
      @click=${() => list.send(item)}
      >${t(kind.confirm ? "watch.sendCode" : "watch.resend")}</button></div>` : nothing}
    ${list.status(item.id)}
    ${pending && kind.confirm
      ? list.codeForm(item).render(words, "watch.confirm", (element) => list.confirm(item, element))
      : nothing}
    ${form}
    <div class="actions">
      ${change}
      <button type="button" class="quiet danger-text" part="button quiet" data-testid="item-remove"
        aria-describedby=${id} @click=${() => list.remove(item)}>${t("watch.remove")}</button>
    </div>
  </li>`;
}
