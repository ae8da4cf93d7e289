// `defentry-web/testing` in Chromium: in the page, in a service worker, behind Playwright's routes.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { launch, recordedPage } from "../support/browser.mjs";
import { importedTesting } from "../support/in-memory.mjs";
import { DIST } from "./plain.mjs";

const IN_PAGE = fileURLToPath(new URL("./in-page/", import.meta.url));
const OWN = new Set(["testing-use.js", "testing-worker.js"]);
const API = "https://api.partner.example";
/** The page may ask nobody for anything but its files. */
const SEALED = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'";

let browser, server, url;

before(async () => {
  browser = await launch();
  server = createServer(async (request, response) => {
    const name = path.basename(new URL(request.url, "http://localhost").pathname);
    if (!name.endsWith(".js")) {
      const policy = request.url === "/sealed" ? { "content-security-policy": SEALED } : {};
      const headers = { "content-type": "text/html", ...policy };
      return response.writeHead(200, headers).end("<!doctype html>");
    }
    const bytes = await readFile(path.join(OWN.has(name) ? IN_PAGE : DIST, name)).catch(() => "");
    return response.writeHead(200, { "content-type": "text/javascript" }).end(bytes);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  url = `http://localhost:${server.address().port}`;
});
after(async () => {
  await browser?.close();
  server?.closeAllConnections();
  server?.close();
});

/** A page of the partner's, and where else its requests went. */
async function at(pathname, work) {
  const open = await recordedPage(browser);
  try {
    await open.page.goto(url + pathname);
    const seen = await work(open.page);
    const { sent, violations } = await open.settled();
    return { seen, elsewhere: sent.filter((one) => !one.url.startsWith(url)), violations };
  } finally {
    await open.close();
  }
}

test("in a page that may connect to nothing", { timeout: 60_000 }, async () => {
  const { seen, elsewhere, violations } = await at("/sealed", (page) => page.evaluate(async () => {
    const { inPage } = await import("/testing-use.js");
    return inPage();
  }));
  assert.deepEqual(seen, ["Stockholm", "conflict true", 25, 8, 0]);
  assert.deepEqual([elsewhere, violations], [[], []]);
});

test("in a service worker, for a page that knows nothing of it", { timeout: 60_000 }, async () => {
  const { seen } = await at("/", (page) => page.evaluate(async (baseUrl) => {
    const { serviceWorker } = navigator;
    const controlled = new Promise((go) => serviceWorker.addEventListener("controllerchange", go));
    await serviceWorker.register("/testing-worker.js", { type: "module" });
    await controlled;
    const { shortly } = await import("/testing-use.js");
    return shortly({ baseUrl });
  }, API));
  assert.deepEqual(seen, ["Stockholm", "conflict true", 25]);
});

test("behind Playwright's routes: what CORS does not expose stays hidden", { timeout: 60_000 }, async () => {
  const { sandbox } = await importedTesting();
  const gateway = await sandbox({ baseUrl: API });
  const { seen } = await at("/", async (page) => {
    await page.route("**/session/defentry-code", async (route) =>
      route.fulfill({ body: await gateway.getCode() }));
    await page.route(`${API}/**`, async (route) => {
      const request = route.request();
      const response = await gateway.handle(new Request(request.url(), {
        method: request.method(), headers: await request.allHeaders(), body: request.postData(),
      }));
      if (response.type === "error") return route.abort();
      return route.fulfill({
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: Buffer.from(await response.arrayBuffer()),
      });
    });
    const ids = () => page.evaluate(async (baseUrl) => {
      const { connect } = await import("/browser.js");
      const getCode = async () => (await fetch("/session/defentry-code", { method: "POST" })).text();
      const seen = [];
      const client = await connect({ baseUrl, getCode, onDiagnostic: (line) => seen.push(line.requestId) });
      await client.profile.get().catch(() => {});
      return seen.every(Boolean);
    }, API);
    assert.equal(await ids(), true);
    gateway.control("POST", "/control/cors", { hide_headers: ["*"] });
    assert.equal(await ids(), false, "the request's id is not exposed");
    gateway.control("POST", "/control/cors", {});
    gateway.fault({ match: { path: "/api/v1/sso/login" }, times: 1, kind: { reset: "before" } });
    return page.evaluate(async (baseUrl) => {
      const { shortly } = await import("/testing-use.js");
      const lost = await shortly({ baseUrl }).catch(({ kind }) => kind);
      return [lost, ...await shortly({ baseUrl })];
    }, API);
  });
  // A write whose login was lost was not sent: it is told, and nothing is repeated.
  assert.deepEqual(seen, ["network", "Stockholm", "conflict true", 25]);
  assert.ok(gateway.requests.every(({ origin }) => origin === null || origin === url));
  assert.ok(gateway.requests.some(({ faulted }) => faulted));
});
