import { html, nothing, type TemplateResult } from "lit";
import { mask, type MaskKind } from "../../mask.js";
import type { Secrets } from "../ui/secrets.js";
import { foreign, personal } from "../ui/text.js";
import type { Words } from "../words/words.js";
import type { Row } from "./comparison.js";

/** What is masked until it is asked for. */
const MASKED: Partial<Record<Row["field"], MaskKind>> = {
  ssn: "secret", phone: "phone", street: "secret", zip: "secret", city: "secret",
};

/**
 * What a site shows, field by field beside the person's own, which is spelt out where it differs:
 * "Same" says as much, and can be read while both are masked. One button opens all that is masked:
 * one per value would be dozens on the page. `key` is this site's own, and tells nothing.
 */
export function findings(
  rows: readonly Row[], key: string, secrets: Secrets, { t }: Words,
): TemplateResult | typeof nothing {
  if (!rows.length) return nothing;
  const open = secrets.isOpen(key);
  const value = (field: Row["field"], text: string) => {
    const kind = MASKED[field];
    return personal(kind && !open ? mask(text, kind) : text, "value");
  };
  return html`<table class="compared">
      <thead><tr>
        <th scope="col">${t("review.detail")}</th><th scope="col">${t("review.theirs")}</th>
        <th scope="col">${t("review.yours")}</th>
      </tr></thead>
      <tbody>${rows.map(({ field, found, own, verdict }) => html`<tr data-field=${field}>
        <th scope="row">${t(`field.${field}`)}</th>
        <td>${value(field, found)}</td>
        <td>${verdict === "differs" ? value(field, own) : nothing}
          <span class="verdict" data-verdict=${verdict}>${t(`review.${verdict}`)}</span></td>
      </tr>`)}</tbody>
    </table>`;
}

/** The button of all that is masked there; nothing where nothing is. */
export function reveal(
  rows: readonly Row[], key: string, site: string, secrets: Secrets, { t }: Words,
): TemplateResult | typeof nothing {
  if (!rows.some(({ field }) => MASKED[field])) return nothing;
  return html`<button type="button" class="quiet" part="button quiet" data-testid="reveal"
    @click=${() => secrets.toggle(key)}>${t(secrets.isOpen(key) ? "review.hide" : "review.show")}
    <span class="sr-only">${foreign(site)}</span></button>`;
}
