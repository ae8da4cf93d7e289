import { html, nothing } from "lit";
import type { Words } from "../words/words.js";
import type { StepName } from "./step.js";

const FLOW = ["details", "scan", "review", "consent", "sign", "removals"] as const;

/** Steps that can be gone back to: consent needs a choice first, and signing a consent. */
const BACK: ReadonlySet<string> = new Set(["details", "scan", "review", "removals"]);

export function indexOf(step: string): number {
  return (FLOW as readonly string[]).indexOf(step);
}

/** The journey at a glance: what was reached can be gone back to. */
export function progress(
  here: string, furthest: number, words: Words, go: (step: StepName) => void,
) {
  const { t } = words;
  const at = indexOf(here);
  return html`<nav part="progress" aria-label=${t("common.progress")}><ol class="steps">
    ${FLOW.map((name, i) => html`<li class=${i < at ? "past" : i === at ? "here" : ""}>
      <button type="button" data-testid="goto-${name}"
        ?disabled=${i > furthest || (i !== at && !BACK.has(name))}
        aria-current=${i === at ? "step" : nothing} @click=${() => go(name)}>
        <span class="step-number" aria-hidden="true">${i + 1}</span>
        <span class="step-label">${t(`${name}.step`)}</span>
      </button></li>`)}
  </ol></nav>`;
}
