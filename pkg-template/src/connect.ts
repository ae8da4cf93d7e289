import { createClient, type Defentry } from "./client.js";
import { DefentryError, toError } from "./error.js";
import type { ConnectOptions } from "./types.js";

/** Loads the wasm core; each runtime has its own way. */
export type Load = () => Promise<unknown> | void;

/**
 * Makes `connect` for one runtime. The core is loaded at the first call and kept; a failed load is
 * forgotten, so that the next call tries again.
 */
export function connectWith(load: Load): (options: ConnectOptions) => Promise<Defentry> {
  let loading: Promise<unknown> | undefined;
  return async (options) => {
    if (typeof WebAssembly !== "object") throw unsupported(undefined);
    try {
      await (loading ??= Promise.resolve().then(load));
    } catch (error) {
      loading = undefined;
      throw error instanceof WebAssembly.CompileError ? unsupported(error) : toError(error);
    }
    return createClient(options);
  };
}

function unsupported(cause: unknown): DefentryError {
  return new DefentryError({
    kind: "unsupported",
    message: "WebAssembly is missing or forbidden here: allow 'wasm-unsafe-eval' in the "
      + "Content-Security-Policy's script-src, or turn off the browser's lockdown for this page.",
    cause,
  });
}
