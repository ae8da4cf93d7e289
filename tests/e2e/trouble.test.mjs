// What the page does when something goes wrong on the way.
import assert from "node:assert/strict";
import { test } from "node:test";
import { recordedPage } from "../support/browser.mjs";
import { ROUTES } from "../support/sandbox.mjs";
import { startWeb } from "../support/servers.mjs";
import { focused } from "../support/shadow.mjs";
import * as go from "./journey.mjs";
import { stage } from "./scene.mjs";

const { world, scene } = stage();

/** `/sso/login` calls so far: one for the first token, one for each renewal. */
function logins(record) {
  return record.sent.filter(({ method, url }) =>
    method === "POST" && new URL(url).pathname === "/api/v1/sso/login").length;
}

scene("a token that the gateway revokes is renewed silently", async (at) => {
  const { page, sandbox, webUrl, settled } = at;
  await go.open(page, webUrl);
  await go.details(page);
  await go.startScan(page);
  await sandbox.revoke(go.EMAIL);
  await sandbox.speed(go.HURRY);
  await go.endScan(page);
  await sandbox.revoke(go.EMAIL);
  await go.review(page);
  assert.equal(await page.getByTestId("error-panel").count(), 0);
  const record = await settled();
  assert.equal(logins(record), 3, "one login at first, one per revocation");
  assert.equal(record.secrets.size, 6, "three codes and three tokens, all different");
});

scene("two 503 on the scan's status are overcome without a word", async (at) => {
  const { page, sandbox, webUrl } = at;
  await go.open(page, webUrl);
  await go.details(page);
  await sandbox.fault({ method: "GET", path: ROUTES.scanStatus, times: 2, status: 503 });
  await sandbox.speed(go.HURRY);
  await go.startScan(page);
  await go.endScan(page);
  assert.equal(await page.getByTestId("error-panel").count(), 0);
  const faulted = (await sandbox.log()).filter((entry) => entry.faulted);
  assert.deepEqual(faulted.map(({ status }) => status), [503, 503]);
});

scene("a body that cannot be read shows the panel with its kind, and trying again goes on", async ({
  page, sandbox, webUrl,
}) => {
  await sandbox.fault({
    method: "GET", path: ROUTES.profile, times: 1, status: 200, body: '{"first_name": "Al',
    content_type: "application/json",
  });
  await go.open(page, webUrl);
  const panel = page.getByTestId("error-panel");
  await panel.waitFor();
  assert.equal(await panel.getAttribute("data-kind"), "decode");
  assert.equal(await page.getByTestId("error-kind").textContent(), "decode");
  assert.equal(await panel.locator('[role="alert"]').count(), 1);
  assert.equal((await focused(page)).testid, "error-panel", "it has the focus");
  await page.getByTestId("error-retry").click();
  await go.at(page, "details").waitFor();
  assert.equal(await panel.count(), 0);
});

scene("a failing write says so, and nothing is sent twice unasked", async (at) => {
  const { page, sandbox, webUrl } = at;
  await go.open(page, webUrl);
  await go.details(page);
  await sandbox.fault({ method: "POST", path: ROUTES.profile, times: 1, status: 500 });
  await page.getByTestId("details-submit").click();
  const panel = page.getByTestId("error-panel");
  await panel.waitFor();
  assert.equal(await panel.getAttribute("data-kind"), "server");
  const posts = (await sandbox.log()).filter(({ method, path }) =>
    method === "POST" && path === ROUTES.profile);
  assert.equal(posts.length, 1);
  await page.getByTestId("error-retry").click();
  await go.at(page, "scan").waitFor();
});

test("an account without the product is told so", { timeout: 60_000 }, async () => {
  const web = await startWeb(world.sandbox.url, { email: "noplan@example.com" });
  const { page, close } = await recordedPage(world.browser);
  try {
    await go.open(page, web.url);
    await go.at(page, "no-plan").waitFor();
    assert.equal(await page.getByTestId("error-panel").count(), 0);
    assert.match(await page.getByTestId("event-state").textContent(), /"state":"no-plan"/);
    const answers = (await world.sandbox.log()).filter(({ path }) => path === ROUTES.profile);
    assert.deepEqual(answers.map(({ status }) => status), [403]);
  } finally {
    await close();
    await web.stop();
  }
});

scene("a signing that fails can be begun again", async (at) => {
  const { page, sandbox } = at;
  await go.scanned(at);
  await go.review(page);
  await go.startSigning(page, sandbox);
  await sandbox.signing(go.EMAIL, "cancel");
  await page.getByTestId("sign-again").waitFor();
  assert.equal(await page.getByTestId("sign-phase").getAttribute("data-phase"), "failed");
  await page.getByTestId("sign-again").click();
  await go.agree(page);
  await go.sign(page, sandbox);
});

scene("a signature that is no longer taken leads back to signing, not to an error", async (at) => {
  const { page, sandbox } = at;
  await go.scanned(at);
  await go.review(page);
  await go.startSigning(page, sandbox);
  await sandbox.fault({ method: "POST", path: ROUTES.removals, status: 409 });
  await sandbox.signing(go.EMAIL, "sign");
  await page.getByTestId("consent-refused").waitFor();
  assert.equal(await page.getByTestId("error-panel").count(), 0);
  await sandbox.signing(go.EMAIL, "hold");
  await go.agree(page);
  await go.sign(page, sandbox);
});

scene("a lost answer to the requests is looked up, not sent again", async (at) => {
  const { page, sandbox } = at;
  await go.scanned(at);
  await go.review(page);
  await go.startSigning(page, sandbox);
  await sandbox.fault({ method: "POST", path: ROUTES.removals, reset: "after" });
  await sandbox.signing(go.EMAIL, "sign");
  await page.locator('[data-testid="error-panel"], [data-step="removals"]').first().waitFor();
  const retry = page.getByTestId("error-retry");
  if (await retry.count()) await retry.click();
  await page.getByTestId("removal-site").first().waitFor();
  const applied = await sandbox.applied();
  assert.equal(applied[`POST ${ROUTES.removals}`], 1);
  assert.equal(applied["POST /api/v1/delete-my-data/signatures/initiate"], 1);
});
