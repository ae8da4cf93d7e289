import { html, nothing } from "lit";
import type { Question } from "../ui/dialog.js";
import type { Words } from "../words/words.js";
import type { Memory } from "./step.js";

/** Asks once more, and says what is not known or cannot be undone: as far as there is any of it. */
export function teardown(
  { t }: Words, { scan, signed }: Memory, answers: Pick<Question, "busy" | "onYes" | "onNo">,
): Question {
  // What is not known may be.
  const asked = !scan || scan.overview.sites.some(({ removal }) => removal !== null);
  return {
    name: "teardown",
    title: t("teardown.title"),
    body: html`<p>${t("teardown.deleted")}</p>
      <h4>${t("teardown.unknown")}</h4>
      <ul>
        ${asked ? html`<li>${t("teardown.requests")}</li>` : nothing}
        ${asked || signed ? html`<li>${t("teardown.signed")}</li>` : nothing}
        <li>${t("teardown.found")}</li>
      </ul>
      <p>${t("teardown.final")}</p>`,
    yes: t("teardown.yes"),
    no: t("teardown.no"),
    danger: true,
    ...answers,
  };
}
