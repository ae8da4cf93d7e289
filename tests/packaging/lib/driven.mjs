// Firefox and WebKitGTK, a new one for each page: a second tab may be a hidden one, where watchers
// rest. They tell less than Chromium: what a page has loaded is read from its own list of
// resources, and errors are caught in the page (`inPage`).
import { open } from "../../support/webdriver.mjs";
import { SHOWS_WITHIN_MS, isOurs } from "./pages.mjs";

export async function showDriven(name, url, gateway) {
  const browser = await open(name);
  try {
    const page = await browser.page();
    await page.goto(url);
    const shown = () => document.querySelector("#result")?.textContent;
    const result = JSON.parse(await page.until(shown, SHOWS_WITHIN_MS));
    const loaded = await page.run(() => performance.getEntriesByType("resource")
      .map(({ name: address, responseStatus }) => ({ address, status: responseStatus ?? 0 })));
    const own = loaded.filter(({ address }) => isOurs(address, gateway));
    return {
      result,
      troubles: own.filter(({ status }) => status >= 400)
        .map(({ address, status }) => `request: ${address} ${status}`),
      wasm: own.map(({ address }) => address)
        .filter((address) => new URL(address).pathname.endsWith(".wasm")),
    };
  } finally {
    await browser.close();
  }
}
