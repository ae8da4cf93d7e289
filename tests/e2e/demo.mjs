// Drives the running demo and leaves screenshots. WEB_URL and SANDBOX_URL say where it runs.
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { launch, recordedPage } from "../support/browser.mjs";
import { Sandbox } from "../support/sandbox.mjs";
import { journey, reviewed } from "./journey.mjs";

const { WEB_URL, SANDBOX_URL, SCREENS = "target/screens" } = process.env;
if (!WEB_URL || !SANDBOX_URL) throw new Error("WEB_URL and SANDBOX_URL must be set");

const PHONE = {
  viewport: { width: 375, height: 720 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
  colorScheme: "dark",
};
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

try {
  const desk = await recordedPage(browser);
  await journey(desk.page, { webUrl: WEB_URL, sandbox, after: (name) => shoot(desk.page, name) });
  await desk.close();
  const phone = await recordedPage(browser, PHONE);
  const after = (name) => shoot(phone.page, `phone-${name}`);
  await reviewed(phone.page, { webUrl: WEB_URL, sandbox, after });
  await phone.close();
} finally {
  await sandbox.speed(1);
  await browser.close();
}
