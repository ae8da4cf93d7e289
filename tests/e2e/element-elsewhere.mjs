// The journey and the signing with the element, in a browser that is driven by WebDriver.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { InPage, startBench } from "../support/element-bench.mjs";
import { open } from "../support/webdriver.mjs";
import { PROFILE } from "./journey.mjs";

const TEST_LIMIT_MS = 120_000;
const STEP_LIMIT_MS = 30_000;
const HOLD = [["signing", { action: "hold" }]];

export function testElement(name) {
  const world = {};
  before(async () => {
    [world.bench, world.browser] = await Promise.all([startBench(), open(name)]);
    world.page = await world.browser.page();
    world.gateway = new InPage((work, given) => world.page.run(work, given));
  });
  after(async () => {
    await world.browser?.close();
    world.bench?.stop();
  });

  const scene = (what, body) => test(`${name}: ${what}`, { timeout: TEST_LIMIT_MS }, async () => {
    await body(world);
    assert.deepEqual(await world.page.run(() => bench.violations), []);
    const stored = await world.page.run(() => [
      { ...localStorage }, { ...sessionStorage }, document.cookie,
    ]);
    assert.deepEqual(stored, [{}, {}, ""]);
  });

  const visit = async (options) => {
    await world.page.goto("about:blank");
    await world.page.goto(world.bench.address(options));
    await world.page.until(() => "ready" in document.documentElement.dataset, STEP_LIMIT_MS);
  };
  const shown = (id) => world.page.until((one) => !!bench.find(one), STEP_LIMIT_MS, id);
  /** As a person would: it must be there, and not be switched off. */
  const click = async (id) => {
    await world.page.until((one) => bench.find(one)?.disabled === false, STEP_LIMIT_MS, id);
    await world.page.run((one) => bench.find(one).click(), id);
  };
  const at = (step) => world.page.until((one) => (
    bench.element.state === one && bench.element.shadowRoot.activeElement?.id === "step-title"
  ), STEP_LIMIT_MS, step);
  const type = (typed) => world.page.run((values) => {
    for (const [field, value] of Object.entries(values)) {
      const input = bench.find(`input-${field}`);
      input.value = value;
      input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }
  }, typed);

  async function toSign() {
    await shown("review-continue");
    await click("review-continue");
    await at("consent");
    await click("sign-consent");
    await click("sign-start");
    await at("sign");
    await shown("sign-reference");
  }
  const wrote = () => world.page.run(() => bench.gateway.requests
    .filter(({ method, applied, route }) => method !== "GET" && applied && !/sso/.test(route))
    .map(({ method, route }) => `${method} ${route.replace("/api/v1/delete-my-data", "")}`));

  scene("from the details to the end of it all", async ({ page, gateway }) => {
    await visit({ clock: "real", speed: 20, controls: HOLD });
    await shown("input-city");
    await type(PROFILE);
    await click("details-submit");
    await at("scan");
    await shown("scan-to-review");
    await gateway.speed(1);
    await click("scan-to-review");
    await at("review");
    await toSign();
    await gateway.signing("sign");
    await at("removals");
    await shown("removal-site");
    await click("open-history");
    await at("history");
    await shown("history-event");
    await click("open-teardown");
    await shown("teardown-confirm");
    assert.ok(await page.run(() => bench.element.shadowRoot.querySelector("dialog").open));
    await click("teardown-confirm");
    await at("done");
    assert.deepEqual(await wrote(), [
      "POST ", "POST /scan", "POST /signatures/initiate", "POST /removal-requests", "DELETE ",
    ]);
    const events = await page.run(() => JSON.stringify(bench.events));
    for (const value of Object.values(PROFILE)) assert.ok(!events.includes(value), value);
  });

  scene("a signature that is cancelled, begun again, and signed", async ({ gateway }) => {
    await visit({ scenario: "scanned", clock: "real", controls: HOLD });
    await toSign();
    await shown("sign-qr");
    await gateway.signing("cancel");
    await shown("sign-again");
    await gateway.signing("hold");
    await click("sign-again");
    await at("consent");
    await click("sign-consent");
    await click("sign-start");
    await shown("sign-reference");
    await gateway.signing("sign");
    await at("removals");
    const again = (await wrote()).filter((line) => line === "POST /signatures/initiate");
    assert.equal(again.length, 2);
  });

  scene("back at a signature that is waited for: looked at, never begun", async ({ gateway }) => {
    await visit({ scenario: "signing", clock: "real" });
    await shown("sign-qr");
    await gateway.signing("sign");
    await shown("review-notice");
    assert.deepEqual(await wrote(), []);
  });

  scene("the watchlist: added, and removed when asked twice", async ({ page }) => {
    await visit({ tag: "defentry-watchlist", clock: "real" });
    await shown("watch-add");
    await click("watch-add");
    await type({ email: "siv@user.example" });
    await click("add-submit");
    await shown("item");
    await click("item-remove");
    await click("watch-remove-confirm");
    await shown("watch-empty");
    assert.equal(await page.run(() => bench.element.state), "email");
  });
}
