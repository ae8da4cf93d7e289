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
      throw loadError(error);
    }
    return createClient(options);
  };
}

function loadError(error: unknown): DefentryError {
  // A CSP that forbids wasm is a CompileError, or an EvalError in WebKit; a missing
  // DecompressionStream is a ReferenceError.
  for (const type of [WebAssembly.CompileError, EvalError, ReferenceError]) {
    if (error instanceof type) return unsupported(error);
  }
  if (!(error instanceof TypeError)) return toError(error);
  return new DefentryError({
    kind: "network", message: "The client's core could not be loaded.", retryable: true, cause: error,
  });
}

function unsupported(cause: unknown): DefentryError {
  return new DefentryError({
    kind: "unsupported",
    message: "WebAssembly is missing or forbidden here: allow 'wasm-unsafe-eval' in the "
      + "Content-Security-Policy's script-src, or turn off the browser's lockdown for this page.",
    cause,
  });
}
