import {
  LitElement, html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult,
} from "lit";
import type { Defentry } from "../client.js";
import { isDefentryError } from "../is-error.js";
import type { DefentryElement, ElementErrorDetail } from "./types.js";
import { dialog, type Question } from "./ui/dialog.js";
import { Secrets } from "./ui/secrets.js";
import { troubleOf, troublePanel, type Trouble } from "./ui/trouble.js";
import { english, languageOf, wordsFor, type Messages, type Words } from "./words/words.js";

/** How often the session and the clock are looked at. No request is made for it. */
const TICK_MS = 1_000;

/**
 * What both elements do: one client at a time, its session's end, the words, one failure shown.
 *
 * @cssprop --defentry-accent - Buttons, links, what is good.
 * @cssprop --defentry-accent-ink - Text on it.
 * @cssprop --defentry-accent-wash - A background of its kind; so for each colour below.
 * @cssprop --defentry-good - What is clear or removed; the accent, if it is left out.
 * @cssprop --defentry-good-wash - Behind it.
 * @cssprop --defentry-paper - Behind everything.
 * @cssprop --defentry-card - Behind cards and fields.
 * @cssprop --defentry-ink - Text.
 * @cssprop --defentry-soft - Text that matters less.
 * @cssprop --defentry-line - Thin lines.
 * @cssprop --defentry-field - The borders of fields.
 * @cssprop --defentry-danger - Failures, and what cannot be undone.
 * @cssprop --defentry-danger-wash - Behind them.
 * @cssprop --defentry-found - Where data was found.
 * @cssprop --defentry-found-wash - Behind it.
 * @cssprop --defentry-busy - What is under way.
 * @cssprop --defentry-busy-wash - Behind it.
 * @cssprop --defentry-act - What waits for the person.
 * @cssprop --defentry-act-wash - Behind it.
 * @cssprop --defentry-calm-wash - Behind what says nothing yet.
 * @cssprop --defentry-radius - The corners of cards; of what is smaller, in proportion.
 * @cssprop --defentry-padding - Around all of it.
 * @cssprop --defentry-font - The family of all text.
 */
