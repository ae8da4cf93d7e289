// The soak in a page, driven from outside: only there can memory be collected and measured.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { launch } from "../../support/browser.mjs";
import { CONSUMER } from "../../support/package.mjs";
import { drive } from "./drive.mjs";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const DIST = path.join(CONSUMER, "node_modules/defentry-web/dist");

/** Serves an empty page, these files, and the package's default entry. */
async function serve() {
  const server = createServer(async ({ url }, response) => {
    const name = path.basename(url);
    if (name === "") {
      return response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html>");
    }
    const file = path.join(name === "browser.js" ? DIST : HERE, name);
    const text = await readFile(file).catch(() => undefined);
    response.writeHead(text ? 200 : 404, { "content-type": "text/javascript" });
    return response.end(text);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Runs it all; gives what `drive` gives, and what went wrong in the page unheard. */
export async function inPage(data) {
  const server = await serve();
  const browser = await launch();
  try {
    const page = await browser.newPage();
    const unhandled = [];
    page.on("pageerror", (error) => unhandled.push(String(error.stack ?? error)));
    await page.goto(server.url);
    await page.evaluate(async (given) => {
      const { soak } = await import("/run.mjs");
      globalThis.running = await soak(() => import("/browser.js"), given);
    }, data);
    const cdp = await page.context().newCDPSession(page);
    await cdp.send("HeapProfiler.enable");

    const heap = async () => {
      // What is freed by a FinalizationRegistry is freed in a turn after the collection.
      for (let i = 0; i < 3; i += 1) {
        await cdp.send("HeapProfiler.collectGarbage");
        await page.evaluate(() => new Promise((go) => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => go(port1.close());
          port2.postMessage(0);
        }));
      }
      // The platform's own objects, signals and responses, are not in the script's heap.
      const { usedSize, embedderHeapUsedSize = 0, backingStorageSize = 0 }
        = await cdp.send("Runtime.getHeapUsage");
      return usedSize + embedderHeapUsedSize + backingStorageSize;
    };
    const result = await drive({
      mixed: (calls, faulty) =>
        page.evaluate(([n, on]) => globalThis.running.mixed(n, on), [calls, faulty]),
      short: (count) => page.evaluate((n) => globalThis.running.short(n), count),
      size: () => page.evaluate(() => globalThis.running.size()),
      heap,
    });
    return { ...result, unhandled };
  } finally {
    await browser.close();
    server.stop();
  }
}
