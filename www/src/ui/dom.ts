/** Builds elements. Text goes in as text nodes only: what brokers write is hostile. */

import { visible } from "./format";

export type Child = Node | string | null | undefined | false;

interface Props {
  class?: string;
  /** Sets `data-testid`. */
  testid?: string;
  attrs?: Record<string, string | number | boolean | undefined>;
  on?: { [K in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[K]) => void };
}

export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props: Props = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag);
  if (props.class) node.className = props.class;
  if (props.testid) node.dataset["testid"] = props.testid;
  for (const [name, value] of Object.entries(props.attrs ?? {})) {
    if (value === undefined || value === false) continue;
    node.setAttribute(name, value === true ? "" : String(value));
  }
  for (const [type, listener] of Object.entries(props.on ?? {})) {
    node.addEventListener(type, listener as EventListener);
  }
  fill(node, ...children);
  return node;
}

/** Replaces what is in `node`, unless it is there already: a button put anew loses the focus. */
export function fill(node: Element, ...children: Child[]): void {
  const wanted = children.filter((child): child is Node | string => !!child);
  const same = wanted.every((child, i) => child === node.childNodes[i]);
  if (!same || wanted.length !== node.childNodes.length) node.replaceChildren(...wanted);
}

/** Writes only where the text differs, so that a live region stays quiet when nothing changed. */
export function setText(node: Element, text: string): void {
  if (node.textContent !== text) node.textContent = text;
}

export function button(
  label: string,
  testid: string,
  onClick: () => void,
  style: "primary" | "secondary" | "quiet" | "danger" = "secondary",
): HTMLButtonElement {
  return el("button", { class: style, testid, attrs: { type: "button" }, on: { click: onClick } },
    label);
}

/** Text that somebody else wrote: its direction and length are its own affair, not the page's. */
export function foreign(text: string, className = ""): HTMLElement {
  return el("bdi", { class: `foreign ${className}`.trim() }, visible(text));
}

/** A link where the address is `https:`, else nothing: never `javascript:` or `data:`. */
export function httpsLink(address: string | null | undefined): HTMLAnchorElement | null {
  if (!address || !URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol !== "https:" || url.username || url.password) return null;
  return el(
    "a",
    { class: "site-link", attrs: { href: url.href, target: "_blank", rel: "noreferrer noopener" } },
    url.hostname,
    el("span", { class: "sr-only" }, " (opens in a new tab)"),
  );
}

/** The frame of every step: one heading, which takes the focus when the step opens. */
export function stepRoot(
  name: string,
  title: string,
  lede: string,
  ...children: Child[]
): HTMLElement {
  return el(
    "section",
    { class: "step", attrs: { "data-step": name, "aria-labelledby": "step-title" } },
    el("h1", { attrs: { id: "step-title", tabindex: "-1" } }, title),
    el("p", { class: "lede" }, lede),
    ...children,
  );
}
