// Drives the running demo and leaves screenshots. WEB_URL and SANDBOX_URL say where it runs, and
// EDGE_LOG what the worker wrote, if there is one.
import assert from "node:assert/strict";
import { mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { launch, recordedPage } from "../support/browser.mjs";
import { startBench } from "../support/element-bench.mjs";
import { Sandbox } from "../support/sandbox.mjs";
import { gallery } from "./element-gallery.mjs";
import { AFTERWARDS, LANDINGS, REVIEWS, SIGNING, TROUBLE } from "./element-states.mjs";
import { UNWATCHED, WATCHED } from "./element-watchlist-states.mjs";
import { journey } from "./journey.mjs";

const { WEB_URL, SANDBOX_URL, EDGE_LOG, SCREENS = "target/screens" } = process.env;
if (!WEB_URL || !SANDBOX_URL) throw new Error("WEB_URL and SANDBOX_URL must be set");

const DESK = { width: 1200, height: 800 };
const PHONE = { width: 375, height: 720 };
/** Two of the steps are shown as a phone has them too, in its dark colours. */
const ON_PHONE = new Set(["scan-done", "review"]);

await mkdir(SCREENS, { recursive: true });
const sandbox = new Sandbox(SANDBOX_URL);
const browser = await launch();
let taken = 0;

async function shoot(page, name) {
  taken += 1;
  const file = path.join(SCREENS, `${String(taken).padStart(2, "0")}-${name}.png`);
  await page.screenshot({ path: file });
  console.log(file);
}

async function look(page, viewport, colorScheme) {
  await page.setViewportSize(viewport);
  // Without motion: a picture taken in the middle of a transition shows colours that nobody chose.
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
}

/** Every code that the gateway gave out was the worker's, who wrote a line about it. */
async function codesWereTheWorkers() {
  const lines = (await readFile(EDGE_LOG, "utf8")).split("\n");
  const issued = lines.filter((line) => line.includes('"outcome":"issued"')).length;
  const given = (await sandbox.log()).filter(({ path: asked }) => asked === "/api/v1/sso/code");
  assert.deepEqual([...new Set(given.map(({ origin }) => origin))], [null], "no page asked");
  assert.equal(given.length, issued, "codes given, codes issued by the worker");
  console.log(`codes from the worker: ${issued}`);
}

/** The elements alone, in each of their states: light and dark, on a desk and on a phone. */
async function everyState(browser) {
  const bench = await startBench();
  const rows = [
    ...LANDINGS, ...REVIEWS, ...SIGNING, ...AFTERWARDS, ...TROUBLE, ...WATCHED, ...UNWATCHED,
  ];
  try {
    await gallery(browser, bench, rows, path.join(SCREENS, "states"));
  } finally {
    bench.stop();
  }
}

try {
  const desk = await recordedPage(browser);
  await journey(desk.page, {
    webUrl: WEB_URL,
    sandbox,
    after: async (name) => {
      await shoot(desk.page, name);
      if (!ON_PHONE.has(name)) return;
      await look(desk.page, PHONE, "dark");
      await shoot(desk.page, `${name}-phone`);
      await look(desk.page, DESK, "light");
    },
  });
  await desk.close();
  if (EDGE_LOG) await codesWereTheWorkers();
  await everyState(browser);
} finally {
  await sandbox.speed(1);
  await browser.close();
}
