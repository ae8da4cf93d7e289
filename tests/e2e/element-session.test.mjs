// Sessions end and are renewed while a person types, signs, or has the page open elsewhere too.
import assert from "node:assert/strict";
import { PROFILE, details } from "./journey.mjs";
import { stage } from "./element-scene.mjs";
import { toSign } from "./element-states.mjs";

const { scene } = stage();
const step = (page, name) => page.locator(`[data-step="${name}"]`);

async function typed(page) {
  const fields = Object.keys(PROFILE);
  const inputs = fields.map((name) => page.getByTestId(`input-${name}`));
  const values = await Promise.all(inputs.map((input) => input.inputValue()));
  return Object.fromEntries(fields.map((name, i) => [name, values[i]]));
}
const routes = (page) => page.evaluate(() => bench.gateway.requests.slice(bench.before)
  .map(({ method, route, status }) => `${method} ${route} ${status}`));

scene("a session that has run out is renewed under what was typed", async ({ page, show }) => {
  await show();
  await details(page);
  await page.evaluate(() => bench.gateway.expireSession());
  await page.getByTestId("details-submit").click();
  await step(page, "scan").waitFor();
  const asked = await routes(page);
  assert.ok(asked.some((line) => line.endsWith("401")), asked.join("\n"));
  assert.equal(asked.filter((line) => line.startsWith("POST /api/v1/sso/login")).length, 2);
  await page.getByTestId("goto-details").click();
  assert.deepEqual(await typed(page), PROFILE);
});

scene("who cannot be signed in again loses nothing of it", async ({ page, show }) => {
  await show();
  await details(page);
  await page.evaluate(() => {
    const path = "/api/v1/sso/login";
    bench.gateway.expireSession();
    bench.gateway.fault({ match: { path }, kind: { status: 401 } });
  });
  await page.getByTestId("details-submit").click();
  await page.locator("[data-testid=error-panel][data-kind=unauthenticated]").waitFor();
  assert.deepEqual(await typed(page), PROFILE);
  await page.evaluate(() => bench.gateway.clearFaults());
  await page.getByTestId("error-retry").click();
  await step(page, "scan").waitFor();
});

scene("another client may be another person's: the form is empty", async ({ page, show }) => {
  await show();
  await details(page);
  await page.evaluate(async () => {
    bench.element.client = await bench.connect();
    await bench.element.updateComplete;
  });
  await step(page, "details").waitFor();
  assert.deepEqual(new Set(Object.values(await typed(page))), new Set([""]));
});

scene("an end is said, and nothing of the person stays", async ({ page, show }) => {
  await show({ scenario: "scanned" });
  await page.evaluate(() => bench.client.session.end());
  await page.getByTestId("ended-panel").waitFor();
  const { personal, text } = await page.evaluate(async () => ({
    personal: await bench.personal(), text: bench.element.shadowRoot.textContent,
  }));
  assert.deepEqual(personal.filter((value) => text.includes(value)), []);
  assert.equal(await page.evaluate(() => bench.element.state), "ended");
});

scene("deleted elsewhere while it is open: said at the next request", async ({ page, show }) => {
  await show({ scenario: "scanned" });
  await page.evaluate(async () => {
    const elsewhere = await bench.connect();
    await elsewhere.profile.delete({ confirm: true });
  });
  await page.getByTestId("goto-scan").click();
  await page.getByTestId("scan-start").click();
  await step(page, "details").waitFor();
  await page.getByTestId("details-deleted").waitFor();
  assert.deepEqual(new Set(Object.values(await typed(page))), new Set([""]));
});

scene("back from the signing app: asked at once, begun once", async ({ page, show, gateway }) => {
  await show({ scenario: "scanned", controls: [["signing", { action: "hold" }]] });
  await toSign(page);
  await page.evaluate(() => bench.turn("hidden"));
  await gateway.signing("sign");
  await page.evaluate(() => bench.turn("visible"));
  await step(page, "removals").waitFor();
  const asked = await routes(page);
  const writes = asked.filter((line) => line.startsWith("POST /api/v1/delete-my-data/"));
  assert.deepEqual(writes.map((line) => line.replace(/ \d+$/, "")), [
    "POST /api/v1/delete-my-data/signatures/initiate",
    "POST /api/v1/delete-my-data/removal-requests",
  ]);
});

scene("everything is removed only when asked twice", async ({ page, show }) => {
  await show({ scenario: "submitted" });
  await page.getByTestId("open-teardown").click();
  await page.getByTestId("teardown-cancel").click();
  await page.getByTestId("open-teardown").click();
  await page.keyboard.press("Escape");
  await page.getByTestId("teardown-confirm").waitFor({ state: "detached" });
  assert.deepEqual((await routes(page)).filter((line) => line.startsWith("DELETE")), []);
  await page.getByTestId("open-teardown").click();
  await page.getByTestId("teardown-confirm").click();
  await step(page, "done").waitFor();
  const deleted = (await routes(page)).filter((line) => line.startsWith("DELETE"));
  assert.equal(deleted.length, 1);
  assert.equal(await page.evaluate(() => bench.client.session.state), "ended");
});
