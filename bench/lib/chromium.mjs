// A page in Chromium over a static server: where the parts of the bench measure in a browser.
import path from "node:path";
import { chromium } from "playwright-core";
import { ARGS, CHROMIUM } from "../../tests/support/browser.mjs";
import { CONSUMER } from "../../tests/support/package.mjs";
import { serve } from "./files.mjs";

/** The package's files, as a partner has them. */
export const DIST = path.join(CONSUMER, "node_modules/defentry-web/dist");

/** The tests' browser, with more arguments where a part needs them (`--js-flags=--expose-gc`). */
export function launch(args = []) {
  return chromium.launch({
    executablePath: CHROMIUM, chromiumSandbox: false, args: [...ARGS, ...args],
  });
}

/**
 * Opens an empty page over `roots` and `routes` (see files.mjs; `/dist/` is the package's), and
 * gives what `work({ page, cdp, browser, url, seen })` gives. What a page throws unheard fails it.
 */
export async function inChromium({ roots, routes, headers, args } = {}, work) {
  const server = await serve({ roots: { "/dist/": `${DIST}/`, ...roots }, routes, headers });
  let browser;
  try {
    browser = await launch(args);
    const page = await browser.newPage();
    const unheard = [];
    page.on("pageerror", (error) => unheard.push(String(error.stack ?? error)));
    await page.goto(`${server.url}/`);
    const cdp = await page.context().newCDPSession(page);
    const result = await work({ page, cdp, browser, url: server.url, seen: server.seen });
    if (unheard.length) throw new Error(`unheard in the page:\n${unheard.join("\n")}`);
    return result;
  } finally {
    await browser?.close();
    await server.stop();
  }
}
