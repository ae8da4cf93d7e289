// Memory after calls, in Node and in Chromium, each sample in a process or a page of its own.
import { fork } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { inChromium } from "../lib/chromium.mjs";
import { ROOT } from "../../tests/support/servers.mjs";
import { OURS } from "./clients.mjs";
import { parts } from "./left.mjs";

const PAGE_BYTES = 65_536;
const CHILD = fileURLToPath(new URL("./left-node.mjs", import.meta.url));

/** `{ heap, wasm }` after each part. */
export function inNode(name, calls) {
  // The runner's own, by which a child would take itself for a part of a test.
  const { NODE_TEST_CONTEXT, ...env } = process.env;
  const child = fork(CHILD, { execArgv: ["--expose-gc"], env });
  return new Promise((resolve, reject) => {
    child.once("message", resolve).once("error", reject);
    child.once("exit", (status) => reject(new Error(`${name} ended with ${status}`)));
    child.send({ name, calls });
  });
}

/** Gives `work` a function like `inNode`, in one browser. */
export function withPages(roots, work) {
  const all = { ...roots, "/soak/": path.join(ROOT, "tests/all/soak/") };
  return inChromium({ roots: all }, ({ browser, url }) => work(async (name, calls) => {
    const page = await browser.newPage();
    try {
      await page.goto(`${url}/`);
      return await inPage(page, name, calls);
    } finally {
      await page.close();
    }
  }));
}

async function inPage(page, name, calls) {
  const file = name === OURS ? "/dist/browser.js" : `/${name}/client.mjs`;
  await page.evaluate(async ([of, from]) => {
    const { Wasm } = await import("/soak/wasm.mjs");
    globalThis.wasm = new Wasm().install();
    const { runner } = await import("/bench/calls/left.mjs");
    globalThis.run = await runner(of, await import(from));
  }, [name, file]);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("HeapProfiler.enable");
  const turn = () => page.evaluate(() => new Promise((go) => setTimeout(go)));
  const size = async () => {
    for (let i = 0; i < 3; i++) {
      await cdp.send("HeapProfiler.collectGarbage");
      await turn();
    }
    // The platform's own objects, signals and responses, are not in the script's heap.
    const { usedSize, embedderHeapUsedSize = 0, backingStorageSize = 0 }
      = await cdp.send("Runtime.getHeapUsage");
    const pages = await page.evaluate(() => globalThis.wasm.size.pages);
    return { heap: usedSize + embedderHeapUsedSize + backingStorageSize, wasm: pages * PAGE_BYTES };
  };
  return parts({ run: (n) => page.evaluate((many) => globalThis.run(many), n), size, calls });
}
