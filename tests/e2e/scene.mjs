// One sandbox, one partner's server and one browser per test file; a fresh page per test.
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { after, before, beforeEach, test } from "node:test";
import { launch, recordedPage } from "../support/browser.mjs";
import { startEdge, startSandbox, startWeb } from "../support/servers.mjs";

const TEST_LIMIT_MS = 90_000;
const STEP_LIMIT_MS = 20_000;

/**
 * Registers the servers with node:test, and gives `scene(name, [options], body)`. `edge`: a worker
 * issues the codes.
 */
export function stage({ edge = false } = {}) {
  const world = {};

  before(async () => {
    world.sandbox = await startSandbox();
    if (edge) world.edge = await startEdge(world.sandbox.url);
    world.web = await startWeb(world.sandbox.url, { edge: world.edge });
    world.browser = await launch();
  });
  beforeEach(() => world.sandbox.reset());
  after(async () => {
    await world.browser?.close();
    await world.web?.stop();
    await world.edge?.stop();
    await world.sandbox?.stop();
  });

  function scene(name, options, body = options) {
    const pageOptions = typeof options === "function" ? {} : options;
    test(name, { timeout: TEST_LIMIT_MS }, async () => {
      const open = await recordedPage(world.browser, pageOptions);
      open.page.setDefaultTimeout(STEP_LIMIT_MS);
      try {
        await body({ ...world, ...open, webUrl: world.web.url });
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

async function picture(page, name) {
  const folder = process.env.SCREENS;
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  const file = `failed-${name.replaceAll(/\W+/g, "-").toLowerCase()}.png`;
  await page.screenshot({ path: path.join(folder, file), fullPage: true }).catch(() => {});
}
