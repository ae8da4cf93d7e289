import { html, nothing } from "lit";
import type { Site, SiteId, SiteRemoval } from "../../types.js";
import { foreign, personal, visible } from "../ui/text.js";
import type { Words } from "../words/words.js";

/** The newest request's. */
function instructions({ removal_requests: requests }: Site): string | undefined {
  const at = ({ updated_at, created_at }: SiteRemoval): string => visible(updated_at ?? created_at);
  return requests
    .filter((request) => request.manual_instructions)
    .sort((a, b) => at(a).localeCompare(at(b)))
    .at(-1)?.manual_instructions ?? undefined;
}

/** What a site wants the person to do, as the text it is: links in it are a stranger's links. The
 * tick is the person's own; the site's state stays as it is. */
export function todo(
  site: Site, name: string, noted: Set<SiteId>, { t }: Words, changed: () => void,
) {
  const text = instructions(site);
  const { id } = site;
  return html`<div class="instructions">
    ${text ? html`<h4>${t("removals.asks")}</h4>
      <p class="as-written" data-testid="removal-instructions">${personal(text)}</p>` : nothing}
    ${id == null ? nothing : html`<label class="choice"><input type="checkbox"
      data-testid="removal-noted" .checked=${noted.has(id)}
      @change=${({ target }: Event) => {
        if ((target as HTMLInputElement).checked) noted.add(id);
        else noted.delete(id);
        changed();
      }}><span>${t("removals.noted")}<span class="sr-only">: ${foreign(name)}</span></span>
    </label>`}
  </div>`;
}
