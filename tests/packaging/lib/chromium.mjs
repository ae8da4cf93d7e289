// Chromium, one for all projects, and a context of its own for each page.
import { launch } from "../../support/browser.mjs";
import { brotli } from "./assets.mjs";
import { SHOWS_WITHIN_MS, isOurs } from "./pages.mjs";

const CODE = /javascript|wasm/;
let browser;

export async function showInChromium(url, gateway) {
  browser ??= launch();
  const context = await (await browser).newContext();
  const page = await context.newPage();
  const seen = listenTo(page, gateway);
  try {
    // A framework's dev server compiles what is asked for first: on a busy machine, over half a minute.
    await page.goto(url, { timeout: 120_000 });
    const shown = page.locator("#result:not(:empty)");
    await shown.waitFor({ state: "attached", timeout: SHOWS_WITHIN_MS });
    const result = JSON.parse(await shown.textContent());
    await Promise.all(seen.pending);
    return {
      result,
      troubles: seen.troubles,
      wasm: [...seen.code.keys()].filter((address) => new URL(address).pathname.endsWith(".wasm")),
      bytes: [...seen.code.values()].reduce((sum, size) => sum + size, 0),
    };
  } catch (error) {
    const text = await page.locator("body").innerText({ timeout: 1_000 }).catch(() => "nothing");
    const told = [error.message, `The page says: ${text}`, ...seen.troubles];
    throw new Error(told.join("\n"), { cause: error });
  } finally {
    await context.close();
  }
}

/** `code`: the size of each file of code by its address, as it comes in. */
function listenTo(page, gateway) {
  const seen = { troubles: [], code: new Map(), pending: [] };
  const trouble = (text) => seen.troubles.push(text);
  page.on("console", (message) => {
    const { url } = message.location();
    if (message.type() === "error" && isOurs(url, gateway)) trouble(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => trouble(`error: ${error.stack ?? error}`));
  page.on("requestfailed", (request) => {
    if (!isOurs(request.url(), gateway)) return;
    trouble(`request: ${request.url()} ${request.failure()?.errorText}`);
  });
  page.on("response", (response) => {
    const url = response.url();
    if (!isOurs(url, gateway)) return;
    if (response.status() >= 400) trouble(`request: ${url} ${response.status()}`);
    if (!CODE.test(response.headers()["content-type"] ?? "")) return;
    // A body that cannot be read belongs to a page that was reloaded meanwhile.
    seen.pending.push(response.body().then((body) => seen.code.set(url, brotli(body)), () => {}));
  });
  return seen;
}

export const closeChromium = async () => (await browser)?.close();
