import type { Step } from "../types";
import { button, el, stepRoot } from "../ui/dom";

export const done: Step = () =>
  stepRoot(
    "done",
    "Everything is removed",
    "Your details are deleted from the removal service, and the session of this page has ended.",
    el(
      "div",
      { class: "card" },
      el("p", {}, "Nothing is kept in this browser. You can close the page."),
      el("div", { class: "actions" },
        button("Start again", "done-restart", () => location.reload())),
    ),
  );
