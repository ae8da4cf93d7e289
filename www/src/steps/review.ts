import type { FoundData, Site, SiteId, SiteOverview, SiteState } from "defentry-web";
import { currentScan, paired, siteName } from "../snapshot";
import type { Step } from "../types";
import { button, el, fill, foreign, httpsLink, setText, stepRoot } from "../ui/dom";
import { count, masked } from "../ui/format";
import { pill } from "../ui/pill";

const SHOWN: readonly (readonly [keyof FoundData & string, string, boolean])[] = [
  ["firstName", "First name", false],
  ["lastName", "Last name", false],
  ["ssn", "National ID", true],
  ["phone", "Phone", true],
  ["email", "E-mail", false],
  ["street", "Street", false],
  ["zip", "Postal code", false],
  ["city", "City", false],
];

const WHY_NOT: Partial<Record<SiteState, string>> = {
  waiting_for_broker: "A request is already on its way.",
  needs_user: "This site has your request, and waits for you: see Removals.",
  removed: "This site has confirmed the removal.",
};

/** One value as found. A secret one is masked, and in the document only while it is shown. */
function finding(label: string, value: string, secret: boolean, site: string): HTMLElement {
  const text = foreign(secret ? masked(value) : value, "value");
  if (!secret) return el("div", {}, el("dt", {}, label), el("dd", {}, text));
  let open = false;
  const toggle = button("Show", "reveal", () => {
    open = !open;
    name();
  }, "quiet");
  const name = (): void => {
    const verb = open ? "Hide" : "Show";
    setText(toggle, verb);
    toggle.setAttribute("aria-label", `${verb} ${label.toLowerCase()} found at ${site}`);
    setText(text, open ? value : masked(value));
  };
  name();
  return el("div", {}, el("dt", {}, label), el("dd", { class: "secret" }, text, toggle));
}

function card(site: Site, line: SiteOverview, name: string, box: HTMLInputElement): HTMLElement {
  const { id } = box;
  const data = site.scan_result.data;
  const rows = SHOWN.flatMap(([key, label, secret]) => {
    const value = data?.[key];
    return value ? [finding(label, String(value), secret, name)] : [];
  });
  return el(
    "li",
    { class: "card found", testid: "review-site" },
    el("div", { class: "found-head" }, box,
      el("label", { attrs: { for: id } }, foreign(name, "site-name")), pill(line.state)),
    httpsLink(site.url),
    rows.length ? el("dl", { class: "findings" }, ...rows) : null,
    box.disabled &&
      el("p", { class: "note", attrs: { id: `${id}-why` } },
        WHY_NOT[line.state] ?? "This site takes no request yet."),
  );
}

export const review: Step = ({ defentry, memory, signal, go, run }) => {
  const body = el("div", { class: "stack" }, el("p", { class: "loading" }, "One moment…"));
  const boxes = new Map<SiteId, HTMLInputElement>();
  const next = button("Continue", "review-continue", () => {
    memory.selection = picked();
    go("sign");
  }, "primary");
  const all = button("Select all", "review-all", () => {
    const on = [...boxes.values()].some((box) => !box.checked);
    for (const box of boxes.values()) box.checked = on;
    update();
  });

  function picked(): SiteId[] {
    return [...boxes].filter(([, box]) => box.checked).map(([id]) => id);
  }

  function update(): void {
    const n = picked().length;
    next.disabled = n === 0;
    // Who has signed already is at the last step: this button sends.
    const verb = memory.signed ? "Send requests to" : "Continue with";
    setText(next, n ? `${verb} ${count(n, "site")}` : "Choose at least one site");
    setText(all, n === boxes.size ? "Select none" : "Select all");
    all.hidden = boxes.size === 0;
  }

  void run(async () => {
    const snapshot = await currentScan(defentry, signal);
    const { overview } = snapshot;
    const chosen = new Set(memory.selection);
    const locked: HTMLElement[] = [];
    const cards = paired(snapshot).flatMap(([site, line], position) => {
      if (!site.scan_result.is_data_found && !site.scan_result.data) return [];
      const { id } = site;
      const open = line.canRequestRemoval && id != null;
      const box = el("input", {
        testid: "review-pick",
        attrs: {
          type: "checkbox",
          id: `pick-${position}`,
          disabled: !open,
          "aria-describedby": open ? undefined : `pick-${position}-why`,
        },
        on: { change: update },
      });
      box.checked = open && (chosen.size === 0 || chosen.has(id));
      const entry = card(site, line, siteName(site, position), box);
      if (open) boxes.set(id, box);
      else locked.push(entry);
      return open ? [entry] : [];
    });
    // What can be chosen comes first.
    cards.push(...locked);
    const failed = overview.counts.failed ?? 0;
    const unclear = overview.counts.unknown ?? 0;
    fill(
      body,
      el("div", { class: "bar" },
        el("p", { class: "summary", testid: "review-summary", attrs: { role: "status" } },
          cards.length
            ? `Your data was found at ${cards.length} of ${count(overview.total, "site")}.`
            : "No site showed your data."),
        cards.length > 1 && all),
      failed + unclear > 0 &&
        el("p", { class: "note" },
          `${count(failed + unclear, "site")} could not be checked. That is not an all-clear.`),
      el("ul", { class: "cards" }, ...cards),
      el("div", { class: "actions sticky" }, cards.length > 0
        ? next
        : button("Back to the scan", "review-back", () => go("scan"))),
    );
    update();
  }, () => go("review"));

  return stepRoot(
    "review",
    "What was found",
    "Choose the sites that should remove your data. National IDs and phone numbers stay hidden " +
      "until you ask for them.",
    body,
  );
};
