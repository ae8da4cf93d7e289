// Where the page is: seen, online, shown at all. The only file of the crate that looks at
// `document` and `navigator`.
import { hear } from "./turns.js";

const { document, navigator } = globalThis;

/** Where the page is: 1 hidden, 2 offline, 4 prerendered. 0 where there is no page. */
export const page = () => (
  (document?.hidden ? 1 : 0)
  | (navigator?.onLine === false ? 2 : 0)
  | (document?.prerendering ? 4 : 0));

/** Those who wait for a change. One set of listeners for the page's life: none is left behind. */
const waiting = new Set();
const changed = () => {
  for (const go of waiting) go();
  waiting.clear();
};
for (const [target, name] of [
  [document, "visibilitychange"], [document, "prerenderingchange"],
  [globalThis, "online"], [globalThis, "offline"],
]) target?.addEventListener?.(name, changed);

/** Waits until any of that may have changed. */
export function pageChange(slot) {
  hear(slot, (signal) => new Promise((resolve) => {
    waiting.add(resolve);
    signal.addEventListener("abort", () => waiting.delete(resolve));
  }));
}
