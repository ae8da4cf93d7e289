import { html, nothing, svg, type TemplateResult } from "lit";
import type { Overview, SiteState } from "../../types.js";
import { known, stateName } from "../ui/pill.js";
import type { Words } from "../words/words.js";

/** From what concerns the person most to what does least; what is not known yet comes last. */
const ORDER: readonly SiteState[] = [
  "found", "reappeared", "needs_user", "waiting_for_broker", "removed", "clear", "failed",
  "unknown", "in_progress", "not_started",
];
/** Up to so many sites, each has a mark of its own, which can be counted; above, each state has. */
const COUNTABLE = 60;
/** Of the picture, in its own units: it is drawn as wide as there is room. */
const WIDTH = 1000;

/** How many sites are in each state, in order. States of a newer client are unknown ones. */
function tally({ counts }: Overview): [SiteState, number][] {
  const sums = new Map<SiteState, number>();
  for (const [state, n] of Object.entries(counts) as [SiteState, number][]) {
    const name = known(state);
    sums.set(name, (sums.get(name) ?? 0) + n);
  }
  return ORDER.flatMap((state): [SiteState, number][] => {
    const n = sums.get(state);
    return n ? [[state, n]] : [];
  });
}

/** The picture in words. */
export function exposureText(overview: Overview, words: Words): string {
  const parts = tally(overview).map(([state, n]) => words.t("exposure.part", {
    state: stateName(state, words), n,
  }));
  return words.t("exposure.label", { total: overview.total, list: words.list(parts) });
}

/** One mark: its height and its filling tell the states apart without any colour. */
function mark(state: SiteState, x: number, width: number) {
  return svg`<rect class="mark" data-state=${state} x=${x} width=${width} rx="4"></rect>`;
}

/** How much of the person is to be seen where: a row of marks, and what they stand for. */
export function exposure(overview: Overview, words: Words): TemplateResult | typeof nothing {
  const parts = tally(overview);
  const total = parts.reduce((sum, [, n]) => sum + n, 0);
  if (!total) return nothing;
  const each = WIDTH / total;
  const gap = Math.min(each / 4, 8);
  let at = 0;
  const marks = parts.flatMap(([state, n]) => {
    const pieces = total > COUNTABLE ? [n] : Array<number>(n).fill(1);
    return pieces.map((sites) => {
      const x = at * each + gap / 2;
      at += sites;
      return mark(state, x, sites * each - gap);
    });
  });
  return html`<div class="exposure" part="exposure" data-testid="exposure">
    <svg class="marks" role="img" aria-label=${exposureText(overview, words)}
      viewBox="0 0 ${WIDTH} 40" preserveAspectRatio="none">${marks}</svg>
    <ul class="legend" aria-hidden="true">${parts.map(([state, n]) => html`<li>
      <svg viewBox="0 0 16 40" preserveAspectRatio="none">${mark(state, 1, 14)}</svg>
      <b>${n}</b> ${stateName(state, words)}</li>`)}</ul>
  </div>`;
}
