import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { isDefentryError } from "../../../is-error.js";
import type { ScanSnapshot, SiteState } from "../../../types.js";
import { known, pill, stateName } from "../../ui/pill.js";
import { foreign, httpsLink } from "../../ui/text.js";
import { exposure } from "../exposure.js";
import { currentScan, entries, isUnclear, type Entry } from "../sites.js";
import { Step } from "../step.js";
import { todo } from "../todo.js";

/** What asks something of the person comes first. */
const GROUPS = ["needs_user", "reappeared", "waiting_for_broker", "removed", "unknown"] as const;
type Group = (typeof GROUPS)[number];

function groupOf(state: SiteState): Group {
  return GROUPS.find((group) => group === known(state)) ?? "unknown";
}

/** Who has a request, and who is being waited for. */
export class Removals extends Step {
  readonly name = "removals";
  #seen = false;
  /** The watcher has reached its limit: from here on the person asks. */
  #paused = false;

  override start(): void {
    this.memory.notice = undefined;
    this.#follow();
  }

  #again = (): void => this.host.go("removals");

  #follow(): void {
    const { client, signal } = this.host;
    void this.host.run(async () => {
      this.#paused = false;
      try {
        for await (const scan of client.removals.watch({ signal })) this.#show(scan);
      } catch (error) {
        const tired = this.#seen && isDefentryError(error) && error.kind === "timeout";
        if (!tired) throw error;
        this.#paused = true;
      }
    }, this.#again);
  }

  /** At once, whatever the watcher's pace. */
  #look(): void {
    if (this.#paused) return this.#follow();
    const { client, signal } = this.host;
    void this.host.run(async () => this.#show(await currentScan(client, signal)), this.#again);
  }

  #show(scan: ScanSnapshot): void {
    this.#seen = true;
    this.host.saw(scan);
  }

  render(): TemplateResult {
    const { host: { words }, memory: { scan } } = this;
    // What the landing read is shown until there is newer.
    if (!scan) return html`<p class="loading" role="status">${this.t("common.loading")}</p>`;
    const all = entries(scan, words);
    const asked = all.filter(({ line }) => line.removal !== null);
    const unclear = all.filter(({ line }) => isUnclear(line)).length;
    const more = all.filter(({ line }) => line.state === "found" && line.canRequestRemoval);
    return html`
      ${exposure(scan.overview, words)}
      <div class="bar">
        <p class="summary" role="status" data-testid="removals-summary">${this.#summary(asked)}</p>
        <button type="button" class="secondary" part="button secondary"
          data-testid="removals-refresh"
          @click=${() => this.#look()}>${this.t("removals.refresh")}</button>
      </div>
      ${this.#paused ? html`<p class="note" data-testid="removals-paused"
        >${this.t("removals.paused")}</p>` : nothing}
      ${more.length ? html`<section class="panel" part="panel" data-testid="new-finds">
        <p>${this.t("removals.finds", { n: more.length })}</p>
        <button type="button" class="primary" part="button primary" data-testid="removals-more"
          @click=${() => this.#choose(undefined)}>${this.t("removals.more")}</button>
      </section>` : nothing}
      ${GROUPS.map((group) => this.#group(group, asked))}
      ${asked.length ? nothing : html`<p>${this.t("removals.none")}</p>`}
      ${unclear ? html`<p class="note" data-testid="removals-unclear"
        >${this.t("review.unclear", { n: unclear })}</p>` : nothing}
      <div class="actions">
        ${unclear ? html`<button type="button" class="secondary" part="button secondary"
          data-testid="removals-scan" @click=${() => this.host.go("scan")}
          >${this.t("review.scan")}</button>` : nothing}
        <button type="button" class="quiet" part="button quiet" data-testid="removals-history"
          @click=${() => this.host.go("history")}>${this.t("removals.history")}</button>
      </div>`;
  }

  #summary(asked: readonly Entry[]): string {
    if (!asked.length) return "";
    const n = (group: Group): number =>
      asked.filter(({ line }) => groupOf(line.state) === group).length;
    return [
      this.t("removals.count.removed", { n: n("removed"), total: asked.length }),
      this.t("removals.count.broker", { n: n("waiting_for_broker") }),
      this.t("removals.count.user", { n: n("needs_user") }),
      ...(["reappeared", "unknown"] as const).filter((group) => n(group) > 0)
        .map((group) => `${stateName(group, this.host.words)}: ${n(group)}`),
    ].join(" · ");
  }

  #group(group: Group, asked: readonly Entry[]): TemplateResult | typeof nothing {
    const { words } = this.host;
    const rows = asked.filter(({ line }) => groupOf(line.state) === group);
    if (!rows.length) return nothing;
    const again = rows.flatMap(({ site, line }) =>
      group === "reappeared" && line.canRequestRemoval && site.id != null ? [site.id] : []);
    return html`<section class="group" data-group=${group}>
      <h3>${stateName(group, words)}</h3>
      <p class="muted">${this.t(`removals.${group}`)}</p>
      <ul class="cards">${repeat(rows, ({ site, position }) => site.id ?? `at ${position}`,
        (entry) => this.#row(entry))}</ul>
      ${group === "needs_user" ? html`<p class="note">${this.t("removals.note")}</p>` : nothing}
      ${again.length ? html`<div class="actions"><button type="button" class="primary"
        part="button primary" data-testid="removals-again" @click=${() => this.#choose(again)}
        >${this.t("removals.again")}</button></div>` : nothing}
    </section>`;
  }

  #row({ site, line, name }: Entry): TemplateResult {
    const { host: { words }, memory: { noted } } = this;
    const date = words.date(line.since);
    const link = httpsLink(site.url, words);
    return html`<li class="card removal" part="card" data-testid="removal-site"
      data-state=${known(line.state)}>
      <div class="found-head">${foreign(name, "site-name")}${pill(line.state, words)}</div>
      <p class="muted">${link}${link !== nothing && date ? " · " : nothing}${
        date ? this.t("common.since", { date }) : nothing}</p>
      ${line.state === "needs_user" ? todo(site, name, noted, words, () => this.host.update())
        : nothing}
    </li>`;
  }

  /** Nothing is sent from here: what is to be asked is looked at first. */
  #choose(sites: NonNullable<typeof this.memory.selection> | undefined): void {
    this.memory.selection = sites;
    this.host.go("review");
  }
}
