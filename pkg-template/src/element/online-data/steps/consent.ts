import { html, nothing, type TemplateResult } from "lit";
import { mask, type MaskKind } from "../../../mask.js";
import { foreign, personal } from "../../ui/text.js";
import { FIELDS, type FieldName } from "../fields.js";
import { inAppNote } from "../in-app-note.js";
import { legalText, versionOf, watchLegal, type Legal } from "../legal.js";
import { entries } from "../sites.js";
import { Step, type Memory } from "../step.js";

/** Shown only when asked for, and how it is masked until then. */
const MASKED: Partial<Record<FieldName, MaskKind>> =
  { phone: "phone", street: "secret", zip: "secret", city: "secret" };

/** What is agreed to, to be compared. */
function listOf({ selection }: Memory): string {
  return JSON.stringify(selection);
}

/** What is going to be signed, for which sites, with which details. Nothing is sent from here. */
export class Consent extends Step {
  readonly name = "consent";
  #refused = false;
  #forOther = false;
  /** The text that was agreed to: another one has to be agreed to anew. */
  #agreed: string | undefined;
  #untold = false;
  #legal: Legal | undefined;

  override start(): void {
    const { host, memory } = this;
    if (!memory.selection?.length) return host.go("review");
    // Signed before, and agreed to just this: what was signed is not signed again.
    if (memory.signed && memory.agreed === listOf(memory)) return host.go("sign");
    this.#refused = memory.notice === "refused";
    memory.notice = undefined;
    const read = (): void => {
      this.#legal = legalText(host.element);
      host.update();
    };
    watchLegal(host.element, host.signal, read);
    read();
  }

  #go(): void {
    // Read once more: an observer comes a moment late.
    this.#legal = legalText(this.host.element);
    const { mark } = this.#legal ?? {};
    if (!mark || this.#forOther) return this.host.update();
    if (this.#agreed !== mark) {
      this.#untold = true;
      this.host.update();
      return void this.host.focusOn("#consent-agree");
    }
    if (this.host.signal.aborted) return;
    this.memory.agreed = listOf(this.memory);
    this.memory.startSigning = !this.memory.signed;
    this.host.go("sign");
  }

  render(): TemplateResult {
    const { host } = this;
    return html`
      ${inAppNote(host.words)}
      ${this.#refused ? html`<p class="panel" part="panel" role="status"
        data-testid="consent-refused">${this.t("consent.refused")}</p>` : nothing}
      <section class="card" part="card"><h3>${this.t("consent.what")}</h3>${this.#scope()}</section>
      <section class="card" part="card"><h3>${this.t("consent.text")}</h3>${this.#text()}</section>
      ${this.#legal ? html`<section class="card" part="card">${this.#signer()}</section>` : nothing}
      <div class="actions">
        ${this.#legal && !this.#forOther ? html`<button type="button" class="primary"
          part="button primary"
          data-testid="sign-start" @click=${() => this.#go()}>${this.memory.signed
            ? this.t("review.send", { n: this.memory.selection!.length })
            : this.t("consent.go")}</button>`
          : nothing}
        <button type="button" class="quiet" part="button quiet" data-testid="consent-back"
          @click=${() => host.go("review")}>${this.t("sign.back")}</button>
      </div>`;
  }

  #scope(): TemplateResult {
    const { host: { words }, memory: { selection = [], scan } } = this;
    const chosen = new Set(selection);
    const sites = (scan ? entries(scan, words) : [])
      .filter(({ site }) => site.id != null && chosen.has(site.id));
    return html`
      <p>${this.t("consent.scope", { n: sites.length })}</p>
      <ul class="names">${sites.map(({ name }) => html`<li>${foreign(name)}</li>`)}</ul>
      ${this.#fields()}
      <p class="note">${this.t("consent.note")}</p>`;
  }

  #fields(): TemplateResult {
    const { host: { secrets }, memory: { profile } } = this;
    const open = secrets.isOpen("consent");
    return html`<details data-testid="consent-fields">
      <summary>${this.t("consent.fields")}</summary>
      <dl class="facts">${FIELDS.map(({ name }) => {
        const value = profile?.[name];
        const kind = MASKED[name];
        return value ? html`<div><dt>${this.t(`field.${name}`)}</dt>
          <dd>${personal(kind && !open ? mask(String(value), kind) : value)}</dd></div>` : nothing;
      })}</dl>
      <button type="button" class="quiet" part="button quiet" data-testid="reveal"
        @click=${() => secrets.toggle("consent")}
        >${this.t(open ? "review.hide" : "review.show")}</button>
    </details>`;
  }

  #text(): TemplateResult {
    const version = this.#legal && versionOf(this.#legal, this.host.words);
    return html`
      ${version ? html`<p class="muted" data-testid="consent-version">${version}</p>` : nothing}
      <div class="legal" ?hidden=${!this.#legal}><slot name="consent"></slot></div>
      ${this.#legal ? nothing : html`<p role="status" data-testid="consent-missing"
        >${this.t("consent.missing")}</p>`}`;
  }

  #signer(): TemplateResult {
    const who = (other: boolean) => html`<label class="choice"><input type="radio" name="signer"
      data-testid=${other ? "sign-for-other" : "sign-for-self"} .checked=${this.#forOther === other}
      @change=${() => {
        this.#forOther = other;
        this.#agreed = undefined;
        this.host.update();
      }}>${this.t(other ? "consent.other" : "consent.self")}</label>`;
    const bad = this.#untold;
    return html`
      <fieldset><legend>${this.t("consent.who")}</legend>${who(false)}${who(true)}</fieldset>
      <p class="stop" role="status" data-testid="sign-stop"
        >${this.#forOther ? this.t("consent.stop") : ""}</p>
      ${this.#forOther ? nothing : html`<div class="field">
        <label class="choice"><input type="checkbox" id="consent-agree" data-testid="sign-consent"
          aria-describedby="consent-untold" aria-invalid=${bad ? "true" : nothing}
          .checked=${!!this.#legal && this.#agreed === this.#legal.mark}
          @change=${({ target }: Event) => {
            this.#agreed = (target as HTMLInputElement).checked ? this.#legal?.mark : undefined;
            this.#untold = false;
            this.host.update();
          }}>${this.t("consent.agree")}</label>
        <p class="field-error" id="consent-untold">${bad ? this.t("consent.untold") : ""}</p>
      </div>`}`;
  }
}
