// What calls leave behind: one client in a process or a page of its own, which is told to call, and
// is measured between.
import { caller, gateway } from "./clients.mjs";

/** `run(calls)`: so many in a row, a fifth of which fail; gives how many failed. */
export async function runner(name, module, served = gateway()) {
  const call = await caller(name, module, served.fetch);
  served.failing = true;
  return async (calls) => {
    let failed = 0;
    for (let done = 0; done < calls; done++) {
      try {
        await call();
      } catch {
        failed += 1;
      }
    }
    return failed;
  };
}

/**
 * Once to get warm, then twice the same: what stays after the first part and grows no more in the
 * second is no leak. `size()` gives `{ heap, wasm }` in bytes, after a collection.
 */
export async function parts({ run, size, calls }) {
  const sizes = [];
  for (let part = 0; part < 3; part++) {
    const failed = await run(calls);
    if (failed !== calls / 5) throw new Error(`${failed} of ${calls} calls failed, not a fifth`);
    sizes.push(await size());
  }
  return sizes;
}
