// Chromium, and a page whose every word is recorded.
import { chromium } from "playwright-core";

export const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
export const ARGS = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-default-apps",
  // Nothing but this machine: a request to anywhere else shall fail, not travel.
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
];

export function launch() {
  return chromium.launch({ executablePath: CHROMIUM, chromiumSandbox: false, args: ARGS });
}

const SECRET_ROUTES = /\/(session\/defentry-code|api\/v1\/sso\/login)$/;

/** A fresh page in a context of its own. What it sends is read at the network, below any script. */
export async function recordedPage(browser, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1200, height: 800 }, ...options });
  const page = await context.newPage();
  const record = { sent: [], console: [], pageErrors: [], violations: [], secrets: new Set() };
  const pending = [];

  page.on("console", (message) =>
    record.console.push({ type: message.type(), text: message.text() }));
  page.on("pageerror", (error) => record.pageErrors.push(String(error.stack ?? error)));
  page.on("request", (request) => {
    pending.push(request.allHeaders().then(
      (headers) => record.sent.push({ url: request.url(), method: request.method(), headers }),
      () => record.sent.push({ url: request.url(), method: request.method(), headers: {} }),
    ));
  });
  // The code and the token, as they came: what must show up nowhere else.
  page.on("response", (response) => {
    if (!SECRET_ROUTES.test(new URL(response.url()).pathname) || !response.ok()) return;
    const read = response.text().then((text) => {
      if (!text.startsWith("{")) return record.secrets.add(text);
      const body = JSON.parse(text);
      return record.secrets.add((body.data ?? body).token);
    });
    // A page that is closed meanwhile matters to `settled` alone.
    read.catch(() => {});
    pending.push(read);
  });

  // The same once more from the network stack itself, preflights included.
  const cdp = await context.newCDPSession(page);
  const urls = new Map();
  record.raw = [];
  cdp.on("Network.requestWillBeSent", ({ requestId, request }) => urls.set(requestId, request.url));
  cdp.on("Network.requestWillBeSentExtraInfo", ({ requestId, headers }) =>
    record.raw.push({ requestId, headers }));
  await cdp.send("Network.enable");

  await page.exposeFunction("__violation", (text) => record.violations.push(text));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) =>
      window.__violation(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`));
  });

  return {
    page,
    context,
    record,
    /** Waits for what is still being read; call before looking into `record`. */
    async settled() {
      await Promise.all(pending);
      for (const entry of record.raw) entry.url = urls.get(entry.requestId);
      return record;
    },
    close: () => context.close(),
  };
}
