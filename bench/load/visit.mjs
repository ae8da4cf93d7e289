// One visitor: comes for the first time, comes back, comes back once more.
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import path from "node:path";
import { chromium } from "playwright-core";
import { ARGS, CHROMIUM } from "../../tests/support/browser.mjs";
import { ROOT } from "../../tests/support/servers.mjs";

const SCRATCH = path.join(ROOT, "target/bench");
export const VISITS = ["first", "second", "third"];
/** How a page is come to. Latency in ms, the rest in bytes a second. */
export const PLACES = [
  { name: "fast", label: "this machine" },
  { name: "slow", label: "CPU 4× slower", cpu: 4 },
  {
    // What comes from the cache is the same as without the line.
    name: "phone", label: "CPU 4× slower, 150 ms, 1.6 Mbit/s", cpu: 4, visits: 1,
    line: { latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 },
  },
];
export const visitsFrom = ({ visits = VISITS.length }) => visits;

/** The browser's own windows are loaded first. */
const STARTS_MS = 3_000;
/** What V8 has compiled is written into the browser's cache once a page is at rest. */
const RESTS_MS = 500;
const rest = (ms) => new Promise((done) => setTimeout(done, ms));

/** A browser that keeps what it compiled, as a user's does: a private window does not. */
export async function openProfile() {
  await mkdir(SCRATCH, { recursive: true });
  const folder = await mkdtemp(path.join(SCRATCH, "profile-"));
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: CHROMIUM, chromiumSandbox: false, args: ARGS,
  });
  await rest(STARTS_MS);
  return {
    context,
    async close() {
      await context.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function visit(context, site, folder, { cpu, line, comesBack }) {
  const page = await context.newPage();
  try {
    // From another page of the site: else the start of a process would be most of it.
    await page.goto(site.url);
    const cdp = await context.newCDPSession(page);
    if (cpu) await cdp.send("Emulation.setCPUThrottlingRate", { rate: cpu });
    if (line) {
      await cdp.send("Network.enable");
      await cdp.send("Network.emulateNetworkConditions", { offline: false, ...line });
    }
    const [seen, sent] = [site.seen.length, site.sent.length];
    const [told] = await Promise.all([
      site.told(), page.goto(site.url + folder, { waitUntil: "commit" }),
    ]);
    if (comesBack) await rest(RESTS_MS);
    return {
      ...told,
      // What the server was asked for, and how much of it had to travel.
      asked: site.seen.slice(seen).map((line) => line.replace(folder, "")),
      bytes: site.sent.slice(sent).reduce((sum, file) => sum + file.bytes, 0),
    };
  } finally {
    await page.close();
  }
}

/** `[first, second, third]`, each in a tab and a process of its own. */
export async function visitor(context, site, name, place) {
  const folder = site.fresh(name);
  const visits = [];
  const last = visitsFrom(place) - 1;
  while (visits.length <= last) {
    const comesBack = visits.length < last;
    visits.push(await visit(context, site, folder, { ...place, comesBack }));
  }
  return visits;
}
