// The developer's panel: what is clicked there happens to the page.
import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { recordedPage } from "../support/browser.mjs";
import { ROUTES } from "../support/sandbox.mjs";
import { startWeb } from "../support/servers.mjs";
import { wholeText } from "../support/shadow.mjs";
import * as go from "./journey.mjs";
import { stage } from "./scene.mjs";

const { world, scene } = stage();

async function openPanel(page) {
  await page.getByTestId("faults").locator("summary").click();
  await armed(page, /^Nothing is armed\.$/);
}

/** Waits for the status line to say so. */
async function armed(page, text) {
  await page.getByTestId("faults-status").filter({ hasText: text }).waitFor();
}

async function arm(page, id, target, times = "once") {
  if (target) await page.getByTestId("fault-target").selectOption({ label: target });
  await page.getByTestId("fault-times").selectOption({ label: times });
  await page.getByTestId(`fault-${id}`).click();
}

async function picture(page, name) {
  const folder = process.env.SCREENS;
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, name), fullPage: true });
}

test("only a page that is told of a sandbox has the panel", { timeout: 60_000 }, async () => {
  const { page, close } = await recordedPage(world.browser);
  try {
    await page.route("**/config.json", (route) =>
      route.fulfill({ json: { baseUrl: world.sandbox.url } }));
    await go.open(page, world.web.url);
    await page.getByTestId("traffic").waitFor();
    assert.equal(await page.getByTestId("faults").count(), 0);
  } finally {
    await close();
  }
});

scene("a closed panel asks for nothing; an open one arms all it offers and calms it again", async ({
  page, sandbox, webUrl, settled,
}) => {
  await go.open(page, webUrl);
  const isControl = ({ url }) => new URL(url).pathname.startsWith("/control/");
  assert.equal((await settled()).sent.filter(isControl).length, 0);
  await openPanel(page);
  const idle = await sandbox.state();
  const names = await page.locator('fieldset [data-testid^="fault-"]').evaluateAll((nodes) =>
    nodes.map((node) => node.dataset.testid.slice("fault-".length)));
  const actsAtOnce = ["revoke", "codes-expire"];
  for (const name of names) {
    await arm(page, name, "saving the profile", "until cleared");
    if (actsAtOnce.includes(name)) continue;
    await armed(page, /^Armed: /);
    assert.notDeepEqual(await sandbox.state(), idle, name);
    await page.getByTestId("faults-clear").click();
    await armed(page, /^Nothing is armed\.$/);
    assert.deepEqual(await sandbox.state(), idle, name);
  }
  assert.ok(names.length >= 30, `${names.length} faults`);
  const record = await settled();
  assert.deepEqual([record.pageErrors, record.violations], [[], []]);
});

scene("two 503 on the scan's status are overcome, and then used up", async ({
  page, sandbox, webUrl,
}) => {
  await go.open(page, webUrl);
  await go.details(page);
  await openPanel(page);
  await arm(page, "status-503", "the scan's status", "twice");
  await armed(page, "503: the scan's status (2 left)");
  await page.getByTestId("fault-speed").selectOption({ label: "10×" });
  await go.startScan(page);
  await go.endScan(page);
  assert.equal(await page.getByTestId("error-panel").count(), 0);
  await armed(page, /^Nothing is armed\.$/);
  const faulted = (await sandbox.log()).filter((entry) => entry.faulted);
  assert.deepEqual(faulted.map(({ status, route }) => [status, route]),
    [[503, ROUTES.scanStatus], [503, ROUTES.scanStatus]]);
  assert.equal((await sandbox.state()).speed, 10);
});

scene("an error that quotes the person reaches the person, and no line of the traffic", async ({
  page, webUrl, settled,
}) => {
  await go.open(page, webUrl);
  await go.details(page);
  await openPanel(page);
  await arm(page, "quote-422", "saving the profile");
  await page.getByTestId("details-submit").click();
  const form = go.at(page, "details");
  await form.locator('[aria-invalid="true"]').first().waitFor();
  assert.ok((await form.textContent()).includes(go.PROFILE.phone), "her own data, to herself");
  // Beside no field, there is nobody to whom it would say anything: it is not shown at all.
  await arm(page, "quote-422", "the scan's status");
  await page.getByTestId("details-submit").click();
  const panel = page.getByTestId("error-panel");
  await panel.waitFor();
  assert.equal(await panel.getAttribute("data-kind"), "validation");
  const around = [await panel.textContent(), await page.getByTestId("events").textContent()];
  for (const text of Object.values(go.PROFILE)) assert.ok(!around.join().includes(text));
  const traffic = await page.getByTestId("traffic").textContent();
  assert.match(traffic, /POST \/api\/v1\/delete-my-data422/);
  assert.match(traffic, /GET \/api\/v1\/delete-my-data\/scan\/status422/);
  const { console } = await settled();
  for (const text of Object.values(go.PROFILE)) {
    assert.ok(!traffic.includes(text), "the traffic quotes the person");
    assert.ok(!JSON.stringify(console).includes(text), "the console quotes the person");
  }
});

