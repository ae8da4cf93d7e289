/** Builds elements. Text goes in as text nodes only: what others write is hostile. */

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
  node.append(...children.filter((child): child is Node | string => !!child));
  return node;
}

export function byId<T extends HTMLElement = HTMLElement>(id: string): T {
  const node = document.getElementById(id);
  if (!node) throw new Error(`this page has no #${id}`);
  return node as T;
}

/** Writes only where the text differs, so that a live region stays quiet when nothing changed. */
export function setText(node: Element, text: string): void {
  if (node.textContent !== text) node.textContent = text;
}

export function button(label: string, testid: string, onClick: () => void): HTMLButtonElement {
  return el("button", { testid, attrs: { type: "button" }, on: { click: onClick } }, label);
}
