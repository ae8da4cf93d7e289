import { html, nothing, type TemplateResult } from "lit";
import { httpsLink, personal } from "../ui/text.js";
import { unlessRefused } from "./host.js";
import type { Open } from "./kinds.js";
import { adviceOf, type Advice } from "./open.js";
import type { View } from "./view.js";

/** What there is to do about leaks and alarms, once the person has asked. */
export class Advices {
  /** Whether asking changes anything is not known: what was told is kept. */
  readonly #known = new Map<unknown, { advice: Advice; open: boolean }>();
  readonly #asking = new Set<unknown>();

  constructor(readonly view: View) {}

  clear(): void {
    this.#known.clear();
  }

  /** A button that asks, once, and what came. */
  of(key: unknown, ask: () => Promise<Open | null>): [button: TemplateResult, TemplateResult] {
    const { host } = this.view;
    const { t } = host.words;
    const known = this.#known.get(key);
    const toggle = (): void => {
      if (known) {
        known.open = !known.open;
        return host.update();
      }
      // A double click asks once, too.
      if (this.#asking.has(key)) return;
      this.#asking.add(key);
      this.view.run(async () => {
        try {
          const advice = adviceOf(await unlessRefused(ask()) ?? {});
          this.#known.set(key, { advice, open: true });
        } finally {
          this.#asking.delete(key);
        }
        host.update();
      });
    };
    return [
      html`<button type="button" class="quiet" part="button quiet" data-testid="advice"
        aria-expanded=${!!known?.open} @click=${toggle}>${t("watch.advice")}</button>`,
      html`<div role="status">${known?.open ? this.#told(known.advice) : nothing}</div>`,
    ];
  }

  /** As texts alone: it may quote the person. */
  #told({ title, texts, steps, links }: Advice) {
    const { words } = this.view.host;
    if (!title && !texts.length && !steps.length) {
      return html`<p>${words.t("watch.noAdvice")}</p>`;
    }
    return html`<div class="advice">
      ${title ? html`<p class="site-name">${personal(title)}</p>` : nothing}
      ${texts.map((text) => html`<p>${personal(text)}</p>`)}
      ${steps.length ? html`<ol>${steps.map((step) => html`<li>${personal(step)}</li>`)}</ol>`
        : nothing}
      ${links.map((link) => httpsLink(link, words))}
    </div>`;
  }
}
