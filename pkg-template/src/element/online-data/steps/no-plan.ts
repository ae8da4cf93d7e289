import { html, type TemplateResult } from "lit";
import { Step } from "../step.js";

/** The account's plan does not include Online Data. Nothing was asked of the person yet. */
export class NoPlan extends Step {
  readonly name = "no-plan";

  render(): TemplateResult {
    return html`<div class="card" part="card"><p>${this.t("no-plan.todo")}</p>
      <slot name="no-plan"></slot>
      <div class="actions"><button type="button" class="secondary" part="button secondary"
        data-testid="no-plan-retry"
        @click=${() => this.host.land()}>${this.t("error.retry")}</button>
      </div></div>`;
  }
}
