import { html, nothing, type TemplateResult } from "lit";
import type { HistoryEvent } from "../../../types.js";
import { foreign } from "../../ui/text.js";
import { currentScan, entries, ifThere } from "../sites.js";
import { Step } from "../step.js";
import { timeline, timelineText, type Line } from "../timeline.js";

/** A browser reads the file a moment after the click. */
const REVOKE_MS = 10_000;

/** Everything that was done in the person's name. */
export class History extends Step {
  readonly name = "history";
  #events: readonly HistoryEvent[] | undefined;

  override start(): void {
    const { client, signal } = this.host;
    void this.host.run(async () => {
      const [events, scan] = await Promise.all([
        ifThere(client.events.list({ signal })),
        this.memory.scan ?? ifThere(currentScan(client, signal)),
      ]);
      this.#events = events ?? [];
      if (scan) this.host.saw(scan);
    }, () => this.host.go("history"));
  }

  /** In the language of now. */
  #lines(): Line[] {
    const { host: { words }, memory: { scan } } = this;
    const sites = scan ? entries(scan, words) : [];
    const names = new Map(sites.map(({ site, name }) => [String(site.id), name]));
    return timeline(this.#events ?? [], names, words);
  }

  #save(lines: readonly Line[]): void {
    const now = new Date();
    const text = timelineText(lines, this.host.words, now);
    const href = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
    const download = `removals-${now.toISOString().slice(0, 10)}.txt`;
    Object.assign(document.createElement("a"), { href, download }).click();
    setTimeout(() => URL.revokeObjectURL(href), REVOKE_MS);
  }

  render(): TemplateResult {
    const { words } = this.host;
    const lines = this.#lines();
    return html`<div class="card" part="card">${
      !this.#events ? html`<p class="loading" role="status">${this.t("common.loading")}</p>`
      : !lines.length ? html`<p>${this.t("history.none")}</p>`
      : html`<ol class="events" reversed>${lines.map(({ what, site, at }) => html`
          <li data-testid="history-event">
            <span>${foreign(what)}${site ? html`<span class="muted"> · ${foreign(site)}</span>`
              : nothing}</span>
            <time class="muted" datetime=${at ?? nothing}>${words.date(at, true)}</time>
          </li>`)}</ol>`}</div>
      <div class="actions">
        ${lines.length ? html`<button type="button" class="secondary" part="button secondary"
          data-testid="history-save" @click=${() => this.#save(lines)}
          >${this.t("history.save")}</button>` : nothing}
        <button type="button" class="quiet" part="button quiet" data-testid="history-back"
          @click=${() => this.host.land()}>${this.t("common.back")}</button>
      </div>`;
  }
}
