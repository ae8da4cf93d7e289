import { dead } from "#wasm";
import { toError } from "./error.js";

/** Waits for a call of the core. If that trapped, every other promise of it is broken, too. */
export async function settle<T>(start: () => Promise<T>): Promise<T> {
  try {
    return await start();
  } catch (reason) {
    if (reason instanceof WebAssembly.RuntimeError) dead(reason);
    throw toError(reason);
  }
}
