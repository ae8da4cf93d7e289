import type { SiteState } from "defentry-web";
import { el, setText } from "./dom";
import { look } from "./format";

/** A state as text with a coloured dot: the colour never stands alone. */
export function pill(state?: SiteState): HTMLElement {
  const node = el("span", { class: "pill" });
  if (state) setPill(node, state);
  return node;
}

export function setPill(node: HTMLElement, state: SiteState): void {
  const { label, tone } = look(state);
  node.dataset["tone"] = tone;
  node.dataset["state"] = state;
  setText(node, label);
}
