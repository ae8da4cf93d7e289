import type { Diagnostic } from "defentry-web";
import { el, setText } from "../ui/dom";

const KEPT = 40;

/** What the client says of its own requests: route templates, no ids, no bodies, no token. */
export function trafficPanel(): { root: HTMLElement; add(line: Diagnostic): void } {
  const summary = el("summary", {}, "Traffic: no requests yet");
  const rows = el("tbody");
  const root = el(
    "details",
    { class: "traffic", testid: "traffic" },
    summary,
    el(
      "div",
      { class: "scroll", attrs: { tabindex: "0", role: "region", "aria-label": "Traffic" } },
      el(
        "table",
        {},
        el("thead", {}, el("tr", {}, ...["Route", "Status", "ms", "Try"].map((name) =>
          el("th", { attrs: { scope: "col" } }, name)))),
        rows,
      ),
    ),
  );
  let total = 0;
  return {
    root,
    add(line) {
      total += 1;
      setText(summary, `Traffic: ${total} ${total === 1 ? "request" : "requests"}`);
      rows.prepend(
        el(
          "tr",
          {},
          el("td", {}, `${line.method} ${line.route}`),
          el("td", {}, String(line.status ?? line.kind ?? "")),
          el("td", {}, String(Math.round(line.ms))),
          el("td", {}, String(line.attempt)),
        ),
      );
      while (rows.childElementCount > KEPT) rows.lastElementChild?.remove();
    },
  };
}
