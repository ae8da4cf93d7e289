// How an order can be signed: on this device, on another one, on the signing service's page.
import { html, nothing, svg, type TemplateResult } from "lit";
import type { SigningOrder } from "../../types.js";
import { sensitive } from "../ui/sensitive.js";
import { personal } from "../ui/text.js";
import type { Words } from "../words/words.js";
import { appLink, pageLink } from "./links.js";
import type { Code } from "./qr.js";
import type { Host } from "./step.js";

/** A phone, most likely: the app is on this device. */
export function isTouch(): boolean {
  return matchMedia("(pointer: coarse)").matches;
}

/** The ways there are; what belongs to this device comes first. */
export function ways(order: SigningOrder, code: Code | undefined, host: Host): TemplateResult {
  const { words, words: { t } } = host;
  const app = appLink(host.signingLink, order.auto_start_token);
  const page = pageLink(order.redirect_url);
  const touch = isTouch();
  const here = app || page ? html`<div class="actions">
    ${app ? link(app, "sign-open", t("sign.open"), touch) : nothing}
    ${page ? link(page, "sign-page", t("sign.page"), !app, words) : nothing}</div>` : nothing;
  const there = code ? elsewhere(code, words) : nothing;
  return html`
    ${touch && here !== nothing
      ? html`${here}${code ? html`<details data-testid="sign-other">
          <summary>${t("sign.other")}</summary>${there}</details>` : nothing}`
      : html`${there}${here}`}
    ${app || page || code ? nothing : html`<p>${t("sign.find")}</p>`}
    ${order.order_ref ? html`<p class="note">${t("sign.reference")}
      <span class="reference" data-testid="sign-reference">${personal(order.order_ref)}</span></p>`
      : nothing}`;
}

/** An app opens from the page as it is. What may be a page opens beside it, where that is no
 * trouble: this one goes on waiting. */
function link(href: string, testid: string, text: string, primary: boolean, words?: Words) {
  const beside = href.startsWith("https:") && (words || !isTouch());
  const look = `button ${primary ? "primary" : "secondary"}`;
  return html`<a class=${look} part=${look}
    data-testid=${testid} href=${href} rel="noreferrer noopener"
    target=${beside ? "_blank" : nothing} ${sensitive()}>${text}${beside && words
      ? html`<span class="sr-only"> ${words.t("common.newTab")}</span>` : nothing}</a>`;
}

/** Dark on white in dark mode, too: readers want it so. */
function elsewhere({ size, path }: Code, { t }: Words): TemplateResult {
  return html`<div class="qr-box">
    <svg class="qr" data-testid="sign-qr" role="img" aria-label=${t("sign.qr")}
      viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges" ${sensitive()}>
      ${svg`<rect width=${size} height=${size} fill="#fff"/><path d=${path} fill="#000"/>`}</svg>
    <p>${t("sign.scan")}</p>
  </div>`;
}
