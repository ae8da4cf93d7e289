import { html, nothing, type TemplateResult } from "lit";
import type { Site, SiteId } from "../../../types.js";
import { allClear } from "../all-clear.js";
import { compare, isPartial } from "../comparison.js";
import { exposure } from "../exposure.js";
import { foundCard } from "../found-card.js";
import { currentScan, entries, isUnclear, type Entry } from "../sites.js";
import { Step } from "../step.js";

function shows({ scan_result: { is_data_found, data } }: Site): boolean {
  return !!(is_data_found || data);
}

/** What was found, and who shall be asked to remove it. */
export class Review extends Step {
  readonly name = "review";
  #picked = new Set<SiteId>();
  #loaded = false;

  override start(): void {
    void this.host.run(() => this.#load(), () => this.host.go("review"));
  }

  async #load(): Promise<void> {
    const { client, signal } = this.host;
    const { memory } = this;
    const snapshot = await currentScan(client, signal);
    memory.scan = snapshot;
    // Coming back shows what was chosen; else what is surely the person's own.
    const chosen = memory.selection && new Set(memory.selection);
    const open = this.#found().filter((entry) => this.#open(entry));
    this.#picked = new Set(open.flatMap(({ site }) =>
      (chosen ? chosen.has(site.id!) : this.#full(site)) ? [site.id!] : []));
    this.#loaded = true;
    this.host.saw(snapshot);
  }

  /** What shows data. Where it was removed, the scan may still have what it found before. */
  #found(): Entry[] {
    const { scan } = this.memory;
    return scan ? entries(scan, this.host.words).filter(({ site, line }) =>
      line.state === "reappeared" || (shows(site) && line.state !== "removed")) : [];
  }

  /** Whether the site can be asked, and is not left out. */
  #open({ site: { id }, line }: Entry): boolean {
    return line.canRequestRemoval && id != null && !this.memory.notMe.has(id);
  }

  #pick(ids: readonly SiteId[], on: boolean): void {
    for (const id of ids) on ? this.#picked.add(id) : this.#picked.delete(id);
    this.memory.selection = [...this.#picked];
    this.host.update();
  }

  #toggleNotMe(site: Site, id: SiteId): void {
    const { notMe } = this.memory;
    const back = notMe.delete(id);
    if (!back) notMe.add(id);
    this.#pick([id], back && this.#full(site));
  }

  /** What is surely the person's own. */
  #full({ scan_result: { data } }: Site): boolean {
    return !isPartial(compare(data, this.memory.profile));
  }

  #card(entry: Entry): TemplateResult {
    const { site } = entry;
    // Without an id there is nothing to pick, and the card says so.
    const id = site.id!;
    return foundCard(entry, {
      rows: compare(site.scan_result.data, this.memory.profile),
      notMe: this.memory.notMe.has(id),
      picked: this.#picked.has(id),
      secrets: this.host.secrets,
      onPick: (on) => this.#pick([id], on),
      onNotMe: () => this.#toggleNotMe(site, id),
    }, this.host.words);
  }

  #next(): TemplateResult {
    const n = this.#picked.size;
    const key = n ? "review.continue" : "review.choose";
    return html`<div class="actions sticky"><button type="button" class="primary"
      part="button primary"
      data-testid="review-continue" ?disabled=${!n} @click=${() => {
        Object.assign(this.memory, { selection: [...this.#picked], notice: undefined });
        this.host.go("consent");
      }}>${this.t(key, { n })}</button></div>`;
  }

  render(): TemplateResult {
    const { scan, notice, signed } = this.memory;
    if (!this.#loaded || !scan) return html`<p class="loading">${this.t("common.loading")}</p>`;
    const { words } = this.host;
    const { overview } = scan;
    const { total } = overview;
    const found = this.#found();
    const canAsk = found.filter((entry) => this.#open(entry)).map(({ site }) => site.id!);
    const full = found.filter((entry) => this.#open(entry) && this.#full(entry.site))
      .map(({ site }) => site.id!);
    const all = full.every((id) => this.#picked.has(id));
    const unclear = entries(scan, words).filter(({ site, line }) =>
      !shows(site) && isUnclear(line)).length;
    const clear = overview.clearNow === total;
    const say = signed && canAsk.length ? "review.signed"
      : notice === "expired" ? "review.expired" : undefined;
    // What can be chosen comes first.
    const cards = [...found].sort((a, b) =>
      Number(b.line.canRequestRemoval) - Number(a.line.canRequestRemoval));
    return html`
      ${say ? html`<p class="panel notice" part="panel" data-testid="review-notice"
        >${this.t(say)}</p>` : nothing}
      <div class="stack">
        ${exposure(overview, words)}
        <div class="bar">
          <p class="summary" data-testid="review-summary">${found.length
            ? this.t("review.found", { n: found.length, total })
            : clear ? "" : this.t("review.none")}</p>
          ${full.length > 1 ? html`<button type="button" class="secondary" part="button secondary"
            data-testid="review-all" @click=${() => this.#pick(all ? canAsk : full, !all)}
          >${this.t(all ? "review.select-none" : "review.all")}</button>` : nothing}
        </div>
        ${unclear > 0 ? html`<p class="note" data-testid="review-unclear"
          >${this.t("review.unclear", { n: unclear })}</p>` : nothing}
        ${found.length
          ? html`<ul class="cards finds">${cards.map((entry) => this.#card(entry))}</ul>`
          : allClear(total, clear, words, () => this.host.go("scan"))}
      </div>
      ${cards[0]?.line.canRequestRemoval ? this.#next() : nothing}`;
  }
}
