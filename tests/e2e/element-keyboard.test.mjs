// All of it by keyboard: the focus is at each step's heading, is always seen, and leads everywhere.
import assert from "node:assert/strict";
import { PROFILE } from "./journey.mjs";
import { stage } from "./element-scene.mjs";

const { scene } = stage();
const AT_MOST = 120;

/** Tabs on until `id` has the focus; on the way, the focus must be where it can be seen. */
async function tabTo(page, id, told) {
  for (let i = 0; i < AT_MOST; i += 1) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(async () => ({
      lost: await look.lost(), id: look.focused().dataset.testid,
    }));
    told.push(...at.lost);
    if (at.id === id) return;
  }
  assert.fail(`${id} was not reached by ${AT_MOST} tabs`);
}

/** The step is there, and its heading has the focus. */
async function heading(page, step) {
  await page.locator(`[data-step="${step}"] #step-title`).waitFor();
  await page.evaluate(() => bench.element.updateComplete);
  const [id, top, bottom] = await page.evaluate(() => {
    const { top, bottom } = look.focused().getBoundingClientRect();
    return [look.focused().id, top, innerHeight - bottom];
  });
  assert.equal(id, "step-title", `the heading of ${step} has the focus`);
  assert.ok(top >= 0 && bottom >= 0, `the heading of ${step} is on the screen`);
}

scene("the whole journey, with no pointer", async ({ page, show, gateway }) => {
  const told = [];
  const press = async (id, key = "Enter") => {
    await tabTo(page, id, told);
    await page.keyboard.press(key);
  };
  await show({ clock: "real", speed: 20, controls: [["signing", { action: "hold" }]] });
  await page.locator("[data-step=details]").waitFor();
  for (const [name, value] of Object.entries(PROFILE)) {
    await tabTo(page, `input-${name}`, told);
    await page.keyboard.type(value);
  }
  await page.keyboard.press("Enter");
  await heading(page, "scan");
  await page.getByTestId("scan-to-review").waitFor();
  await gateway.speed(1);
  await press("scan-to-review");
  await heading(page, "review");
  await page.getByTestId("review-continue").waitFor();
  await press("reveal");
  await press("review-continue");
  await heading(page, "consent");
  await press("sign-consent", "Space");
  await press("sign-start");
  await heading(page, "sign");
  await page.getByTestId("sign-reference").waitFor();
  await gateway.signing("sign");
  await heading(page, "removals");
  await page.keyboard.press("Shift+Tab");
  await press("open-history");
  await heading(page, "history");
  await press("history-back");
  await heading(page, "removals");
  await page.evaluate(() => document.activeElement.blur());
  await press("open-teardown");
  await page.getByTestId("teardown-cancel").waitFor();
  assert.equal(await page.evaluate(() => look.focused().dataset.testid), "teardown-cancel");
  await page.keyboard.press("Escape");
  await page.getByTestId("teardown-cancel").waitFor({ state: "detached" });
  assert.equal(await page.evaluate(() => look.focused().dataset.testid), "open-teardown",
    "the dialog gives the focus back");
  await page.keyboard.press("Enter");
  await press("teardown-confirm");
  await heading(page, "done");
  assert.deepEqual([...new Set(told)], []);
});

for (const [what, viewport] of [["a desk", { width: 1200, height: 700 }],
  ["a phone", { width: 390, height: 600 }]]) {
  scene(`the bar at the foot hides no focus, on ${what}`, { viewport }, async ({ page, show }) => {
    await show({ scenario: "scanned" });
    await page.getByTestId("review-continue").waitFor();
    const told = [];
    await tabTo(page, "review-continue", told);
    // And back up, where the bar is in the way first.
    for (let i = 0; i < 30; i += 1) {
      await page.keyboard.press("Shift+Tab");
      told.push(...await page.evaluate(() => look.lost()));
    }
    assert.deepEqual([...new Set(told)], []);
  });
}

scene("what is refused is said at its field, and found there", async ({ page, show }) => {
  await show();
  await page.getByTestId("input-first_name").fill("Alex");
  await page.getByTestId("details-submit").click();
  await page.locator("[aria-invalid=true]").first().waitFor();
  const told = await page.evaluate(() => {
    const field = look.focused();
    const ids = field.getAttribute("aria-describedby").split(" ");
    const texts = ids.map((id) => field.getRootNode().getElementById(id)?.textContent.trim());
    return { name: field.name, label: field.labels.length, said: texts.join(" ") };
  });
  assert.equal(told.name, "last_name");
  assert.equal(told.label, 1);
  assert.match(told.said, /\w{3,}/);
});

scene("the tabs of the watchlist, by arrow keys", async ({ page, show }) => {
  await show({ tag: "defentry-watchlist", scenario: "watched" });
  const here = () => page.evaluate(() => look.focused().dataset.testid);
  await page.getByTestId("tab-email").focus();
  await page.keyboard.press("ArrowRight");
  assert.equal(await here(), "tab-phone");
  await page.keyboard.press("End");
  assert.equal(await here(), "tab-alarms");
  await page.keyboard.press("ArrowRight");
  assert.equal(await here(), "tab-email");
  await page.evaluate(() => { document.dir = "rtl"; });
  await page.keyboard.press("ArrowLeft");
  assert.equal(await here(), "tab-phone");
  await page.keyboard.press("Enter");
  await page.locator("[data-tab=phone]").waitFor();
});
