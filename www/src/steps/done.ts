import type { Step } from "../types";
import { button, el, stepRoot } from "../ui/dom";

export const done: Step = () =>
  stepRoot(
    "done",
    "Your details are deleted",
    "They are gone from the removal service, and the session of this page has ended. Requests " +
      "that were sent to sites may still be answered by them.",
    el(
      "div",
      { class: "card" },
      el("p", {}, "Nothing is kept in this browser. You can close the page."),
      el("div", { class: "actions" },
        button("Start again", "done-restart", () => location.reload())),
    ),
  );
