// Opens a project's page in a browser, and gives what it shows.
import { showInChromium } from "./chromium.mjs";
import { showDriven } from "./driven.mjs";

/** Scans are fast here; a development server that compiles at first sight is not. */
export const SHOWS_WITHIN_MS = 60_000;

/**
 * `{ result, wasm, troubles, bytes? }`: the result as JSON, the addresses of the `.wasm` files that
 * the page has loaded, what nobody should see, and (Chromium) the size of its code by brotli.
 */
export function show(url, gateway, browser = "chromium") {
  const address = new URL(url);
  address.searchParams.set("gateway", gateway);
  if (browser === "chromium") return showInChromium(address.href, gateway);
  return showDriven(browser, address.href, gateway);
}

/** What the journey does with the gateway is its own matter: refusals are part of it. */
export const isOurs = (address, gateway) =>
  !address.startsWith(gateway) && !address.endsWith("/favicon.ico");
