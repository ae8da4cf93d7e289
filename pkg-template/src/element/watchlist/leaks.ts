import { html, nothing } from "lit";
import { mask } from "../../mask.js";
import { personal } from "../ui/text.js";
import { valueOf } from "./item.js";
import type { Open } from "./kinds.js";
import type { List } from "./list.js";
import { first, textOf } from "./open.js";

const TITLES = ["title", "name", "source", "breach", "site", "domain"];
const DATES = ["leaked_at", "breach_date", "date", "created_at"];

/** Where the kind's items have turned up. Nothing of a leak's shape is documented. */
export function leaks(list: List) {
  const { t } = list.host.words;
  const { items, leaks: all } = list;
  // Nothing was looked for yet: "not found" would say too much.
  const waits = items.every((item) => list.isPending(item));
  const none = !all ? "watch.unknownLeaks" : waits ? "watch.waits" : "watch.noLeaks";
  return html`<section class="group" aria-labelledby="leaks-title">
    <h4 id="leaks-title">${t("watch.leaks")}</h4>
    ${all?.length
      ? html`<ul class="cards">${all.map((leak, i) => card(list, leak, i))}</ul>`
      : html`<p class="note">${t(none)}</p>`}
  </section>`;
}

function card(list: List, leak: Open, place: number) {
  const { kind, items, host: { words, client, signal } } = list;
  const { t } = words;
  const title = first(leak, TITLES);
  const when = words.date(first(leak, DATES));
  const holds = textOf(leak["fields"], String);
  const of = items.find(({ id }) => leak[kind.link!] === id);
  const { id } = leak;
  const shown = ["id", "is_new", "fields", kind.link!];
  for (const names of [TITLES, DATES]) shown.push(names.find((name) => first(leak, [name])) ?? "");
  // The place in the list is its key where it has no id: it is read again as a whole.
  const [button, advice] = list.advice.of(id ?? place,
    () => client.alarms.leakCoachMe({ leak_id: id }, { signal }));

  return html`<li class="card" part="card" data-testid="leak">
    <div class="bar">
      <span class="site-name">${title ? personal(title) : t("watch.leak")}</span>
      ${leak["is_new"] === true ? html`<span class="pill" part="pill" data-tone="found"
        >${t("watch.new")}</span>` : nothing}
    </div>
    <dl class="facts">
      ${fact(t("watch.date"), when)}
      ${of ? fact(t("watch.concerns"), mask(valueOf(kind, of), kind.mask)) : nothing}
      ${fact(t("watch.leaked"), holds)}
    </dl>
    ${list.more(leak, shown)}
    ${id === undefined || id === null ? nothing
      : html`<div class="actions">${button}</div>${advice}`}
  </li>`;
}

function fact(name: string, text: string) {
  return text ? html`<div><dt>${name}</dt><dd>${personal(text)}</dd></div>` : nothing;
}
