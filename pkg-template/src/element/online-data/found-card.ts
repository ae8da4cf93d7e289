import { html, nothing, type TemplateResult } from "lit";
import type { SiteState } from "../../types.js";
import { pill } from "../ui/pill.js";
import type { Secrets } from "../ui/secrets.js";
import { foreign, httpsLink } from "../ui/text.js";
import type { Key, Words } from "../words/words.js";
import { isPartial, type Row } from "./comparison.js";
import { findings, reveal } from "./findings.js";
import type { Entry } from "./sites.js";

/** Why a site cannot be asked. */
const WHY_NOT: Partial<Record<SiteState, Key>> = {
  waiting_for_broker: "review.asked", needs_user: "review.act",
};

/** What a card is made of, besides its site. */
export interface Card {
  readonly rows: readonly Row[];
  readonly notMe: boolean;
  readonly picked: boolean;
  readonly secrets: Secrets;
  onPick(on: boolean): void;
  onNotMe(): void;
}

/** One site that shows data: what, and whether it shall be asked. */
export function foundCard(
  { site, line, name, position }: Entry, card: Card, words: Words,
): TemplateResult {
  const { rows, notMe, picked, secrets, onPick, onNotMe } = card;
  const { t } = words;
  const askable = line.canRequestRemoval && site.id != null;
  const open = askable && !notMe;
  const why = `pick-${position}-why`;
  const key = `found-${position}`;
  const note: Key | undefined = notMe ? "review.left-out"
    : !open ? WHY_NOT[line.state] ?? "review.closed"
      : !rows.length ? "review.untold" : isPartial(rows) ? "review.partial" : undefined;
  return html`<li class="card found ${notMe ? "left-out" : ""}" part="card"
    data-testid="review-site">
    <div class="found-head">
      <input type="checkbox" id="pick-${position}" data-testid="review-pick" ?disabled=${!open}
        .checked=${open && picked} aria-describedby=${note ? why : nothing}
        @change=${(event: Event) => onPick((event.target as HTMLInputElement).checked)}>
      <label for="pick-${position}">${foreign(name, "site-name")}</label>
      ${pill(line.state, words)}
    </div>
    ${httpsLink(site.url, words)}
    ${note ? html`<p class="note" id=${why} data-testid="review-note">${t(note)}</p>` : nothing}
    ${notMe ? nothing : findings(rows, key, secrets, words)}
    <div class="actions">
      ${notMe ? nothing : reveal(rows, key, name, secrets, words)}
      ${askable ? html`<button type="button" class="quiet" part="button quiet"
        data-testid="review-not-me" @click=${onNotMe}>${t(notMe ? "review.me" : "review.not-me")}
        <span class="sr-only">${foreign(name)}</span></button>` : nothing}
    </div>
  </li>`;
}
