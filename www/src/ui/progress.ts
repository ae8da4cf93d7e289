import type { StepName } from "../types";
import { el, fill } from "./dom";

const FLOW: readonly (readonly [StepName, string])[] = [
  ["details", "Details"],
  ["scan", "Scan"],
  ["review", "Review"],
  ["sign", "Sign"],
  ["removals", "Removals"],
];

export interface Progress {
  /** Marks `step` and all before it as reached: those can be gone back to. */
  reach(step: StepName): void;
  show(step: StepName): void;
  hide(): void;
}

export function progress(list: HTMLElement, onPick: (step: StepName) => void): Progress {
  let furthest = 0;
  const indexOf = (step: StepName): number => FLOW.findIndex(([name]) => name === step);
  const reach = (step: StepName): void => {
    furthest = Math.max(furthest, indexOf(step));
  };
  return {
    reach,
    show(step) {
      reach(step);
      list.hidden = step === "done";
      const here = indexOf(step);
      const items = FLOW.map(([name, label], i) => {
        const pick = el(
          "button",
          {
            testid: `goto-${name}`,
            attrs: {
              type: "button",
              disabled: i > furthest,
              "aria-current": i === here ? "step" : undefined,
            },
            on: { click: () => onPick(name) },
          },
          el("span", { class: "step-number" }, String(i + 1)),
          el("span", { class: "step-label" }, label),
        );
        return el("li", { class: i < here ? "past" : i === here ? "here" : "" }, pick);
      });
      fill(list, ...items);
    },
    hide() {
      list.hidden = true;
    },
  };
}
