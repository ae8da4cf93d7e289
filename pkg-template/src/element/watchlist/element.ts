import { html, type TemplateResult } from "lit";
import type { Defentry } from "../../client.js";
import { Base } from "../base.js";
import common from "../words/en.js";
import english from "../words/en-watchlist.js";
import { baseStyles } from "../style/base.js";
import { watchlistStyles } from "../style/watchlist.js";
import type { WatchlistElement, WatchlistState, WatchlistStateDetail } from "../types.js";
import { Alarms } from "./alarms.js";
import type { Host } from "./host.js";
import { KINDS } from "./kinds.js";
import { List } from "./list.js";
import { panel, tabs, type TabName } from "./tabs.js";
import type { View } from "./view.js";

/**
 * What is watched for a person, kind by kind: what is on the list, what waits to be confirmed, in
 * which leaks it was found, and the alarms. It takes a ready client by property; it stores nothing.
 *
 * @tag defentry-watchlist
 * @fires {CustomEvent<WatchlistStateDetail>} defentry-state - Another tab is shown, or the counts
 *   have changed. Names and numbers only.
 * @fires {CustomEvent<ElementErrorDetail>} defentry-error - The person is shown a failure.
 * @slot loading - Below the text while the gateway is asked.
 * @slot ended - What can be done when the session is over, such as a button that begins anew.
 * @csspart frame - All of it.
 * @csspart step - The heading, the tabs and what they show.
 * @csspart title - Its heading.
 * @csspart lede - What it says below.
 * @csspart tabs - The list of tabs.
 * @csspart tab - One of them.
 * @csspart card - One item, leak or alarm, or the form for a new one.
 * @csspart button - Every button that does something.
 * @csspart primary - The one that leads on.
 * @csspart secondary - Another one.
 * @csspart quiet - One that looks like a link.
 * @csspart danger - One that cannot be undone.
 * @csspart pill - How an item or an alarm stands.
 * @csspart panel - A failure, or the session's end.
 * @csspart dialog - A question.
 * @csspart banner - That the browser is offline.
 */
export class Watchlist extends Base implements Pick<WatchlistElement, "state"> {
  static override styles = [baseStyles, watchlistStyles];

  #tab: TabName = "email";
  readonly #views = new Map<TabName, View>();
  #host: Host | undefined;
  #told = "";

  /** What the element shows. */
  get state(): WatchlistState {
    if (this.ended) return "ended";
    if (this.#view?.loaded) return this.#tab;
    return this.trouble ? "failed" : "loading";
  }

  get #view(): View | undefined {
    return this.#views.get(this.#tab);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("visibilitychange", this.#back);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("visibilitychange", this.#back);
  }

  protected override updated(): void {
    const view = this.#view;
    const counts = view?.loaded && !view.refused ? view.counts : {};
    const detail: WatchlistStateDetail = { state: this.state, counts };
    const told = JSON.stringify(detail);
    if (told === this.#told) return;
    this.#told = told;
    this.emit("defentry-state", detail);
  }

  protected english() {
    return { ...common, ...english };
  }

  protected async begin(client: Defentry): Promise<void> {
    this.forget();
    const element = this;
    const { signal } = this;
    this.#host = {
      client,
      signal,
      secrets: this.secrets,
      get words() { return element.words; },
      shows: (view) => this.#view === view,
      update: () => signal.aborted || this.requestUpdate(),
      run: (work, retry) => {
        // What failed before is old now.
        this.trouble = undefined;
        return this.run(work, retry, signal);
      },
      ask: (question) => signal.aborted || this.ask(question),
      again: () => this.#show(this.#tab, true),
      focusOn: (selector) => (signal.aborted ? Promise.resolve() : this.focusOn(selector)),
    };
    await this.#open(this.#tab, true);
  }

  protected forget(): void {
    this.#views.clear();
    this.#host = undefined;
  }

  /** Read when it is first opened. What fails is told only while it is looked at. */
  async #open(name: TabName, again = false): Promise<void> {
    const host = this.#host!;
    const kind = KINDS.find((known) => known.name === name);
    const view = this.#views.get(name) ?? (kind ? new List(host, kind) : new Alarms(host));
    this.#views.set(name, view);
    this.#tab = name;
    this.requestUpdate();
    if (view.loaded && !again && !view.missed) return;
    try {
      await view.load();
      view.tell();
    } catch (error) {
      if (this.#view === view) throw error;
    }
  }

  readonly #select = (name: TabName): void => {
    if (name === this.#tab || !this.#host) return;
    this.trouble = undefined;
    this.#view?.leave();
    this.secrets.closeAll();
    this.#show(name);
  };

  #show(name: TabName, again = false): void {
    void this.#host?.run(() => this.#open(name, again), () => this.#show(name, true));
  }

  /** Back from the mail, perhaps, where something was confirmed: it is read again. */
  readonly #back = (): void => {
    const view = this.#view;
    if (document.visibilityState === "hidden" || !view?.counts.pending) return;
    if (view instanceof List) view.load().catch(() => {});
  };

  protected content(): TemplateResult {
    const { t } = this.words;
    const view = this.#view;
    if (!view) {
      const waiting = this.client && !this.trouble;
      return html`<p class="loading" role="status">${waiting ? t("common.loading") : ""}</p>
        <slot name="loading"></slot>`;
    }
    return html`<section class="step" part="step" aria-labelledby="step-title">
      <h2 id="step-title" part="title" tabindex="-1">${t("watch.title")}</h2>
      <p class="lede" part="lede">${t("watch.lede")}</p>
      ${tabs(this.#tab, this.words, this.#select)}
      ${panel(view, this.#tab, this.words, !!this.trouble)}
    </section>`;
  }
}
