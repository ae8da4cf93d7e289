import { html, nothing, type TemplateResult } from "lit";
import type { WatchlistCounts } from "../types.js";
import type { Question } from "../ui/dialog.js";
import { personal } from "../ui/text.js";
import type { Key } from "../words/words.js";
import type { Form, Values } from "./form.js";
import { Advices } from "./advice.js";
import { isRefused, type Host } from "./host.js";
import type { Open } from "./kinds.js";
import { rows } from "./open.js";

/** A write; `false`: it was not accepted, and that is said already. */
type Work = () => Promise<unknown>;

/** What a tab holds. It is read when the tab is first opened, and again after a write. */
export abstract class View {
  loaded = false;
  refused = false;
  abstract readonly counts: WatchlistCounts;
  /** What was done last; with `at`, which item it was done to. */
  protected said: { readonly key: Key; readonly at?: unknown } | undefined;
  /** What failed while another tab was shown. */
  missed: { readonly error: unknown } | undefined;
  #busy = false;
  /** The question on the screen is answered, and waits for what is done. */
  #answered = false;
  readonly advice: Advices;

  constructor(readonly host: Host) {
    this.advice = new Advices(this);
  }

  protected abstract read(options: { signal: AbortSignal }): Promise<void>;
  /** What stands below the heading, once it is loaded. */
  abstract render(): TemplateResult;

  /** Another tab is opened: what was said is old then, and what was typed is gone. */
  leave(): void {
    this.said = undefined;
  }

  protected t(key: Key): string {
    return this.host.words.t(key);
  }

  /** What stands beside the heading. */
  get action(): TemplateResult | typeof nothing {
    return nothing;
  }

  async load(): Promise<void> {
    try {
      await this.read({ signal: this.host.signal });
      this.refused = false;
    } catch (error) {
      if (!isRefused(error)) throw error;
      this.refused = true;
    }
    this.loaded = true;
    this.host.update();
  }

  readonly refresh = (): void => this.act("watch.updated", () => Promise.resolve());

  /** Whoever has gone to another tab hears of a failure once they are back. */
  run(work: () => Promise<void>): void {
    void this.host.run(async () => {
      try {
        await work();
      } catch (error) {
        if (this.host.shows(this)) throw error;
        this.missed = { error };
      }
    }, () => this.host.again());
  }

  tell(): void {
    const { missed } = this;
    this.missed = undefined;
    if (missed) throw missed.error;
  }

  /** Something done once, never by itself again; what it changed is read after it. `then` says
   * where the focus goes. */
  protected act(key: Key, work: Work, then?: () => string, at?: unknown): void {
    if (this.#busy) return;
    this.#busy = true;
    this.#say("common.loading", at);
    this.run(async () => {
      try {
        if (await work() === false) return void (this.said = undefined);
        await this.load();
        this.#say(key, at);
        this.advice.clear();
      } catch (error) {
        this.said = undefined;
        throw error;
      } finally {
        this.#busy = false;
        // Any other question is still to be answered.
        if (this.#answered) this.host.ask(undefined);
        this.#answered = false;
      }
      if (then && this.host.shows(this)) await this.host.focusOn(then());
    });
  }

  /** The same with what was typed. What is refused is said beside its field, and focused. */
  protected submit(
    form: Form, element: HTMLFormElement, key: Key, work: (values: Values) => Promise<unknown>,
    then: () => string,
  ): void {
    const wrong = (): false => {
      this.host.update();
      void this.host.focusOn(`#${form.id} [aria-invalid="true"]`);
      return false;
    };
    const values = form.read(element);
    if (!values) return void wrong();
    this.act(key, async () => {
      try {
        await work(values);
        // What was typed is not kept longer than it is needed.
        element.reset();
      } catch (error) {
        // A form that is gone says nothing.
        if (!element.isConnected || !form.refuse(error)) throw error;
        return wrong();
      }
      return true;
    }, then);
  }

  /** The same, after a question. */
  protected askFirst(
    question: Pick<Question, "name" | "title" | "body" | "yes" | "no" | "danger">, done: Key,
    work: Work,
  ): void {
    const ask = (busy?: string): void => this.host.ask({
      ...question,
      busy,
      onYes: () => {
        if (this.#busy) return;
        this.#answered = true;
        ask(this.t("common.loading"));
        this.act(done, work, () => "#kind-title");
      },
      onNo: () => this.host.ask(undefined),
    });
    ask();
  }

  #say(key: Key, at?: unknown): void {
    this.said = { key, at };
    this.host.update();
  }

  /** Spoken where it was done. */
  status(at?: unknown) {
    const { said } = this;
    return html`<p class="form-status" role="status" data-testid="watch-status">${
      said && said.at === at ? this.t(said.key) : ""}</p>`;
  }

  /** What nobody documented, for whoever wants to know. It may quote the person. */
  more(open: Open, shown: readonly string[]) {
    const rest = rows(open, shown, (iso) => this.host.words.date(iso));
    return rest.length ? html`<details><summary>${this.t("watch.details")}</summary>
      <dl class="facts">${rest.map(([name, text]) => html`<div><dt>${personal(name)}</dt>
        <dd>${personal(text)}</dd></div>`)}</dl></details>` : nothing;
  }
}
