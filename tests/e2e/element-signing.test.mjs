// From the consent to the signature in `<defentry-online-data>`: who may sign what, that it is
// begun once, and what is done when it does not go well.
import assert from "node:assert/strict";
import { stage } from "./element-scene.mjs";
import { toConsent, toSign } from "./element-states.mjs";

const { scene } = stage();
const ROUTE = "/api/v1/delete-my-data";
const INITIATE = `POST ${ROUTE}/signatures/initiate`;
const SUBMIT = `POST ${ROUTE}/removal-requests`;
const held = { scenario: "scanned", controls: [["signing", { action: "hold" }]] };

/** How often the page has done it, answered or not. */
const done = (page, what) => page.evaluate((wanted) => bench.gateway.requests
  .slice(bench.before)
  .filter(({ method, route, applied }) => applied && `${method} ${route}` === wanted).length, what);
const focused = (page) => page.evaluate(() => bench.element.shadowRoot.activeElement?.id ?? "");
const stands = (page, name) => page.locator(`[data-step="${name}"]`).waitFor();
const phase = (page, name) => page.locator(`[data-phase="${name}"]`).waitFor();

scene("nobody goes on without having agreed", async ({ page, show }) => {
  await show(held);
  await toConsent(page);
  await page.getByTestId("sign-start").click();
  const box = page.getByTestId("sign-consent");
  assert.equal(await focused(page), "consent-agree");
  assert.equal(await box.getAttribute("aria-invalid"), "true");
  await box.check();
  assert.equal(await box.getAttribute("aria-invalid"), null);
  await page.getByTestId("sign-start").click();
  await page.getByTestId("sign-reference").waitFor();
});

scene("another text has to be agreed to anew, and none is not enough", async ({ page, show }) => {
  await show(held);
  await toConsent(page);
  const box = page.getByTestId("sign-consent");
  for (const change of [
    () => { bench.element.firstElementChild.textContent += " And more."; },
    () => { bench.element.firstElementChild.dataset.version = "2026-12"; },
    () => { bench.element.firstElementChild.lang = "sv"; },
  ]) {
    await box.check();
    await page.evaluate(change);
    await page.waitForFunction(() =>
      !bench.element.shadowRoot.querySelector("[data-testid=sign-consent]").checked);
  }
  assert.equal(await page.getByTestId("consent-version").textContent(), "Version 2026-12, Swedish");
  await page.evaluate(() => { bench.element.firstElementChild.textContent = " "; });
  await page.getByTestId("consent-missing").waitFor();
  assert.equal(await page.getByTestId("sign-start").count(), 0);
  await page.evaluate(() => { bench.element.firstElementChild.textContent = "Here it is."; });
  await box.check();
});

scene("who signs for somebody else is stopped", async ({ page, show }) => {
  await show(held);
  await toConsent(page);
  await page.getByTestId("sign-consent").check();
  await page.getByTestId("sign-for-other").check();
  assert.equal(await page.getByTestId("sign-start").count(), 0);
  await page.getByTestId("sign-for-self").check();
  assert.equal(await page.getByTestId("sign-consent").isChecked(), false);
});

scene("a lost answer is looked up: no second signing is begun", async (at) => {
  const { page, show, gateway } = at;
  await show(held);
  await gateway.fault({ path: `${ROUTE}/signatures/initiate`, times: 1, reset: "after" });
  await toConsent(page);
  await page.getByTestId("sign-consent").check();
  await page.getByTestId("sign-start").click();
  await page.getByTestId("error-retry").click();
  await page.getByTestId("sign-reference").waitFor();
  assert.equal(await done(page, INITIATE), 1);
});

scene("where none was begun, it is agreed to again", async ({ page, show, gateway }) => {
  await show(held);
  await gateway.fault({ path: `${ROUTE}/signatures/initiate`, times: 1, status: 500 });
  await toConsent(page);
  await page.getByTestId("sign-consent").check();
  await page.getByTestId("sign-start").click();
  await page.getByTestId("error-retry").click();
  await stands(page, "consent");
  assert.equal(await done(page, INITIATE), 0);
});

