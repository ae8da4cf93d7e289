// What became of the requests in `<defentry-online-data>`, and the history as a file.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { stage } from "./element-scene.mjs";

const { scene } = stage();
const group = (page, name) => page.locator(`[data-group="${name}"]`);
const advance = (page, ms) => page.evaluate((by) => bench.gateway.clock.advance(by), ms);
const writes = (page) => page.evaluate(() => bench.gateway.requests.slice(bench.before)
  .filter(({ method, route }) => method !== "GET" && !route.includes("sso")).length);

scene("news come by themselves; the focus and the person's notes stay", async ({ page, show }) => {
  await show({ scenario: "manual" });
  const note = page.getByTestId("removal-noted").first();
  await note.check();
  const state = page.getByTestId("removal-site").first();
  assert.equal(await state.getAttribute("data-state"), "needs_user", "a note changes no state");
  await advance(page, 30_000);
  await group(page, "removed").waitFor();
  assert.ok(await note.evaluate((box) => box.getRootNode().activeElement === box));
  await page.getByTestId("open-history").click();
  await page.getByTestId("history-back").click();
  await group(page, "needs_user").waitFor();
  assert.equal(await note.isChecked(), true);
  assert.equal(await writes(page), 0, "nobody is told");
});

scene("what was asked of the person is text, line by line", async ({ page, show }) => {
  await show({ scenario: "manual" });
  const text = page.getByTestId("removal-instructions").first();
  assert.match(await text.innerText(), /^1\. Open .+\n2\. Choose <b>Remove me<\/b>.+\n3\. /);
  assert.equal(await text.locator("a, b").count(), 0);
});

scene("what came back can be asked again: it alone is chosen then", async ({ page, show }) => {
  await show({ scenario: "reappeared" });
  // One more site can be asked, so that there is something to leave out.
  await page.evaluate(() => bench.client.scan.retryFailed());
  await advance(page, 3_000);
  await page.getByTestId("removals-refresh").click();
  await page.getByTestId("new-finds").waitFor();
  const name = await group(page, "reappeared").locator(".site-name").textContent();
  await page.getByTestId("removals-again").click();
  await page.locator('[data-step="review"]').waitFor();
  const picked = page.locator(".found", { has: page.locator("[data-testid=review-pick]:checked") });
  await picked.first().waitFor();
  assert.deepEqual(await picked.locator(".site-name").allTextContents(), [name]);
});

scene("sites that were not asked are told of", async ({ page, show }) => {
  await show({ scenario: "new-finds" });
  await page.getByTestId("new-finds").waitFor();
  await page.getByTestId("removals-more").click();
  await page.getByTestId("review-site").first().waitFor();
});

scene("who waits very long is told that the page no longer looks", { clock: true }, async (at) => {
  const { page, show } = at;
  await show({ scenario: "submitted" });
  await page.getByTestId("removal-site").first().waitFor();
  await page.clock.runFor(31 * 60_000);
  await page.getByTestId("removals-paused").waitFor();
  assert.equal(await page.getByTestId("error-panel").count(), 0);
  await advance(page, 30_000);
  await page.getByTestId("removals-refresh").click();
  await group(page, "removed").waitFor();
  assert.equal(await page.getByTestId("removals-paused").count(), 0);
});

scene("the history can be saved, also under the sealed policy", async ({ page, show }) => {
  await show({ scenario: "reappeared" });
  await page.getByTestId("open-history").click();
  await page.getByTestId("history-event").first().waitFor();
  const shown = await page.getByTestId("history-event").count();
  const saved = page.waitForEvent("download");
  await page.getByTestId("history-save").click();
  const file = await saved;
  assert.match(file.suggestedFilename(), /^removals-\d{4}-\d\d-\d\d\.txt$/);
  const lines = (await readFile(await file.path(), "utf8")).split("\n");
  assert.equal(lines[0], "History");
  const events = lines.slice(3, -1);
  assert.equal(events.length, shown);
  for (const line of events) assert.match(line, /^\d{4}-\d\d-\d\dT[\d:.]+Z {2}\S/);
  const personal = await page.evaluate(() => bench.personal());
  for (const value of personal) assert.ok(!lines.join("\n").includes(value), "a detail is in it");
});
