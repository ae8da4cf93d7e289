// Chromium as a user has it, without Playwright, which keeps every tab in sight and turns off the
// back/forward cache: tabs that are really hidden, frozen, put away and prerendered.
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ARGS, CHROMIUM } from "../support/browser.mjs";

const PATIENCE_MS = 15_000;

/** The DevTools protocol over the browser's pipe. */
class Wire {
  #next = 0;
  #waiting = new Map();
  #rest = "";

  constructor(child) {
    [, , , this.out, this.in] = child.stdio;
    this.in.setEncoding("utf8").on("data", (chunk) => {
      const parts = (this.#rest + chunk).split("\0");
      this.#rest = parts.pop();
      for (const part of parts) this.#hear(JSON.parse(part));
    });
  }

  #hear({ id, result, error }) {
    const [resolve, reject] = this.#waiting.get(id) ?? [];
    this.#waiting.delete(id);
    if (error) reject?.(new Error(error.message));
    else resolve?.(result);
  }

  send(method, params = {}, sessionId = undefined) {
    const id = ++this.#next;
    this.out.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    return new Promise((resolve, reject) => this.#waiting.set(id, [resolve, reject]));
  }
}

export class Tab {
  constructor(wire, sessionId) {
    this.send = (method, params) => wire.send(method, params, sessionId);
  }

  /** As Playwright's: what a function gives when it is run in the page. */
  async evaluate(work, arg) {
    const { result, exceptionDetails } = await this.send("Runtime.evaluate", {
      expression: typeof work === "string" ? work : `(${work})(${JSON.stringify(arg)})`,
      awaitPromise: true, returnByValue: true, userGesture: true,
    });
    if (exceptionDetails) {
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    }
    return result.value;
  }

  async until(work, arg) {
    const ends = Date.now() + PATIENCE_MS;
    // A page that is being left has nothing to say yet.
    while (!await this.evaluate(work, arg).catch(() => false)) {
      if (Date.now() > ends) throw new Error(`never came true: ${work}`);
      await sleep(50);
    }
  }

  async goto(url) {
    await this.send("Page.navigate", { url });
    await this.until((url) => location.href === url && document.readyState === "complete", url);
  }

  front() {
    return this.send("Page.bringToFront");
  }

  offline(offline) {
    return this.send("Network.emulateNetworkConditions", {
      offline, latency: 0, downloadThroughput: -1, uploadThroughput: -1,
    });
  }
}

export async function openChromium() {
  const folder = await mkdtemp(path.join(tmpdir(), "chromium-"));
  const child = spawn(CHROMIUM, [
    ...ARGS, "--headless=new", "--no-sandbox", "--remote-debugging-pipe",
    `--user-data-dir=${folder}`, "about:blank",
  ], { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
  const ended = new Promise((resolve) => child.once("close", resolve));
  const wire = new Wire(child);
  const attach = async (targetId) => {
    const { sessionId } = await wire.send("Target.attachToTarget", { targetId, flatten: true });
    const tab = new Tab(wire, sessionId);
    tab.close = () => wire.send("Target.closeTarget", { targetId });
    tab.leave = () => wire.send("Target.detachFromTarget", { sessionId });
    await Promise.all(["Page.enable", "Network.enable"].map((method) => tab.send(method)));
    return tab;
  };
  return {
    /** A new tab, in front of the others. */
    async tab(url) {
      const { targetId } = await wire.send("Target.createTarget", { url: "about:blank" });
      const tab = await attach(targetId);
      await tab.goto(url);
      return tab;
    },
    /** The tab that shows `url`, which nobody watches. */
    async find(url) {
      const { targetInfos } = await wire.send("Target.getTargets");
      return attach(targetInfos.find((info) => info.type === "page" && info.url === url).targetId);
    },
    async close() {
      wire.send("Browser.close").catch(() => {});
      await ended;
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
