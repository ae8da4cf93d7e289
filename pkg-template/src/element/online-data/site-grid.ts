import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { ScanSnapshot, SiteId } from "../../types.js";
import { pill } from "../ui/pill.js";
import { foreign } from "../ui/text.js";
import type { Words } from "../words/words.js";
import { entries, type Entry } from "./sites.js";

/** Tries a site again; `line` finds its line, which takes the focus from the button that goes. */
type Retry = (id: SiteId, line: string) => void;

/** Every site and how it stands; by name alone where nothing was looked for yet. */
export function siteGrid(
  snapshot: ScanSnapshot, idle: boolean, words: Words, retry: Retry,
): TemplateResult {
  const line = ({ site: { id }, line: { state }, name, position }: Entry) => html`<li
    id="scan-${position}" tabindex="-1" data-testid="scan-site">
    ${foreign(name, "site-name")}
    ${idle ? nothing : pill(state, words)}
    ${state === "failed" && id != null ? html`<button type="button" class="quiet"
      part="button quiet"
      data-testid="scan-retry" @click=${() => retry(id, `#scan-${position}`)}
      >${words.t("error.retry")} <span class="sr-only">${foreign(name)}</span></button>` : nothing}
  </li>`;
  return html`<ul class="grid" data-testid="scan-grid">${repeat(entries(snapshot, words),
    ({ site, position }) => site.id ?? `-${position}`, line)}</ul>`;
}
