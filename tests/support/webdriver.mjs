// Browsers by plain WebDriver. One process per `open`, and it does not outlive us.
//
//   const browser = await open("firefox");          // or "webkit", "chromium"
//   const page = await browser.page();              // the first window, then new tabs
//   await page.goto(url);
//   const sum = await page.run(async (a) => (await window.add(a, 1)), 41);
//   await browser.close();
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ARGS, CHROMIUM } from "./browser.mjs";
import { leash } from "./leash.mjs";
import { Page } from "./webdriver-page.mjs";

const STARTS_WITHIN_MS = 20_000;
const SCRIPT_MS = 60_000;
/** A driver that says nothing for so long is broken: every command has a shorter limit. */
const ANSWERS_WITHIN_MS = 90_000;
/** Nothing but this machine: what is elsewhere meets a port where nobody listens. */
const NOWHERE = "127.0.0.1:9";
const ALWAYS = {
  proxy: {
    proxyType: "manual",
    httpProxy: NOWHERE,
    sslProxy: NOWHERE,
    noProxy: ["127.0.0.1", "localhost", ".localhost", "::1"],
  },
  timeouts: { script: SCRIPT_MS, pageLoad: 30_000 },
};

const { env } = process;
const DRIVERS = {
  chromium: {
    command: env.CHROMEDRIVER ?? "chromedriver",
    args: (port) => [`--port=${port}`],
    capabilities: {
      ...ALWAYS,
      "goog:chromeOptions": { binary: CHROMIUM, args: ["--headless", "--no-sandbox", ...ARGS] },
    },
  },
  firefox: {
    command: env.GECKODRIVER ?? "geckodriver",
    // The other port has a fixed default, over which two drivers would fight.
    args: (port) => ["--port", port, "--websocket-port", "0"],
    capabilities: {
      ...ALWAYS,
      "moz:firefoxOptions": {
        binary: env.FIREFOX ?? "/usr/bin/firefox-esr",
        args: ["-headless"],
        // WebRTC may speak to this machine, since it must not to others.
        prefs: { "media.peerconnection.ice.loopback": true },
      },
    },
  },
  webkit: {
    command: env.WEBKITDRIVER ?? "WebKitWebDriver",
    args: (port) => [`--port=${port}`],
    capabilities: ALWAYS,
    // Without a display it hangs: it knows no headless mode.
    display: env.XVFB ?? "Xvfb",
  },
};

/** Starts "chromium", "firefox" or "webkit". */
export async function open(name) {
  const { command, args, capabilities, display } = DRIVERS[name];
  // Profiles and caches, so that a run leaves nothing behind and finds nothing of another.
  const home = await mkdtemp(path.join(tmpdir(), `${name}-`));
  const started = [];
  const close = async () => {
    await Promise.all(started.map((program) => program.stop()));
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const at = { HOME: home, TMPDIR: home };
    if (display) {
      const screen = leash(display, ["-displayfd", "3", "-nolisten", "tcp"], { fd3: "pipe" });
      started.push(screen);
      Object.assign(at, { DISPLAY: `:${await number(screen)}`, GDK_BACKEND: "x11" });
    }
    const port = String(await freePort());
    const driver = leash(command, args(port), { env: at });
    started.push(driver);
    const call = caller(`http://127.0.0.1:${port}`);
    await within(async () => (await call("GET", "/status")).ready || null, driver);
    const session = await call("POST", "/session", { capabilities: { alwaysMatch: capabilities } });
    return new Browser(session, call, close);
  } catch (error) {
    await close();
    throw error;
  }
}

class Browser {
  #call;
  #close;
  #base;
  #window;
  /** Commands go one after another: each page has to be switched to first. */
  #last = Promise.resolve();
  #first = true;

  constructor({ sessionId, capabilities }, call, close) {
    this.version = `${capabilities.browserName} ${capabilities.browserVersion}`;
    this.#base = `/session/${sessionId}`;
    this.#call = call;
    this.#close = close;
  }

  async page() {
    const send = (...command) => this.#call(command[0], this.#base + command[1], command[2]);
    let handle;
    await this.#turn(async () => {
      handle = this.#first
        ? await send("GET", "/window")
        : (await send("POST", "/window/new", { type: "tab" })).handle;
      this.#first = false;
    });
    return new Page((method, route, body) => this.#turn(async () => {
      if (this.#window !== handle) await send("POST", "/window", { handle });
      this.#window = handle;
      return send(method, route, body);
    }));
  }

  #turn(work) {
    const mine = this.#last.then(work);
    this.#last = mine.catch(() => {});
    return mine;
  }

  async close() {
    // Politely first: what is killed may leave files behind. Politeness has its limits.
    const gone = this.#call("DELETE", this.#base).catch(() => {});
    await Promise.race([gone, sleep(5000, null, { ref: false })]);
    await this.#close();
  }
}

function caller(base) {
  return async (method, route, body) => {
    const response = await fetch(base + route, {
      method,
      ...(body && { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
      signal: AbortSignal.timeout(ANSWERS_WITHIN_MS),
    });
    const { value } = await response.json();
    if (response.ok) return value;
    throw new Error(`${method} ${route.replace(/^\/session\/[^/]+/, "")}: ${value.error}: `
      + value.message);
  };
}

/** What `ask` gives once it gives something; a program that does not get there is quoted. */
async function within(ask, program) {
  const end = Date.now() + STARTS_WITHIN_MS;
  for (;;) {
    const answer = await ask().catch(() => null);
    if (answer !== null) return answer;
    if (!program.alive() || Date.now() > end) {
      throw new Error(`it did not start; it said:\n${program.said()}`);
    }
    await sleep(50);
  }
}

/** The display that Xvfb found free. */
function number(screen) {
  let text = "";
  screen.fd3.setEncoding("utf8").on("data", (more) => (text += more));
  return within(async () => (text.endsWith("\n") ? text.trim() : null), screen);
}

/** Free a moment ago: the drivers cannot be asked which they took. */
async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}
