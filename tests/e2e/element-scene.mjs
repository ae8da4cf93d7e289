// One bench and one browser per test file; a fresh page per test, judged at its end by what it did
// besides: nothing is sent, stored, written to the console, or refused by the policy.
import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { launch, recordedPage } from "../support/browser.mjs";
import { InPage, startBench } from "../support/element-bench.mjs";

const TEST_LIMIT_MS = 90_000;
const STEP_LIMIT_MS = 15_000;
/** What tests ask of a page, put into it before it is opened. */
const SCRIPTS = ["element-look.js", "element-listen.js"]
  .map((name) => fileURLToPath(new URL(`./in-page/${name}`, import.meta.url)));

/** Opens a page whose `show(options)` goes to the bench, until the element stands somewhere. */
export async function openBench(browser, bench, { clock = false, ...options } = {}) {
  const open = await recordedPage(browser, options);
  const { page } = open;
  page.setDefaultTimeout(STEP_LIMIT_MS);
  if (clock) await page.clock.install({ time: new Date("2026-06-16T21:00:00Z") });
  for (const script of SCRIPTS) await page.addInitScript({ path: script });
  const show = async (wanted) => {
    await page.goto(bench.address(wanted));
    await page.locator("html[data-ready]").waitFor({ state: "attached" });
    if (wanted?.client === false || wanted?.stay) return;
    const there = "[data-step], [data-testid=error-panel], [data-testid=ended-panel], [role=tab]";
    await page.locator(there).first().waitFor();
  };
  return { ...open, show, gateway: new InPage((work, given) => page.evaluate(work, given)) };
}

/** Registers the servers with node:test, and gives `scene(name, [options], body)`. */
export function stage() {
  const world = {};
  before(async () => {
    [world.browser, world.bench] = await Promise.all([launch(), startBench()]);
  });
  after(async () => {
    await world.browser?.close();
    world.bench?.stop();
  });

  function scene(name, options, body = options) {
    test(name, { timeout: TEST_LIMIT_MS }, async () => {
      const given = typeof options === "function" ? {} : options;
      const open = await openBench(world.browser, world.bench, given);
      try {
        await body({ ...world, ...open });
        await quiet(open, world.bench);
      } catch (error) {
        await picture(open.page, name);
        throw error;
      } finally {
        await open.close();
      }
    });
  }
  return { world, scene };
}

/** Whatever happened on the page: it spoke to nobody, wrote nothing, and left nothing behind. */
export async function quiet({ page, context, settled }, bench) {
  const { sent, console, pageErrors, violations } = await settled();
  const elsewhere = sent.map(({ url }) => url).filter((url) => !url.startsWith(`${bench.url}/`));
  assert.deepEqual({ elsewhere, console, pageErrors, violations },
    { elsewhere: [], console: [], pageErrors: [], violations: [] });
  const stored = await page.evaluate(async () => [
    { ...localStorage }, { ...sessionStorage }, await indexedDB.databases(), await caches.keys(),
    document.cookie, window.name, history.state,
  ]);
  assert.deepEqual([stored, await context.cookies()], [[{}, {}, [], [], "", "", null], []]);
}

async function picture(page, name) {
  const folder = process.env.SCREENS;
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  const file = `failed-${name.replaceAll(/\W+/g, "-").toLowerCase()}.png`;
  await page.screenshot({ path: path.join(folder, file), fullPage: true }).catch(() => {});
}
