import { html } from "lit";
import type { Words } from "../../words/words.js";
import { frame } from "../step.js";

/** For people whose identity is protected: no profile is made, nothing is asked or sent. */
export function protectedPanel(words: Words) {
  const { t } = words;
  return frame("protected", words, html`<div class="card" part="card">
    <p>${t("protected.why")}</p><p>${t("protected.todo")}</p>
    <slot name="protected"></slot>
  </div>`);
}
