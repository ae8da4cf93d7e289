import { DefentryError, toError } from "./error.js";

/**
 * Loads the core, each runtime in its own way: at the first call, and kept. A failed load is
 * forgotten, so that the next call tries again.
 */
export function loaded(load: () => Promise<void> | void): () => Promise<void> {
  let loading: Promise<void> | undefined;
  return async () => {
    if (typeof WebAssembly !== "object") throw unsupported();
    try {
      await (loading ??= Promise.resolve().then(load));
    } catch (error) {
      loading = undefined;
      throw loadError(error);
    }
  };
}

function loadError(error: unknown): DefentryError {
  // A CSP that forbids wasm is a CompileError, or an EvalError in WebKit.
  for (const type of [WebAssembly.CompileError, EvalError]) {
    if (error instanceof type) return unsupported(error);
  }
  if (!(error instanceof TypeError)) return toError(error);
  return new DefentryError({
    kind: "network", message: "The client's core could not be loaded, or it is another build's.",
    retryable: true, cause: error,
  });
}

function unsupported(cause?: unknown): DefentryError {
  return new DefentryError({
    kind: "unsupported", cause,
    message: "WebAssembly is missing or forbidden here: the Content-Security-Policy's script-src "
      + "needs 'wasm-unsafe-eval', and Lockdown Mode has to be off for this page.",
  });
}
