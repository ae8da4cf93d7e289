import { html, nothing, type TemplateResult } from "lit";
import type { Words } from "../words/words.js";

/** Nothing is found: an all-clear only where every one of `total` sites has said so. */
export function allClear(
  total: number, clear: boolean, { t }: Words, back: () => void,
): TemplateResult {
  return html`<div class="card calm" part="card">
    ${clear ? html`<svg viewBox="0 0 48 48" aria-hidden="true"><circle cx="24" cy="24" r="22" />
      <path d="M14 25l7 7 14-15" /></svg>
      <h3 data-testid="review-clear">${t("review.clear")}</h3>
      <p>${t("review.clear.text", { n: total })}</p>` : nothing}
    <div class="actions"><button type="button" class="secondary" part="button secondary"
      data-testid="review-back" @click=${back}>${t("review.scan")}</button></div>
  </div>`;
}
