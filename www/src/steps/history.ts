import { currentScan } from "../snapshot";
import type { Step } from "../types";
import { button, el, fill, foreign, stepRoot } from "../ui/dom";
import { date, eventName } from "../ui/format";

export const history: Step = ({ defentry, signal, go, run }) => {
  const body = el("div", { class: "card" }, el("p", { class: "loading" }, "One moment…"));

  void run(async () => {
    const [events, scan] = await Promise.all([
      defentry.events.list({ signal }),
      currentScan(defentry, signal),
    ]);
    const names = new Map(scan.sites.map((site) => [String(site.id), site.name]));
    const newest = [...events].sort((a, b) =>
      (b.created_at ?? "").localeCompare(a.created_at ?? ""));
    const rows = newest.map((event) => {
      const site = event.site_id == null ? undefined : names.get(String(event.site_id));
      return el(
        "li",
        { testid: "history-event" },
        el("span", { class: "event-what" }, foreign(eventName(event.type ?? "event")),
          site && el("span", { class: "muted" }, " · ", foreign(site))),
        el("time", { class: "muted", attrs: { datetime: event.created_at ?? undefined } },
          date(event.created_at, true)),
      );
    });
    fill(body, rows.length
      ? el("ol", { class: "events", attrs: { reversed: true } }, ...rows)
      : el("p", {}, "Nothing has happened yet."));
  }, () => go("history"));

  return stepRoot(
    "history",
    "History",
    "Everything that was done in your name, newest first.",
    body,
    el("div", { class: "actions" },
      button("Back to the removals", "history-back", () => go("removals"))),
  );
};
