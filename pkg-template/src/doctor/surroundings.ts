// What the page stands on: read off the runtime, nothing sent.
import type { Check } from "./types.js";
import { check, failed, ok, skipped } from "./words.js";

/** The shortest module there is: its magic number and version. */
const NO_MODULE = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);

/** A page or a worker of one. Elsewhere there is no origin, and so no CORS. */
export const isBrowser = (): boolean => typeof location === "object";

export const surroundings = (): Check[] => [online(), secure(), worker(), wasm()];

const elsewhere = (name: string): Check => skipped(name, "This runtime does not say.");

function online(): Check {
  const name = "online";
  const isOnline = globalThis.navigator?.onLine;
  if (typeof isOnline !== "boolean") return elsewhere(name);
  return isOnline ? ok(name, "The browser says so.")
    : failed(name, "The browser says that it is not.");
}

function secure(): Check {
  const name = "secure context";
  if (typeof globalThis.isSecureContext !== "boolean") return elsewhere(name);
  return isSecureContext ? ok(name, "The page is one.") : check(
    name, "warning", "The page is none: anyone on the way can change its script.",
    "Serve the page over https.",
  );
}

function worker(): Check {
  const name = "service worker";
  const container = isBrowser() ? navigator.serviceWorker : undefined;
  if (!container) return elsewhere(name);
  return container.controller ? check(
    name, "warning",
    "One controls this page: it sees every token, and may have answered for the gateway.",
    "Keep its fetch handler from the gateway's requests.",
  ) : ok(name, "None controls this page.");
}

function wasm(): Check {
  const name = "WebAssembly";
  try {
    new WebAssembly.Module(NO_MODULE);
    return ok(name, "It compiles here.");
  } catch {
    return failed(
      name, "It is missing, or may not compile here.",
      "Allow 'wasm-unsafe-eval' in the CSP's script-src, or end the browser's lockdown.",
    );
  }
}
