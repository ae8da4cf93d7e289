// Where the page is: seen, online, shown at all. The only file that looks at `document` and `navigator`.
import { hear } from "./turns.js";

const { document, navigator } = globalThis;

/** Where the page is: 1 hidden, 2 offline, 4 prerendered. 0 where there is no page. */
export const page = () =>
  (document?.hidden ? 1 : 0) | (navigator?.onLine === false ? 2 : 0) | (document?.prerendering ? 4 : 0);

/** Waits until any of that may have changed. */
export function pageChange(slot) {
  hear(slot, (signal) => new Promise((resolve) => {
    for (const [target, name] of [
      [document, "visibilitychange"], [document, "prerenderingchange"],
      [globalThis, "online"], [globalThis, "offline"],
    ]) target?.addEventListener?.(name, resolve, { signal });
  }));
}
