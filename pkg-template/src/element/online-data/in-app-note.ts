import { html, nothing } from "lit";
import type { Words } from "../words/words.js";
import { inApp } from "./in-app.js";

/** Said before somebody signs in vain. */
export function inAppNote({ t }: Words) {
  return inApp(navigator.userAgent)
    ? html`<section class="panel" part="panel" data-testid="in-app">
        <h3>${t("sign.in-app")}</h3><p>${t("sign.in-app.todo")}</p></section>`
    : nothing;
}