scene("signed once, sent once, to the sites that were chosen", async ({ page, show, gateway }) => {
  await show(held);
  await page.getByTestId("review-pick").first().uncheck();
  const chosen = await page.locator("[data-testid=review-pick]:checked").count();
  await toSign(page);
  await gateway.signing("sign");
  await stands(page, "removals");
  await page.getByTestId("removal-site").first().waitFor();
  assert.equal(await page.getByTestId("removal-site").count(), chosen);
  assert.deepEqual([await done(page, INITIATE), await done(page, SUBMIT)], [1, 1]);
});

scene("another person's signature stops everything", async ({ page, show, gateway }) => {
  await show(held);
  await toSign(page);
  await gateway.signing("mismatch");
  await phase(page, "mismatch");
  for (const name of ["sign-again", "sign-reference"]) {
    assert.equal(await page.getByTestId(name).count(), 0);
  }
  await page.getByTestId("sign-back").click();
  await stands(page, "review");
  assert.equal(await done(page, SUBMIT), 0);
});

scene("what belonged to an order goes with it, and the focus is not lost", async (at) => {
  const { page, show, gateway } = at;
  await show(held);
  await toSign(page);
  await page.getByTestId("sign-open").focus();
  await gateway.signing("cancel");
  await phase(page, "failed");
  await page.waitForFunction(() => bench.element.shadowRoot.activeElement?.id === "sign-phase");
  assert.equal(await page.getByTestId("sign-open").count(), 0);
  await page.getByTestId("sign-again").click();
  await stands(page, "consent");
  assert.equal(await page.getByTestId("sign-consent").isChecked(), false);
  assert.equal(await done(page, INITIATE), 1);
});

scene("a signature that is not accepted is asked for again, and why", async (at) => {
  const { page, show, gateway } = at;
  await show(held);
  await toSign(page);
  await gateway.fault({ path: `${ROUTE}/removal-requests`, times: 1, status: 409 });
  await gateway.signing("sign");
  await page.getByTestId("consent-refused").waitFor();
  assert.equal(await page.getByTestId("error-panel").count(), 0);
});

scene("the code to scan moves with the order", async ({ page, show }) => {
  await show({ ...held, speed: 1, clock: "real" });
  await toSign(page);
  const code = () => page.locator("[data-testid=sign-qr] path").getAttribute("d");
  const first = await code();
  await page.waitForFunction((old) => bench.element.shadowRoot
    .querySelector("[data-testid=sign-qr] path").getAttribute("d") !== old, first);
  await page.evaluate(() => bench.turn("hidden"));
  const hidden = await code();
  await page.waitForTimeout(5_000);
  assert.equal(await code(), hidden, "nobody scans a page that is not seen");
});

const phone = { hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } };

scene("on a phone the app on it comes first, and the code is folded away", phone, async (at) => {
  const { page, show } = at;
  await show(held);
  await toSign(page);
  const link = page.getByTestId("sign-open");
  assert.match(await link.getAttribute("href"), /^https:\/\/app\.bankid\.com\/\?autostarttoken=/);
  assert.equal(await link.getAttribute("target"), null);
  assert.equal(await page.getByTestId("sign-qr").isVisible(), false);
  await page.getByTestId("sign-other").locator("summary").click();
  assert.equal(await page.getByTestId("sign-qr").isVisible(), true);
});

scene("the app is opened as the partner says, or not at all", async ({ page, show }) => {
  await show({ ...held, element: { signingLink: null } });
  await toSign(page);
  assert.equal(await page.getByTestId("sign-open").count(), 0);
  await page.evaluate(() => { bench.element.signingLink = (token) => `someid://sign?t=${token}`; });
  await page.locator("[data-testid=sign-open][href^='someid://sign?t=']").waitFor();
  await page.evaluate(() => { bench.element.signingLink = () => "javascript:alert(1)"; });
  await page.getByTestId("sign-open").waitFor({ state: "detached" });
});
