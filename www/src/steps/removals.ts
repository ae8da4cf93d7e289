import type { ScanSnapshot, Site, SiteOverview, SiteState } from "defentry-web";
import { currentScan, paired, siteName } from "../snapshot";
import type { Step } from "../types";
import { button, el, fill, foreign, httpsLink, setText, stepRoot } from "../ui/dom";
import { count, date } from "../ui/format";
import { pill } from "../ui/pill";

/** A person who keeps the page open sees news without asking; a hidden page asks for nothing. */
const REFRESH_MS = 10_000;

const GROUPS: readonly (readonly [SiteState, string, string])[] = [
  ["needs_user", "Waiting for you", "These sites want you to do something yourself."],
  ["reappeared", "Came back", "It was removed once, and is there again."],
  ["waiting_for_broker", "Waiting for the site", "The request is with them."],
  ["removed", "Removed", "Checked, and gone."],
  ["unknown", "Unclear", "We cannot tell yet. That is neither good nor bad."],
];

/** The newest request's instructions, as plain text: links in them are a stranger's links. */
function instructions(site: Site): string | undefined {
  return site.removal_requests
    .filter((request) => request.manual_instructions)
    .sort((a, b) => (a.updated_at ?? "").localeCompare(b.updated_at ?? ""))
    .at(-1)?.manual_instructions ?? undefined;
}

function row(site: Site, line: SiteOverview, name: string): HTMLElement {
  const text = line.state === "needs_user" ? instructions(site) : undefined;
  const since = date(line.since);
  return el(
    "li",
    { class: "card removal", testid: "removal-site", attrs: { "data-state": line.state } },
    el("div", { class: "found-head" }, foreign(name, "site-name"),
      pill(line.state)),
    el("p", { class: "muted" }, httpsLink(site.url), since && ` since ${since}`),
    text &&
      el("div", { class: "instructions" }, el("h3", {}, "What the site asks of you"),
        el("p", { testid: "removal-instructions" }, foreign(text))),
  );
}

export const removals: Step = ({ defentry, signal, go, run }) => {
  const body = el("div", { class: "stack" }, el("p", { class: "loading" }, "One moment…"));
  const status = el("p", {
    class: "summary", testid: "removals-summary", attrs: { role: "status" },
  });
  const again = (): void => go("removals");
  const refresh = button("Check again", "removals-refresh", () => void run(load, again));
  let loading: Promise<void> | undefined;

  function render(snapshot: ScanSnapshot): void {
    const { overview } = snapshot;
    const asked = paired(snapshot)
      .map(([site, line], position) => ({ site, line, name: siteName(site, position) }))
      .filter(({ line }) => line.removal !== null);
    const of = (state: SiteState): typeof asked =>
      asked.filter(({ line }) => line.state === state);
    setText(status, [
      `${of("removed").length} of ${count(asked.length, "site")} removed`,
      `${of("waiting_for_broker").length} waiting for the site`,
      `${of("needs_user").length} waiting for you`,
    ].join(" · "));
    const groups = GROUPS.flatMap(([state, title, hint]) => {
      const rows = of(state).map(({ site, line, name }) => row(site, line, name));
      return rows.length
        ? [el("section", { class: "group", attrs: { "data-group": state } },
            el("h2", {}, title), el("p", { class: "muted" }, hint),
            el("ul", { class: "cards" }, ...rows))]
        : [];
    });
    const more = overview.sites.some((line) => line.canRequestRemoval && line.state !== "clear");
    fill(
      body,
      ...groups,
      el("div", { class: "actions" },
        more && button("Ask more sites", "removals-more", () => go("review")),
        button("See the history", "removals-history", () => go("history"), "quiet")),
    );
  }

  /** One after the other; what is asked for meanwhile wants newer news than those on their way. */
  async function load(): Promise<void> {
    const before = loading;
    loading = (async () => {
      await before?.catch(() => undefined);
      render(await currentScan(defentry, signal));
    })();
    try {
      await loading;
    } catch (error) {
      // The panel is told once, not again and again.
      clearInterval(timer);
      throw error;
    }
  }

  const timer = setInterval(() => {
    if (document.visibilityState === "visible") void run(load, again);
  }, REFRESH_MS);
  signal.addEventListener("abort", () => clearInterval(timer), { once: true });
  void run(load, again);

  return stepRoot(
    "removals",
    "Removals",
    "Who has your request, and who is being waited for.",
    el("div", { class: "bar" }, status, refresh),
    body,
  );
};
