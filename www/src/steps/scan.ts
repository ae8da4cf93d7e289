import { isDefentryError, type ScanSnapshot, type Site } from "defentry-web";
import { paired, siteName } from "../snapshot";
import type { Step } from "../types";
import { button, el, fill, foreign, setText, stepRoot } from "../ui/dom";
import { elapsed } from "../ui/format";
import { pill, setPill } from "../ui/pill";

/** Somebody is looking: as often as the package allows. It slows down while nothing changes. */
const POLL_MS = 1_000;
/** How often the progress is read out at most. */
const SPEAK_MS = 5_000;

interface Line {
  state: HTMLElement;
  retry: HTMLElement;
}

export const scan: Step = ({ defentry, memory, signal, go, run }) => {
  const began = Date.now();
  const bar = el("progress", { attrs: { "aria-labelledby": "scan-count", max: 1 } });
  const counted = el("p", { class: "big", testid: "scan-count", attrs: { id: "scan-count" } });
  const clock = el("p", { class: "clock", testid: "scan-elapsed" });
  const totals = el("p", { class: "muted", testid: "scan-totals" });
  const spoken = el("p", { class: "sr-only", attrs: { role: "status" } });
  const note = el("p", { class: "note", testid: "scan-note" });
  const grid = el("ul", { class: "grid", testid: "scan-grid" });
  const actions = el("div", { class: "actions" });
  const lines: Line[] = [];
  let spokenAt = 0;

  const again = (): void => go("scan");
  const retryAll = button("Check the failed ones again", "scan-retry-failed", () =>
    void run(async () => {
      await defentry.scan.retryFailed({ limit: 20, signal });
      again();
    }));
  const toReview = button("See what was found", "scan-to-review", () => go("review"), "primary");
  const begin = button("Start looking", "scan-start", () => {
    memory.startScan = true;
    again();
  }, "primary");

  function line(site: Site, position: number): Line {
    const known = lines[position];
    if (known) return known;
    const { id } = site;
    const state = pill();
    const retry = button("Try again", "scan-retry", () => void run(async () => {
      if (id == null) return;
      await defentry.scan.retry(id, { signal });
      again();
    }), "quiet");
    grid.append(el("li", { testid: "scan-site" },
      foreign(siteName(site, position), "site-name"), state, retry));
    return (lines[position] = { state, retry });
  }

  /** `ended`: the watcher has no more to say, so what is still open needs the user. */
  function render(snapshot: ScanSnapshot, ended = false): void {
    const { overview, stalled } = snapshot;
    const { settled, total, counts } = overview;
    paired(snapshot).forEach(([site, seen], position) => {
      const { state, retry } = line(site, position);
      setPill(state, seen.state);
      retry.hidden = seen.state !== "failed" || site.id == null;
    });
    const idle = ended && (counts.not_started ?? 0) === total;
    const finished = settled === total && total > 0;
    const partly = ended && !idle && !finished;
    bar.max = Math.max(total, 1);
    bar.value = settled;
    setText(counted, `${settled} of ${total} sites checked`);
    setText(totals, [
      `${counts.found ?? 0} with your data`,
      `${counts.clear ?? 0} without`,
      ...(counts.failed ? [`${counts.failed} could not be checked`] : []),
    ].join(" · "));
    setText(note, stalled
      ? "This takes longer than usual. You can close the page; the scan goes on without it."
      : idle ? "Nothing has been looked for yet."
        : partly ? "Not every site has been checked."
          : finished ? "All sites have answered." : "");
    fill(actions, (idle || partly) && begin, (finished || partly) && toReview,
      finished && !!counts.failed && retryAll);
    if (finished || Date.now() - spokenAt > SPEAK_MS) {
      spokenAt = Date.now();
      setText(spoken, `${settled} of ${total} sites checked, ${counts.found ?? 0} with your data.`);
    }
  }

  const tick = setInterval(() => setText(clock, elapsed(Date.now() - began)), 1_000);
  signal.addEventListener("abort", () => clearInterval(tick), { once: true });

  async function start(): Promise<void> {
    try {
      await defentry.scan.start({ signal });
    } catch (error) {
      // One is running already: watch that one.
      if (!(isDefentryError(error) && error.kind === "conflict")) throw error;
    }
    memory.startScan = false;
  }

  void run(async () => {
    setText(counted, "Getting ready…");
    setText(clock, elapsed(0));
    if (memory.startScan) await start();
    let last: ScanSnapshot | undefined;
    for await (const snapshot of defentry.scan.watch({ signal, intervalMs: POLL_MS })) {
      last = snapshot;
      render(snapshot);
    }
    clearInterval(tick);
    if (last && !signal.aborted) render(last, true);
  }, again);

  return stepRoot(
    "scan",
    "Looking for you",
    "Each site is checked for the details you gave. This can take a few minutes.",
    el(
      "div",
      { class: "card" },
      el("div", { class: "scan-head" }, counted, clock),
      bar,
      totals,
      note,
      spoken,
      actions,
    ),
    grid,
  );
};
