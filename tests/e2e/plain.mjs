// A partner's page with nothing on it but the package, for tests that look at its every word or
// turn the page itself about. Served from another site than the gateway: CORS is for real.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { after, before, beforeEach, test } from "node:test";
import { fileURLToPath } from "node:url";
import { launch, recordedPage } from "../support/browser.mjs";
import { CONSUMER, PROFILE } from "../support/package.mjs";
import { startSandbox } from "../support/servers.mjs";

export const DIST = path.join(CONSUMER, "node_modules/defentry-web/dist");
const IN_PAGE = fileURLToPath(new URL("./in-page/", import.meta.url));
const TYPES = { ".js": "text/javascript", ".wasm": "application/wasm" };
const BLANK = '<!doctype html><html lang="en"><title>plain</title>'
  + '<link rel="icon" href="data:,"><main></main>';
/** A page that uses the package as soon as it is loaded. */
const AT_ONCE = `${BLANK}<script type="module" src="/in-page/at-once.js"></script>`;
const TEST_LIMIT_MS = 60_000;

export const EMAIL = PROFILE.email;
/** Scans take 20 s of the sandbox's time. */
export const SCAN_MS = 25_000;

/** The package's files under `/`, the tests' own under `/in-page/`, and a route for codes. */
export async function startPartner(sandbox) {
  const given = { codes: 0 };
  const answer = async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const say = (status, type, body) =>
      response.writeHead(status, { "content-type": type }).end(body);
    if (pathname === "/session/defentry-code") {
      given.codes += 1;
      return say(200, "text/plain", await sandbox.code(EMAIL));
    }
    const type = TYPES[path.extname(pathname)];
    if (!type) return say(200, "text/html", pathname === "/at-once" ? AT_ONCE : BLANK);
    const folder = pathname.startsWith("/in-page/") ? IN_PAGE : DIST;
    return say(200, type, await readFile(path.join(folder, path.basename(pathname))));
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.writeHead(404).end());
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return Object.assign(given, {
    // The sandbox is 127.0.0.1, this is localhost: two sites.
    url: `http://localhost:${server.address().port}`,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  });
}

/** Registers the servers with node:test, and gives `scene(name, [options], body)`. */
export function stage() {
  const world = {};
  before(async () => {
    [world.browser, world.sandbox] = await Promise.all([launch(), startSandbox()]);
    world.partner = await startPartner(world.sandbox);
  });
  beforeEach(() => world.sandbox.reset());
  after(async () => {
    await world.browser?.close();
    world.partner?.stop();
    await world.sandbox?.stop();
  });

  /** `page` is on the partner's site with `/in-page/use.js` loaded, unless `blank` is asked for. */
  function scene(name, options, body = options) {
    const { blank = false, ...pageOptions } = typeof options === "function" ? {} : options;
    test(name, { timeout: TEST_LIMIT_MS }, async () => {
      const open = await recordedPage(world.browser, pageOptions);
      const url = world.partner.url;
      try {
        if (!blank) await visit(open.page, url);
        await body({ ...world, ...open, url, baseUrl: world.sandbox.url });
      } finally {
        await open.close();
      }
    });
  }
  return { world, scene };
}

/** Goes to the partner's page and loads what `page.evaluate` uses: `window.use`. */
export async function visit(page, url) {
  await page.goto(url);
  await page.evaluate(() => import("/in-page/use.js"));
}
