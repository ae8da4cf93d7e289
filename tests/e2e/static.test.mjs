// The web view as `cargo xtask demo --static` writes it: the whole journey from a plain file
// server, below any path, with no gateway but the one in the page.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, readFile, readdir, rm } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { launch, recordedPage } from "../support/browser.mjs";
import { Sandbox } from "../support/sandbox.mjs";
import { ROOT } from "../support/servers.mjs";
import { details, journey, open } from "./journey.mjs";

const FOLDER = path.join(ROOT, "target/static-tested");
const SCREENS = process.env.SCREENS ?? path.join(ROOT, "target/screens");
const BELOW = "/some/where/";
const OTHERS = /\/(?:plain|watchlist|element-(?:sv|nb|da|fi))[-.][^/]*$/;
const TYPES = {
  ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".json": "application/json",
};

let browser, server, url;

before(async () => {
  // As xtask does it, but for where it goes.
  const args = ["build", "www", "--mode", "static", "--outDir", FOLDER, "--emptyOutDir"];
  const vite = path.join(ROOT, "node_modules/vite/bin/vite.js");
  await promisify(execFile)(process.execPath, [vite, ...args], { cwd: ROOT });
  server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const name = pathname === BELOW ? "index.html" : pathname.slice(BELOW.length);
    const bytes = pathname.startsWith(BELOW)
      && await readFile(path.join(FOLDER, name)).catch(() => undefined);
    if (!bytes || request.method !== "GET") return response.writeHead(404).end();
    return response.writeHead(200, { "content-type": TYPES[path.extname(name)] }).end(bytes);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  url = `http://localhost:${server.address().port}${BELOW}`;
  browser = await launch();
  await mkdir(SCREENS, { recursive: true });
});
after(async () => {
  await browser?.close();
  server?.closeAllConnections();
  server?.close();
  await rm(FOLDER, { recursive: true, force: true });
});

/** The sandbox of the page, driven as the one with a server is. */
class InPage extends Sandbox {
  constructor(page) {
    super("");
    this.page = page;
  }

  control(...args) {
    return this.page.evaluate(([method, path, body]) => (
      window.sandbox.control(method, `/control/${path}`, body)), args);
  }
}

async function scene(work) {
  const opened = await recordedPage(browser);
  opened.page.setDefaultTimeout(20_000);
  try {
    return await work(opened);
  } finally {
    await opened.close();
  }
}

test("the journey asks for its folder's files alone", { timeout: 90_000 }, async () => {
  await scene(async ({ page, settled }) => {
    const sandbox = new InPage(page);
    const shoot = (name) => page.screenshot({ path: path.join(SCREENS, `static-${name}.png`) });
    await journey(page, {
      webUrl: url,
      sandbox,
      after: async (step) => {
        if (["scan", "removals-later", "history"].includes(step)) await shoot(step);
      },
    });
    assert.deepEqual(await sandbox.unmatched(), []);
    const { sent, violations, pageErrors, console: said } = await settled();
    assert.deepEqual([violations, pageErrors, said], [[], [], []]);
    const files = (await readdir(FOLDER, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => url + path.relative(FOLDER, path.join(parentPath, name)));
    const asked = sent.map((one) => `${one.method} ${one.url}`).sort();
    // The address itself is index.html. Other pages and languages are loaded where they are needed.
    const own = files.filter((file) => !OTHERS.test(file))
      .map((file) => `GET ${file.replace(/index\.html$/, "")}`).sort();
    assert.deepEqual(asked, own, "each once");
  });
});

test("its other pages have the gateway in them, too", { timeout: 60_000 }, async () => {
  await scene(async ({ page, settled }) => {
    await page.goto(`${url}index.html`);
    await page.getByRole("link", { name: "Watchlist" }).click();
    await page.locator("defentry-watchlist [role=tab]").first().waitFor();
    await page.getByRole("link", { name: "Plain API" }).click();
    await page.getByTestId("plain-submit").click();
    await page.getByTestId("plain-phase").filter({ hasText: "validation" }).waitFor();
    const { sent, violations, pageErrors } = await settled();
    assert.deepEqual([violations, pageErrors], [[], []]);
    assert.ok(sent.every((one) => one.url.startsWith(url)));
  });
});

test("its faults are armed in the page, too", { timeout: 60_000 }, async () => {
  await scene(async ({ page }) => {
    await open(page, url);
    await page.getByTestId("in-page").waitFor();
    await page.getByTestId("faults").locator("summary").click();
    await page.getByTestId("fault-cors-off").click();
    await page.getByTestId("faults-status").getByText("Armed: No CORS at all.").waitFor();
    await details(page);
    await page.getByTestId("details-submit").click();
    await page.getByTestId("error-panel").waitFor();
    await page.getByTestId("faults-clear").click();
    await page.getByTestId("faults-status").getByText("Nothing is armed.").waitFor();
  });
});
