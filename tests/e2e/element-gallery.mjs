// Every state of an element in light and dark, on a desk and on a phone: the pictures that the demo
// keeps, and what must hold in each.
import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { axe } from "../support/axe.mjs";
import { openBench } from "./element-scene.mjs";

const DESK = { width: 1200, height: 800 };
const PHONE = { width: 390, height: 844 };
/** As wide as a small phone, and as 1280 px at 400 %. */
const NARROW = { width: 320, height: 256 };
const LOOKS = [
  ["light", "desk", DESK], ["dark", "desk", DESK],
  ["light", "phone", PHONE], ["dark", "phone", PHONE],
];

/** Goes where a row says. */
export async function reach({ page, show, gateway }, { bench, reach: go, shows }) {
  await show(bench);
  await go?.(page, gateway);
  await page.locator(shows).first().waitFor();
}

/** Calls `seen(name)` in each of the four looks. */
async function looks(page, seen) {
  for (const [colorScheme, place, viewport] of LOOKS) {
    await page.setViewportSize(viewport);
    // Without motion: in the middle of a transition there are colours that nobody chose.
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await seen(`${colorScheme}-${place}`);
  }
}

async function shoot(page, folder, name, view) {
  await mkdir(folder, { recursive: true });
  // As high as the page: what sticks to the foot of the screen is at the foot of the picture then.
  const { width } = page.viewportSize();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height });
  const file = path.join(folder, `${name}-${view}.png`);
  // Seen once: Chromium had no frame to give for 15 s, on a busy machine. It is asked twice.
  await page.screenshot({ path: file }).catch(() => page.screenshot({ path: file }));
}

/** What is wrong with what is on the screen, a line each with the views that it is so in. */
async function complaints(page, { name, folder }) {
  const told = new Map();
  const note = (view, found) => {
    for (const line of found) told.set(line, new Set(told.get(line)).add(view));
  };
  const ask = async (view, what) => note(view, await page.evaluate((how) => look[how](), what));
  await looks(page, async (view) => {
    note(view, await axe(page));
    for (const what of ["small", "moving"]) await ask(view, what);
    if (folder) await shoot(page, folder, name, view);
  });
  await page.setViewportSize(NARROW);
  await ask("320 px", "wide");
  await page.evaluate(() => { document.dir = "rtl"; });
  await ask("320 px, right to left", "wide");
  await page.evaluate(() => look.space());
  await ask("320 px, with text spaced out", "wide");
  const personal = await page.evaluate(() => {
    bench.gateway.clearFaults();
    return bench.personal();
  });
  note("not marked", await page.evaluate((values) => look.unmarked(values), personal));
  const events = await page.evaluate(() => JSON.stringify(bench.events));
  note("in an event", personal.filter((value) => events.includes(value)));
  return [...told].map(([line, views]) => `${line} (${[...views].join(", ")})`);
}

/** A test per row. */
export function testStates(scene, rows) {
  const folder = process.env.SCREENS && path.join(process.env.SCREENS, "states");
  for (const row of rows) {
    scene(`state: ${row.name}`, row.page ?? {}, async (open) => {
      await reach(open, row);
      assert.deepEqual(await complaints(open.page, { name: row.name, folder }), []);
    });
  }
}

/** The pictures alone, of all rows, into `folder`. */
export async function gallery(browser, bench, rows, folder) {
  for (const row of rows) {
    const open = await openBench(browser, bench, row.page);
    await reach(open, row);
    await looks(open.page, (view) => shoot(open.page, folder, row.name, view));
    await open.close();
  }
}
