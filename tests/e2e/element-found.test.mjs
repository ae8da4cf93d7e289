// What a reader of `<defentry-online-data>` found, kept from coming back: what was asked for is all
// that is done, and no answer of the gateway stops the page.
import assert from "node:assert/strict";
import { stage } from "./element-scene.mjs";
import { toConsent, toSign } from "./element-states.mjs";

const { scene } = stage();
const ROUTE = "/api/v1/delete-my-data";
const INITIATE = `POST ${ROUTE}/signatures/initiate`;
const SUBMIT = `POST ${ROUTE}/removal-requests`;
const held = { scenario: "scanned", controls: [["signing", { action: "hold" }]] };

const done = (page, what) => page.evaluate((wanted) => bench.gateway.requests
  .slice(bench.before)
  .filter(({ method, route, applied }) => applied && `${method} ${route}` === wanted).length, what);
const stands = (page, name) => page.locator(`[data-step="${name}"]`).waitFor();
const agree = async (page) => {
  await toConsent(page);
  await page.getByTestId("sign-consent").check();
  await page.getByTestId("sign-start").click();
};

scene("who removes everything while a signature comes asks for nothing more", async (at) => {
  const { page, show, gateway } = at;
  await show(held);
  await toSign(page);
  await gateway.fault({ path: ROUTE, method: "DELETE", times: 1, latency_ms: 3_000 });
  await page.getByTestId("open-teardown").click();
  await page.getByTestId("teardown-confirm").click();
  await gateway.signing("sign");
  await stands(page, "done");
  assert.deepEqual([await done(page, SUBMIT), await done(page, `DELETE ${ROUTE}`)], [0, 1]);
  const last = await page.evaluate(() => bench.events.at(-1)[1]);
  assert.deepEqual(last, { state: "done", counts: {} });
});

scene("a removal of everything that fails leaves the step, and can be tried again", async (at) => {
  const { page, show, gateway } = at;
  await show({ scenario: "submitted" });
  await gateway.fault({ path: ROUTE, method: "DELETE", times: 1, status: 400 });
  await page.getByTestId("open-teardown").click();
  await page.getByTestId("teardown-confirm").click();
  await page.getByTestId("error-panel").waitFor();
  await stands(page, "removals");
  await page.getByTestId("error-retry").click();
  await page.getByTestId("teardown-confirm").click();
  await stands(page, "done");
});

scene("a signing that is open goes on: no second one is begun", async ({ page, show, gateway }) => {
  await show({ scenario: "signing" });
  await page.getByTestId("sign-back").click();
  await agree(page);
  await page.getByTestId("sign-reference").waitFor();
  assert.equal(await done(page, INITIATE), 0);
  await gateway.signing("sign");
  await stands(page, "removals");
  assert.deepEqual([await done(page, INITIATE), await done(page, SUBMIT)], [0, 1]);
});

scene("who leaves while a signing is begun, and comes back, begins no other", async (at) => {
  const { page, show, gateway } = at;
  await show(held);
  await gateway.fault({ path: `${ROUTE}/signatures/initiate`, times: 1, latency_ms: 3_000 });
  await agree(page);
  await stands(page, "sign");
  await page.waitForTimeout(500);
  await page.getByTestId("goto-review").click();
  await agree(page);
  await page.getByTestId("sign-reference").waitFor();
  assert.equal(await done(page, INITIATE), 1);
});

scene("signed before: what is sent is agreed to first, and not signed again", async (at) => {
  const { page, show } = at;
  await show({ scenario: "signed" });
  await page.getByTestId("review-notice").waitFor();
  await agree(page);
  await stands(page, "removals");
  assert.deepEqual([await done(page, INITIATE), await done(page, SUBMIT)], [0, 1]);
});

scene("another person's signature is a stop after a reload, too", async ({ page, show }) => {
  await show({ scenario: "signing", controls: [["signing", { action: "mismatch" }]] });
  await stands(page, "sign");
  await page.locator('[data-phase="mismatch"]').waitFor();
  assert.equal(await done(page, SUBMIT), 0);
});

scene("fields of another type are left out, and nothing stands still", async (at) => {
  const { page, show, gateway } = at;
  await show({ scenario: "submitted" });
  const set = (path, pointer) => gateway.fault({ path, set: { pointer, value: 12 } });
  await set(`${ROUTE}/scan/status`, "/sites/0/name");
  await set(`${ROUTE}/events`, "/0/type");
  await page.getByTestId("removals-refresh").click();
  await page.getByTestId("open-history").click();
  await page.getByTestId("history-event").first().waitFor();
  assert.equal(await page.getByTestId("error-panel").count(), 0);
});

scene("a page's own words that are none leave ours in place", async ({ page, show }) => {
  await show({ scenario: "submitted" });
  await page.evaluate(() => {
    bench.element.messages = {
      "removals.title": undefined, "removals.lede": null, "removals.count.removed": { one: "a" },
      "removals.history": "Own",
    };
  });
  await page.getByText("Own").waitFor();
  assert.notEqual(await page.locator("#step-title").textContent(), "");
  assert.notEqual(await page.getByTestId("removals-summary").textContent(), "");
});

scene("the language set as a property is heard", async ({ page, show }) => {
  await show();
  await page.evaluate(() => { bench.element.lang = "fi"; });
  await page.locator('[part=frame][lang="fi"]').waitFor();
});

scene("out of the page nothing is asked, and nobody hears of a protected identity", async (at) => {
  const { page, show } = at;
  await show({ element: { protectedIdentity: true }, stay: true });
  await stands(page, "protected");
  assert.deepEqual(await page.evaluate(() => bench.events), []);
  const asked = await page.evaluate(async () => {
    bench.element.remove();
    bench.element.protectedIdentity = false;
    const before = bench.gateway.requests.length;
    bench.element.client = await bench.connect();
    await new Promise((later) => setTimeout(later, 1_500));
    return bench.gateway.requests.length - before;
  });
  assert.equal(asked, 0);
});
