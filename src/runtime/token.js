// What servers need besides: a CRM token is handed to whoever keeps it, and a landing is heard of in
// the request that waits for it.
import { hear } from "./turns.js";

export async function tellToken(listener, token) {
  try {
    await listener?.(token);
  } catch { /* a listener's own affair */ }
}

/** Those who wait for one piece of work, by slot. */
const landings = new Map();

/** A promise of the waiter's own: workerd resumes it in the request that waits, which alone may go
 * on with its own I/O, whichever request lands. */
export function landing(slot) {
  hear(slot, (signal) => new Promise((resolve) => {
    landings.set(slot, resolve);
    signal.addEventListener("abort", () => landings.delete(slot));
  }));
}

export function landed(slot) {
  landings.get(slot)?.();
  landings.delete(slot);
}
