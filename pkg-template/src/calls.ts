import { DefentryError, toError } from "./error.js";

/** Promises that wait for the wasm core. */
const open = new Set<(error: DefentryError) => void>();

/**
 * Waits for a call of the core. If the instance dies (a trap), its promises would never settle:
 * every one that waits is rejected instead.
 */
export function settle<T>(start: () => Promise<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const fail = (reason: unknown): void => {
      open.delete(fail);
      reject(toError(reason));
      if (reason instanceof WebAssembly.RuntimeError) dead(reason);
    };
    open.add(fail);
    try {
      start().then((value) => {
        open.delete(fail);
        resolve(value);
      }, fail);
    } catch (error) {
      fail(error);
    }
  });
}

/** The core trapped: nothing that waits for it will ever be answered. */
export function dead(cause: unknown): void {
  const error = new DefentryError({ kind: "internal", message: "The client has stopped working.", cause });
  for (const fail of [...open]) fail(error);
}
