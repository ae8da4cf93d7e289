// A sandbox, a server for the page, and a Chromium whose windows are seen all at once, and can be
// minimised: their pages are hidden then as a user's are, timers throttled and all.
import { setTimeout as sleep } from "node:timers/promises";
import path from "node:path";
import { openChromium } from "../../tests/e2e/tabs.mjs";
import { startSandbox } from "../../tests/support/servers.mjs";
import { DIST } from "../lib/chromium.mjs";
import { serve } from "../lib/files.mjs";

const OPENS_WITHIN_MS = 20_000;

/** Runs `work({ sandbox, open })`, and stops all of it after. */
export async function inWindows(work) {
  const stops = [];
  try {
    const sandbox = await startSandbox();
    stops.push(() => sandbox.stop());
    const server = await serve({
      roots: { "/dist/": `${DIST}/`, "/watching/": `${import.meta.dirname}${path.sep}` },
      routes: {
        "/session/code": async (request, response, url) => {
          response.end(await sandbox.code(url.searchParams.get("email")));
        },
      },
    });
    stops.push(() => server.stop());
    const chromium = await openChromium();
    stops.push(() => chromium.close());
    const home = await chromium.tab(`${server.url}/`);
    return await work({ sandbox, open: (name) => open(chromium, home, `${server.url}/?${name}`) });
  } finally {
    for (const stop of stops.reverse()) await stop();
  }
}

/** A window with a process of its own; `minimised(true)` hides it. */
async function open(chromium, home, url) {
  await home.evaluate((url) => {
    window.open(url, "_blank", "popup,noopener,width=500,height=400");
  }, url);
  const tab = await attached(chromium, url);
  await tab.until((url) => location.href === url && document.readyState === "complete", url);
  await tab.evaluate('import("/watching/page.mjs").then(() => 1)');
  const { windowId } = await tab.send("Browser.getWindowForTarget");
  return Object.assign(tab, {
    async minimised(hidden) {
      const windowState = hidden ? "minimized" : "normal";
      await tab.send("Browser.setWindowBounds", { windowId, bounds: { windowState } });
      await tab.until((hidden) => document.hidden === hidden, hidden);
    },
  });
}

async function attached(chromium, url) {
  for (const ends = Date.now() + OPENS_WITHIN_MS; ;) {
    try {
      return await chromium.find(url);
    } catch (error) {
      // It is not there yet.
      if (Date.now() > ends) throw error;
      await sleep(50);
    }
  }
}
