import { html, nothing } from "lit";
import { keyed } from "lit/directives/keyed.js";
import type { WatchlistState } from "../types.js";
import type { Key, Words } from "../words/words.js";
import { KINDS, type KindName } from "./kinds.js";
import type { View } from "./view.js";

export type TabName = KindName | "alarms";
interface Tab { readonly name: TabName & WatchlistState; readonly label: Key }
const TABS: readonly Tab[] = [...KINDS, { name: "alarms", label: "watch.alarms" }];

/** Arrow keys go from tab to tab; Enter or Space opens one, which asks the gateway. */
function move(event: KeyboardEvent): void {
  const list = event.currentTarget as HTMLElement;
  const all = [...list.querySelectorAll<HTMLElement>("[role=tab]")];
  const at = all.findIndex((tab) => tab.contains(event.target as Node));
  // To the left is back, or on, as the text runs.
  const on = getComputedStyle(list).direction === "rtl" ? -1 : 1;
  const places: Record<string, number> = {
    ArrowRight: at + on, ArrowLeft: at - on, Home: 0, End: all.length - 1,
  };
  const place = places[event.key];
  if (place === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  all.at(place % all.length)?.focus();
}

export function tabs(here: TabName, { t }: Words, select: (name: TabName) => void) {
  return html`<div class="tabs" part="tabs" role="tablist" aria-labelledby="step-title"
    @keydown=${move}>
    ${TABS.map(({ name, label }) => html`<button type="button" role="tab" part="tab"
      id="tab-${name}" data-testid="tab-${name}" tabindex=${name === here ? 0 : -1}
      aria-selected=${name === here} aria-controls=${name === here ? "panel" : nothing}
      @click=${() => select(name)}>${t(label)}</button>`)}
  </div>`;
}

/** What a tab holds. Of each its own: nothing typed in one shall turn up in another. */
export function panel(view: View, here: TabName, { t }: Words, failed: boolean) {
  const { name, label } = TABS.find((tab) => tab.name === here)!;
  const shown = view.loaded && !view.refused;
  return keyed(view, html`<div class="stack" role="tabpanel" id="panel" data-tab=${name}
    aria-labelledby="tab-${name}" tabindex="0">
    <div class="bar">
      <h3 id="kind-title" tabindex="-1">${t(label)}</h3>
      ${shown ? html`<div class="actions">
        <button type="button" class="quiet" part="button quiet" data-testid="watch-refresh"
          @click=${view.refresh}>${t("watch.refresh")}</button>
        ${view.action}
      </div>` : nothing}
    </div>
    ${shown ? view.render() : html`<div role="status">${
      view.refused ? html`<p class="empty" data-testid="watch-refused">${t("watch.refused")}</p>`
        : failed ? nothing : html`${t("common.loading")}<slot name="loading"></slot>`}</div>`}
  </div>`);
}
