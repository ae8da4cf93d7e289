import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { isDefentryError } from "../../is-error.js";
import { e164 } from "../online-data/fields.js";
import { personal } from "../ui/text.js";
import { sensitive } from "../ui/sensitive.js";
import type { Key, Words } from "../words/words.js";
import { countries } from "./countries.js";
import { fieldOf, type FieldName, type Item } from "./kinds.js";

export type Values = Partial<Record<FieldName, string>>;
/** Why a field was not accepted: a text of ours, or the gateway's own. */
type Wrong = { readonly key: Key } | { readonly theirs: string };

let forms = 0;

/** Fields and what is wrong with them. What is typed is in the inputs alone, and goes with them. */
export class Form {
  /** Of its own in the document: nothing of the gateway's stands in it. */
  readonly id = `form-${++forms}`;
  readonly #wrong = new Map<FieldName, Wrong>();

  /** With an item it changes that one: what is left empty stays as it was. */
  constructor(readonly fields: readonly FieldName[], readonly item?: Item) {}

  /** What was typed, written as the gateway wants it; undefined when something is missing. */
  read(form: HTMLFormElement): Values | undefined {
    const typed = new FormData(form);
    const values: Values = {};
    this.#wrong.clear();
    for (const name of this.fields) {
      const value = tidy(name, String(typed.get(name) ?? ""));
      if (!value && !this.item) this.#wrong.set(name, { key: "details.required" });
      // Of an item that is changed, only what differs.
      else if (value && value !== this.item?.[name]) values[name] = value;
    }
    return this.#wrong.size ? undefined : values;
  }

  /** Puts what was refused beside its field. False where that is not the whole story. */
  refuse(error: unknown): boolean {
    const [main] = this.fields;
    if (!isDefentryError(error) || !main) return false;
    const { kind, details, status } = error;
    if (kind === "conflict" && main !== "code") this.#wrong.set(main, { key: "watch.bad.twice" });
    if (kind !== "validation") return this.#wrong.size > 0;
    for (const { field, issue } of details) {
      const name = this.fields.find((own) => own === field);
      if (name) this.#wrong.set(name, wrong(name, issue, status === undefined));
    }
    return details.length > 0 && details.every(({ field }) => this.#wrong.has(field as FieldName));
  }

  render(words: Words, submit: Key, send: (form: HTMLFormElement) => void, cancel?: () => void) {
    const { t } = words;
    return html`<form class="form stack" id=${this.id} novalidate @submit=${(event: Event) => {
      event.preventDefault();
      send(event.currentTarget as HTMLFormElement);
    }}>
      <div class="fields">${this.fields.map((name) => this.#field(name, words))}</div>
      <p class="form-status" role="status">${
        this.#wrong.size && this.fields.length > 1 ? t("details.check") : ""}</p>
      <div class="actions">
        <button class="primary" part="button primary" data-testid="${submit.slice(6)}-submit"
          >${t(submit)}</button>
        ${cancel ? html`<button type="button" class="secondary" part="button secondary"
          data-testid="form-cancel" @click=${cancel}>${t("watch.cancel")}</button>` : nothing}
      </div>
    </form>`;
  }

  #field(name: FieldName, words: Words) {
    const { t } = words;
    const { label, half, hint } = fieldOf(name);
    const id = `${this.id}-${name}`;
    const wrong = this.#wrong.get(name);
    // The first field names the item: it stays hidden while the rest is changed.
    const kept = this.item && name === this.fields[0];
    const says = kept ? t("watch.keep") : hint ? t(hint) : "";
    return html`<div class="field ${half ? "half" : ""}">
      <label for=${id}>${t(label)}</label>
      ${says ? html`<p class="hint" id="${id}-hint">${says}</p>` : nothing}
      ${name === "country_code" ? this.#countries(id, words, !!wrong) : this.#input(
        id, name, `${says ? `${id}-hint ` : ""}${id}-error`, !!wrong, kept)}
      <p class="field-error" id="${id}-error" data-testid="error-${name}">${
        !wrong ? "" : "key" in wrong ? t(wrong.key) : personal(wrong.theirs)}</p>
    </div>`;
  }

  #input(id: string, name: FieldName, described: string, invalid: boolean, kept = false) {
    const { type, mode, autocomplete, capitals } = fieldOf(name);
    return html`<input id=${id} name=${name} type=${type ?? "text"} inputmode=${mode ?? nothing}
      autocomplete=${autocomplete} autocapitalize=${capitals ? "characters" : "off"}
      spellcheck="false" .value=${kept ? "" : String(this.item?.[name] ?? "")}
      aria-required=${!this.item} aria-invalid=${invalid} aria-describedby=${described}
      data-testid="input-${name}" ${sensitive()}>`;
  }

  #countries(id: string, { lang, t }: Words, invalid: boolean) {
    const own = String(this.item?.["country_code"] ?? "").toUpperCase();
    return html`<select id=${id} name="country_code" autocomplete="country"
      aria-required=${!this.item} aria-invalid=${invalid} aria-describedby="${id}-error"
      data-testid="input-country_code" ${sensitive()}>
      <option value="">${t("watch.choose")}</option>
      ${repeat(countries(lang), ([code]) => code, ([code, name]) => html`<option value=${code}
        .selected=${code === own}>${name}</option>`)}
    </select>`;
  }
}

/** What the client finds itself is said in the person's language; the gateway speaks for itself. */
function wrong(name: FieldName, issue: string, local: boolean): Wrong {
  if (name === "code") return { key: "watch.bad.code" };
  const { bad } = fieldOf(name);
  if (!local || !bad) return { theirs: issue };
  return { key: issue === "has expired" ? "watch.bad.expired" : bad };
}

/** People write numbers with gaps, the way out of their country as 00, and years as on the card. */
export function tidy(name: FieldName, value: string): string {
  const text = value.trim();
  if (name === "phone") return e164(text);
  return name === "expiry_year" ? text.replace(/^\d\d$/, "20$&") : text;
}
