import { html, nothing, type TemplateResult } from "lit";
import type { ScanSnapshot, SiteId } from "../../../types.js";
import { kindOf } from "../../ui/trouble.js";
import { exposure } from "../exposure.js";
import { siteGrid } from "../site-grid.js";
import { ifThere } from "../sites.js";
import { Step } from "../step.js";

/** Somebody is looking: as often as the package allows. It slows down while nothing changes. */
const POLL_MS = 1_000;
/** How often the progress is read out at most. */
const SPEAK_MS = 5_000;
/** Failed sites are asked one after the other: no more than this at a time. */
const RETRIES = 20;

/** Sites are being looked at, one by one. */
export class Scan extends Step {
  readonly name = "scan";
  /** When the scan was started from here; one that was under way has no such time. */
  #began: number | undefined;
  #last: ScanSnapshot | undefined;
  /** The watcher has no more to say: what is still open needs the person. */
  #ended = false;
  #watching = false;
  /** There is nothing to watch yet. */
  #none = false;
  readonly #asked = new Set<SiteId | "all">();
  #spoken = "";
  #spokenAt = 0;

  override start(): void {
    const tick = setInterval(() => this.#watching && this.host.update(), 1_000);
    this.host.signal.addEventListener("abort", () => clearInterval(tick), { once: true });
    this.#look();
  }

  #look(): void {
    // Trying again begins with what failed: the start, or looking.
    void this.host.run(() => this.#watch(), () => this.#look());
  }

  async #watch(): Promise<void> {
    const { client, signal } = this.host;
    if (this.memory.startScan) await this.#begin();
    if (this.#watching) return;
    this.#watching = true;
    this.#ended = false;
    try {
      for await (const snapshot of client.scan.watch({ signal, intervalMs: POLL_MS })) {
        this.#saw(snapshot);
      }
      this.#ended = true;
    } catch (error) {
      // No scan yet may be told by 404 (**A**); so is that there is no profile any more.
      const none = kindOf(error) === "not_found" && await ifThere(client.profile.get({ signal }));
      if (!none) throw error;
      this.#none = true;
    } finally {
      this.#watching = false;
    }
    if (this.#last) this.#saw(this.#last);
  }

  async #begin(): Promise<void> {
    try {
      await this.host.client.scan.start({ signal: this.host.signal });
    } catch (error) {
      // One is running already: that one is watched.
      if (kindOf(error) !== "conflict") throw error;
    }
    // What was chosen before was chosen of other finds.
    Object.assign(this.memory, { startScan: false, selection: undefined });
    this.#began = Date.now();
  }

  #saw(snapshot: ScanSnapshot): void {
    this.#last = snapshot;
    if (this.#ended || Date.now() - this.#spokenAt > SPEAK_MS) {
      this.#spokenAt = Date.now();
      this.#spoken = this.#count(snapshot);
    }
    this.host.saw(snapshot);
  }

  #count({ overview: { settled, total } }: ScanSnapshot): string {
    return this.t("scan.count", { n: settled, total });
  }

  /** Asks for one site again, or for all that failed; the focus stays where that is to be seen. */
  #again(what: SiteId | "all", focus: string, ask: () => Promise<unknown>): void {
    if (this.#asked.has(what)) return;
    this.#asked.add(what);
    void this.host.run(async () => {
      try {
        await ask();
      } finally {
        this.#asked.delete(what);
      }
      void this.host.focusOn(focus);
      this.#look();
    });
  }

  #actions(start: boolean, review: boolean, failed: boolean): TemplateResult {
    const { client, signal } = this.host;
    return html`<div class="actions">
      ${start ? html`<button type="button" class="primary" part="button primary"
        data-testid="scan-start" @click=${() => {
          this.memory.startScan = true;
          this.#look();
        }}>${this.t("details.submit")}</button>` : nothing}
      ${review ? html`<button type="button" class=${start ? "secondary" : "primary"}
        part="button ${start ? "secondary" : "primary"}"
        data-testid="scan-to-review" @click=${() => this.host.go("review")}
      >${this.t("scan.review")}</button>` : nothing}
      ${failed ? html`<button type="button" class="secondary" part="button secondary"
        data-testid="scan-retry-failed" @click=${() => this.#again("all", "#scan-count", () =>
          client.scan.retryFailed({ limit: RETRIES, signal }))}
      >${this.t("scan.failed")}</button>` : nothing}
    </div>`;
  }

  #card(snapshot: ScanSnapshot): TemplateResult {
    const { words } = this.host;
    const { overview, stalled } = snapshot;
    const { settled, total, scanning, counts } = overview;
    const { failed = 0, unknown = 0, not_started: queued = 0 } = counts;
    const finished = this.#ended && settled === total;
    const partly = this.#ended && !finished;
    // An unknown status keeps the watcher going, for it may change; nobody has to wait for it.
    const enough = this.#ended || stalled || (unknown > 0 && !queued && !scanning);
    const note = stalled ? this.t("scan.stalled") : partly ? this.t("scan.partly")
      : enough && failed + unknown ? this.t("review.unclear", { n: failed + unknown })
        : finished ? this.t("scan.finished") : "";
    return html`<div class="scan-head">
        <p class="big" id="scan-count" tabindex="-1" data-testid="scan-count"
          >${this.#count(snapshot)}</p>
        ${this.#watching && this.#began ? html`<p class="clock" data-testid="scan-elapsed">${
          this.t("scan.elapsed", { time: words.clock(Date.now() - this.#began) })}</p>` : nothing}
      </div>
      ${exposure(overview, words)}
      <p class="note" data-testid="scan-note">${note}</p>
      <p class="sr-only" role="status">${this.#spoken}</p>
      ${enough ? this.#actions(partly, true, finished && failed > 0) : nothing}`;
  }

  render(): TemplateResult {
    const snapshot = this.#last;
    const idle = html`<p class="big" data-testid="scan-note">${this.t("scan.idle")}</p>
      ${this.#actions(true, false, false)}`;
    if (!snapshot) {
      return this.#none ? html`<div class="card" part="card">${idle}</div>`
        : html`<p class="loading">${this.t("common.loading")}</p>`;
    }
    const { client, signal, words } = this.host;
    const { total, counts } = snapshot.overview;
    const untouched = this.#ended && (counts.not_started ?? 0) === total;
    return html`<div class="card" part="card">${untouched ? idle : this.#card(snapshot)}</div>
      ${siteGrid(snapshot, untouched, words, (id, line) =>
        this.#again(id, line, () => client.scan.retry(id, { signal })))}`;
  }
}
