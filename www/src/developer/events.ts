import type { DefentryElement } from "defentry-web/element";
import { el, setText } from "../ui/dom";

/** The last event of each kind, as a partner's code gets it: names and numbers. */
export function eventsPanel(element: DefentryElement): HTMLElement {
  const lines = ["defentry-state", "defentry-error"].map((type) => {
    const detail = el("dd", { testid: `event-${type.slice("defentry-".length)}` }, "none yet");
    element.addEventListener(type, (event) =>
      setText(detail, JSON.stringify((event as CustomEvent<unknown>).detail)));
    return [el("dt", {}, type), detail];
  });
  return el("details", { testid: "events" },
    el("summary", {}, "Events: the last ones"),
    el("dl", { class: "events" }, ...lines.flat()));
}