scene("the next code can be somebody else's", async (at) => {
  const { page, sandbox } = at;
  await go.scanned(at);
  await openPanel(page);
  await page.getByTestId("fault-other-account").click();
  await armed(page, "codes (1 left)");
  const before = (await sandbox.log()).length;
  await page.getByTestId("scan-to-review").click();
  await armed(page, /^Nothing is armed\.$/);
  const after = (await sandbox.log()).slice(before).map(({ token_email }) => token_email);
  assert.ok(after.includes("somebody.else@example.com"), `tokens of ${after}`);
});

scene("hostile texts of brokers are shown as text", async (at) => {
  const { page, sandbox } = at;
  const harmless = async () => {
    const bad = page.locator("main :is(img, script, iframe), [onmouseover], [onerror], [onload]");
    assert.equal(await bad.count(), 0);
    // Pictures and counts are the element's own; what strangers wrote has no element in it.
    assert.doesNotMatch((await page.locator("main b").allTextContents()).join(""), /\D/);
    assert.ok(await page.locator("main .foreign").count() > 0);
    assert.equal(await page.locator("main .foreign *").count(), 0);
    for (const link of await page.locator("main a").all()) {
      assert.match(await link.getAttribute("href"), /^https:\/\//);
    }
    assert.doesNotMatch(await page.title(), /owned/);
    assert.doesNotMatch(await wholeText(page.locator("main")), /[\u200b\u202a-\u202e]/u);
  };
  await go.scanned(at);
  await openPanel(page);
  await arm(page, "hostile");
  await armed(page, "Armed: Hostile broker texts.");
  await go.review(page);
  assert.match(await wholeText(page.locator("main")), /<img src=x onerror=/);
  await harmless();
  await go.startSigning(page, sandbox);
  await go.sign(page, sandbox);
  await go.awaitBrokers(page, sandbox, 22_000, "needs_user");
  const instructions = page.getByTestId("removal-instructions").first();
  assert.match(await instructions.textContent(), /<a href="javascript:alert\(1\)">/);
  await harmless();
  const record = await at.settled();
  assert.deepEqual([record.pageErrors, record.violations], [[], []]);
});

scene("CORS that breaks while the page is open is noticed, and recovered from", async (at) => {
  const { page, sandbox } = at;
  // As www/server.mjs sets it, but that this sandbox is as new before each test.
  await sandbox.cors({ max_age_s: 0 });
  await go.scanned(at);
  await openPanel(page);
  await arm(page, "cors-deny");
  await armed(page, "CORS forbids X-API-Version");
  await page.getByTestId("open-history").click();
  const panel = page.getByTestId("error-panel");
  await panel.waitFor();
  assert.equal(await panel.getAttribute("data-kind"), "network");
  await page.getByTestId("faults-clear").click();
  await armed(page, /^Nothing is armed\.$/);
  await page.getByTestId("error-retry").click();
  await page.getByTestId("history-event").first().waitFor();
});

test("the partner's server lets preflights be forgotten soon", { timeout: 60_000 }, async () => {
  const web = await startWeb(world.sandbox.url);
  try {
    assert.equal((await world.sandbox.state()).cors.max_age_s, 2);
  } finally {
    await web.stop();
  }
});

scene("at 320 px the open panel fits, and each control says what it is",
  { viewport: { width: 320, height: 640 }, reducedMotion: "reduce" },
  async ({ page, webUrl }) => {
    await go.open(page, webUrl);
    await openPanel(page);
    await arm(page, "status-503", "saving the profile", "twice");
    await arm(page, "hostile");
    await armed(page, /Hostile/);
    const overflow = await page.evaluate(() =>
      document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(overflow, 0);
    const pressed = page.locator('.faults [aria-pressed="true"]');
    assert.deepEqual(await pressed.allTextContents(), ["Hostile broker texts"]);
    assert.equal(await page.getByLabel("Strikes").count(), 1);
    assert.equal(await page.getByLabel("Speed").inputValue(), "0");
    await picture(page, "faults-panel-phone.png");
    await page.setViewportSize({ width: 1200, height: 800 });
    await picture(page, "faults-panel.png");
  });
