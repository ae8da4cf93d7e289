// Where a page leaves traces: each place as text, so that a test can search all of them.
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { wholeHtml } from "../support/shadow.mjs";

const RRWEB = path.dirname(createRequire(import.meta.url).resolve("@rrweb/record"));
const RECORDER = fileURLToPath(new URL("./in-page/recorder.js", import.meta.url));

/** Starts to record `page`, before it is opened; gives `places()`. */
export async function traced({ page, context, record, settled }) {
  const lines = [];
  const sent = [];
  // As the browser tells it, previews and locations included.
  const cdp = await context.newCDPSession(page);
  for (const event of ["Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded"]) {
    cdp.on(event, (told) => lines.push(JSON.stringify(told)));
  }
  await Promise.all([cdp.send("Runtime.enable"), cdp.send("Log.enable")]);
  context.on("request", (request) =>
    sent.push({ url: request.url(), body: request.postData() ?? "" }));
  await page.addInitScript({ path: path.join(RRWEB, "record.umd.min.cjs") });
  await page.addInitScript({ path: RECORDER });

  return async (gateway) => {
    const inPage = await page.evaluate(async () => ({
      events: recorder.heard.join("\n"),
      recording: recorder.recorded.join("\n"),
      address: [location.href, document.referrer, JSON.stringify(history.state), window.name].join("\n"),
      storage: JSON.stringify([
        { ...localStorage }, { ...sessionStorage }, document.cookie,
        await indexedDB.databases(), await caches.keys(),
      ]),
      timeline: performance.getEntries().map(({ name }) => name).join("\n"),
    }));
    await settled();
    const isApi = (url) => new URL(url).origin === gateway;
    const headers = [...record.sent, ...record.raw].map(({ url, headers }) => {
      // The one header that is there for the token, and the one origin.
      const shown = Object.entries(headers).filter(([name]) =>
        !(url && isApi(url) && name.toLowerCase() === "authorization"));
      return `${url} ${JSON.stringify(shown)}`;
    });
    const bodies = sent.filter(({ url }) => !isApi(url)).map(({ body }) => body);
    return {
      ...inPage,
      dom: await wholeHtml(page),
      console: [...lines, ...record.console.map((line) => line.text), ...record.pageErrors].join("\n"),
      cookies: JSON.stringify(await context.cookies()),
      requests: [...headers, ...bodies].join("\n"),
    };
  };
}