export abstract class Base extends LitElement
  implements Pick<DefentryElement, "client" | "messages"> {
  static override properties: PropertyDeclarations = {
    client: { attribute: false }, messages: { attribute: false },
  };
  /** A ready client, from `connect`. The element does nothing without; another one starts anew. */
  declare client: Defentry | undefined;
  /** Words in place of the element's own, by key. */
  declare messages: DefentryElement["messages"];

  readonly secrets = new Secrets(this);
  words: Words = english("en", this.english());
  ended = false;
  /** The session was ended on purpose, and what is shown says so. */
  protected finished = false;
  question: Question | undefined;
  protected trouble: Trouble | undefined;
  /** Aborted when what is shown is left. */
  protected leave = new AbortController();
  #tick: ReturnType<typeof setInterval> | undefined;
  #wanted = "";
  /** The words are there: until then nothing is shown, rather than English for a moment. */
  #spoken = false;
  /** What is shown could not be rendered. */
  #broken = false;

  /** The element's texts in English. */
  protected abstract english(): Partial<Messages>;
  /** Begins with a client: asks where things stand. */
  protected abstract begin(client: Defentry): Promise<void>;
  /** Forgets what is known of the person. */
  protected abstract forget(): void;
  /** What stands below failures and above dialogs. */
  protected abstract content(): TemplateResult;

  get signal(): AbortSignal {
    return this.leave.signal;
  }

  /** Ends what is under way. */
  halt(): AbortSignal {
    this.leave.abort();
    this.leave = new AbortController();
    return this.leave.signal;
  }

  /** The same, and gives a new start. */
  renew(): AbortSignal {
    this.halt();
    this.trouble = undefined;
    if (this.question) this.ask(undefined);
    this.secrets.closeAll();
    return this.leave.signal;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    for (const type of ["online", "offline"]) addEventListener(type, this.#look);
    document.addEventListener("visibilitychange", this.#look);
    this.#tick = setInterval(this.#look, TICK_MS);
    void this.#speak();
    // Put elsewhere in the page: what was under way was stopped, so it is begun again.
    if (this.client && this.hasUpdated) this.restart();
  }

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, "lang"];
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    if (name === "lang" && this.hasUpdated) void this.#speak();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const type of ["online", "offline"]) removeEventListener(type, this.#look);
    document.removeEventListener("visibilitychange", this.#look);
    clearInterval(this.#tick);
    this.leave.abort();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("client")) this.restart();
    if (changed.has("messages")) void this.#speak();
  }

  protected override update(changed: PropertyValues): void {
    try {
      super.update(changed);
    } catch (error) {
      // What the gateway sent was not as thought. It is said, where else nothing would move.
      if (this.#broken) throw error;
      this.#broken = true;
      this.trouble = troubleOf(error, () => this.restart());
      super.update(changed);
    }
    this.renderRoot.querySelector<HTMLDialogElement>("dialog:not([open])")?.showModal();
  }

  /** Anew with the client there is; without one, nothing of the person is kept. */
  restart(): void {
    const signal = this.renew();
    this.ended = this.finished = this.#broken = false;
    const { client } = this;
    // Out of the page nothing is asked; when it is put back, it begins.
    if (client && !this.isConnected) return;
    // A promise of one, most likely.
    if (client && !client.session) {
      return this.fail(new TypeError("client is not what connect() resolves to"));
    }
    if (client) void this.run(() => this.begin(client), () => this.restart(), signal);
    else this.forget();
    this.requestUpdate();
  }

  /** Runs `work`; what fails is shown, with `retry` to try again. Whoever left does not hear. */
  async run(work: () => Promise<void>, retry?: () => void, signal = this.signal): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!signal.aborted && !this.#over()) this.fail(error, retry ?? (() => void this.run(work)));
    }
    // Watchers end quietly with their session.
    if (!signal.aborted && this.#over()) this.#end();
    this.requestUpdate();
  }

  fail(error: unknown, retry?: () => void): void {
    this.trouble = troubleOf(error, retry && (() => {
      this.trouble = undefined;
      this.requestUpdate();
      retry();
      // The button is gone: the focus goes where the content begins.
      void this.focusOn("#step-title");
    }));
    const { kind, status, route } = isDefentryError(error)
      ? error : { kind: "internal" as const, status: undefined, route: undefined };
    this.emit<ElementErrorDetail>("defentry-error", { kind, status, route });
    this.requestUpdate();
    void this.focusOn(".panel.error");
  }

  emit<T>(type: string, detail: T): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }

  /** Puts the focus on what a step begins with, once it is there. */
  async focusOn(selector: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus({ preventScroll: false });
  }

  ask(question: Question | undefined): void {
    // Closed before it is taken away: only then does the browser give the focus back.
    if (!question) this.renderRoot.querySelector("dialog")?.close();
    this.question = question;
    this.requestUpdate();
  }

  #over(): boolean {
    return !this.finished && this.client?.session?.state === "ended";
  }

  #end(): void {
    if (this.ended) return;
    this.renew();
    this.ended = true;
    this.forget();
    this.requestUpdate();
    void this.focusOn(".panel.ended");
  }

  /** The session may have ended in another tab, or by itself; a wait may be over. */
  readonly #look = (): void => {
    if (this.client && this.#over()) this.#end();
    if (languageOf(this) !== this.#wanted) void this.#speak();
    if (this.trouble || navigator.onLine === this.offline) this.requestUpdate();
    this.offline = !navigator.onLine;
  };
  protected offline = false;

  async #speak(): Promise<void> {
    const wanted = languageOf(this);
    this.#wanted = wanted;
    const { messages } = this;
    const words = await wordsFor(wanted, this.english(), messages);
    if (wanted !== this.#wanted || messages !== this.messages) return;
    this.words = words;
    this.#spoken = true;
    this.requestUpdate();
  }

  protected override render(): TemplateResult {
    const { t } = this.words;
    if (!this.#spoken) return html``;
    return html`<div class="frame" part="frame" lang=${this.words.lang}>
      ${this.offline ? html`<p class="banner" part="banner" role="status" data-testid="offline"
        >${t("common.offline")}</p>` : nothing}
      ${this.ended ? this.#endedPanel() : html`
        ${this.trouble ? troublePanel(this.trouble, this.words, Date.now()) : nothing}
        ${this.#broken ? nothing : this.content()}`}
      ${dialog(this.question)}
    </div>`;
  }

  /** By us, by another tab, or after a time without use. No failure, a state. */
  #endedPanel(): TemplateResult {
    const { t } = this.words;
    return html`<section class="panel ended" part="panel" data-testid="ended-panel" tabindex="-1">
      <div role="status"><h2>${t("ended.title")}</h2><p>${t("ended.todo")}</p></div>
      <slot name="ended"></slot>
    </section>`;
  }
}
