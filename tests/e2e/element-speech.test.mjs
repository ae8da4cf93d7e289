// What is said aloud while something goes on by itself: now and then, never each second, and no
// clock and no QR code (2.2.2, 4.1.3).
import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { reach } from "./element-gallery.mjs";
import { stage } from "./element-scene.mjs";
import { SIGNING, TROUBLE } from "./element-states.mjs";

const { scene } = stage();
const LISTEN_MS = 10_500;
/** As often as something may be said, with a little for timers that come early. */
const EVERY_MS = 4_900;

/** Listens for a while: what was said, and how much else has changed meanwhile. */
async function heard(page) {
  await page.evaluate(() => { bench.heard = listen(); });
  await sleep(LISTEN_MS);
  return page.evaluate(() => bench.heard);
}

function seldom(spoken) {
  spoken.forEach(([at, text], i) => {
    const gap = i ? at - spoken[i - 1][0] : Infinity;
    assert.ok(gap >= EVERY_MS, `${gap} ms before “${text}”: ${JSON.stringify(spoken)}`);
  });
}

scene("a scan: the count is told, every five seconds at most", async ({ page, show }) => {
  await show({ scenario: "profile", clock: "real", speed: 1.5 });
  await page.getByTestId("scan-start").click();
  await page.getByTestId("scan-site").first().waitFor();
  const { spoken, silent } = await heard(page);
  assert.ok(silent > 10, `${silent} changes to be seen`);
  assert.ok(spoken.length >= 1 && spoken.length <= 3, JSON.stringify(spoken));
  seldom(spoken);
  for (const [, text] of spoken) assert.doesNotMatch(text, /\d:\d\d/);
});

const row = (rows, wanted) => rows.find(({ name }) => name === wanted);

scene("a signature that is waited for: no word, while clock and code change", async (open) => {
  await reach(open, row(SIGNING, "sign"));
  const { spoken, silent } = await heard(open.page);
  assert.deepEqual(spoken, []);
  assert.ok(silent > 5, `${silent} changes to be seen`);
});

scene("waiting to try again: the alert is heard once, its clock is not", async (open) => {
  await reach(open, row(TROUBLE, "error-throttled"));
  const { spoken, silent } = await heard(open.page);
  assert.deepEqual(spoken, []);
  assert.ok(silent > 5, `${silent} changes to be seen`);
});

for (const name of ["sign-qr", "sign-left"]) {
  scene(`${name} is in no live region`, async (open) => {
    await reach(open, row(SIGNING, "sign"));
    const region = await open.page.getByTestId(name).evaluate((element) => (
      element.closest("[role=status], [role=alert], [aria-live=polite]")?.outerHTML ?? null));
    assert.equal(region, null);
  });
}

scene("going on by itself does not take the focus", async ({ page, show }) => {
  await show({ scenario: "scanning", clock: "real", speed: 2 });
  const button = page.getByTestId("open-history");
  await button.focus();
  await sleep(4_000);
  const [id, changed] = await page.evaluate(() => [
    look.focused().dataset.testid, bench.events.length,
  ]);
  assert.equal(id, "open-history");
  assert.ok(changed > 2, "something has happened meanwhile");
});
