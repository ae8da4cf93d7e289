import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { isDefentryError } from "../../../is-error.js";
import type { ErrorDetail } from "../../../types.js";
import { sensitive } from "../../ui/sensitive.js";
import { personal } from "../../ui/text.js";
import { FIELDS, ownWords, readProfile, type Field, type FieldName } from "../fields.js";
import { Step } from "../step.js";

/** Whose data is looked for. */
export class Details extends Step {
  readonly name = "details";
  #issues: readonly ErrorDetail[] = [];
  #saving = false;

  /** What stands in a field: typed, else saved before. */
  readonly #value = (name: FieldName): string =>
    this.memory.draft[name] ?? this.memory.profile?.[name] ?? "";

  async #save(): Promise<void> {
    const { client, signal } = this.host;
    this.#issues = [];
    this.#saving = true;
    this.host.update();
    try {
      const profile = readProfile(this.#value);
      // Checks here first, and sends nothing that is surely wrong. It may answer without a body.
      const saved = await client.profile.ensure(profile, { signal });
      Object.assign(this.memory, {
        profile: { ...profile, ...saved }, draft: {}, startScan: true, notice: undefined,
      });
      this.host.go("scan");
    } catch (error) {
      const issues = isDefentryError(error) && error.kind === "validation" && error.details;
      if (!issues || !issues.length) throw error;
      this.#complain(issues);
    } finally {
      this.#saving = false;
      this.host.update();
    }
  }

  #complain(issues: readonly ErrorDetail[]): void {
    this.#issues = issues;
    const first = FIELDS.find(({ name }) => issues.some(({ field }) => field === name));
    void this.host.focusOn(first ? `#field-${first.name}` : "#form-status");
  }

  /** In our words, or as the gateway says it; it may quote what was typed. */
  #say(issue: ErrorDetail) {
    const own = ownWords(issue);
    return own ? html`${this.t(own)} ` : html`${personal(issue.issue)} `;
  }

  #field({ name, type, autocomplete, autocapitalize, hint, half }: Field): TemplateResult {
    const id = `field-${name}`;
    const issues = this.#issues.filter(({ field }) => field === name);
    return html`<div class="field ${half ? "half" : ""}">
      <label for=${id}>${this.t(`field.${name}`)}</label>
      ${hint ? html`<p class="hint" id="${id}-hint">${this.t(hint)}</p>` : nothing}
      <input id=${id} name=${name} type=${type} required data-testid="input-${name}"
        inputmode=${type} autocomplete=${autocomplete} autocapitalize=${autocapitalize}
        enterkeyhint=${name === "city" ? "go" : "next"} spellcheck="false" autocorrect="off"
        aria-describedby="${hint ? `${id}-hint ` : ""}${id}-error"
        aria-invalid=${issues.length ? "true" : nothing}
        .value=${live(this.#value(name))} ${sensitive()}
        @input=${(event: InputEvent) => {
          this.memory.draft[name] = (event.target as HTMLInputElement).value;
        }}>
      <p class="field-error" id="${id}-error" data-testid="error-${name}"
        >${issues.map((issue) => this.#say(issue))}</p>
    </div>`;
  }

  render(): TemplateResult {
    const { profile, notice } = this.memory;
    const strays = this.#issues.filter(({ field }) => !FIELDS.some(({ name }) => name === field));
    return html`
      ${notice === "deleted" ? html`<p class="panel notice" part="panel"
        data-testid="details-deleted">${this.t("details.deleted")}</p>` : nothing}
      <form class="card form" part="card" novalidate @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        if (!this.#saving) void this.host.run(() => this.#save());
      }}>
        <div class="fields">${FIELDS.map((field) => this.#field(field))}</div>
        <div class="form-status" id="form-status" role="status" tabindex="-1">${
          this.#saving ? this.t("common.loading")
            : this.#issues.length ? html`<p>${this.t("details.check")}</p>${strays.map((issue) =>
              html`<p>${personal(issue.field)}: ${this.#say(issue)}</p>`)}` : nothing}</div>
        <div class="actions">
          <button class="primary" part="button primary" data-testid="details-submit"
            ?disabled=${this.#saving}
          >${this.t(profile ? "details.again" : "details.submit")}</button>
          ${profile ? html`<button type="button" class="secondary" part="button secondary"
            data-testid="details-skip" @click=${() => this.host.go("scan")}
          >${this.t("details.skip")}</button>` : nothing}
        </div>
      </form>`;
  }
}
