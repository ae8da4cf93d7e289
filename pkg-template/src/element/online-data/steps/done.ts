import { html, type TemplateResult } from "lit";
import { Step } from "../step.js";

/** Everything is removed, as far as that is in anybody's hands. */
export class Done extends Step {
  readonly name = "done";

  override start(): void {
    // The element stays on this step: the end of the session was asked for.
    this.host.client.session.end();
  }

  render(): TemplateResult {
    return html`<div class="card" part="card"><p>${this.t("done.kept")}</p>
      <slot name="done"></slot></div>`;
  }
}
