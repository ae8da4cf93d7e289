// The page itself: where it lands, what it shows of strangers, who can use it.
import assert from "node:assert/strict";
import { ROUTES } from "../support/sandbox.mjs";
import { focused, wholeHtml } from "../support/shadow.mjs";
import * as go from "./journey.mjs";
import { stage } from "./scene.mjs";

const { scene } = stage();

scene("what is wrong with a field stands beside it", async ({ page, sandbox, webUrl }) => {
  await go.open(page, webUrl);
  await go.details(page, { ...go.PROFILE, email: "alex at example", phone: "0701" });
  await page.getByTestId("details-submit").click();
  for (const name of ["email", "phone"]) {
    const input = page.getByTestId(`input-${name}`);
    await page.locator(`[data-testid="input-${name}"][aria-invalid="true"]`).waitFor();
    assert.notEqual(await page.getByTestId(`error-${name}`).textContent(), "");
    const described = (await input.getAttribute("aria-describedby")).split(" ");
    assert.ok(described.includes(`field-${name}-error`));
  }
  assert.equal(await page.getByTestId("input-city").getAttribute("aria-invalid"), null);
  assert.equal((await focused(page)).id, "field-email");
  assert.deepEqual((await sandbox.applied())["POST /api/v1/delete-my-data"] ?? 0, 0);
  await page.getByTestId("input-email").fill(go.EMAIL);
  await page.getByTestId("input-phone").fill("+46 70 123 45 67");
  await page.keyboard.press("Enter");
  await go.at(page, "scan").waitFor();
});

scene("a reload lands where the user left off", async (at) => {
  const { page, sandbox } = at;
  const reload = async (step) => {
    await page.reload();
    await go.at(page, step).waitFor();
  };
  await go.open(page, at.webUrl);
  await reload("details");
  await go.details(page);
  await go.startScan(page);
  await page.locator('[data-testid=scan-grid] [data-state="in_progress"]').first().waitFor();
  await reload("scan");
  await sandbox.speed(go.HURRY);
  await go.endScan(page);
  await sandbox.speed(1);
  await reload("review");
  await page.getByTestId("review-site").first().waitFor();
  await go.startSigning(page, sandbox);
  await reload("sign");
  await page.getByTestId("sign-reference").waitFor();
  const initiations = (await sandbox.applied())["POST /api/v1/delete-my-data/signatures/initiate"];
  assert.equal(initiations, 1, "a reload polls; it starts no second signing");

  // The choice of sites went with the page. It is asked for and agreed to again, the signature is
  // not.
  await sandbox.signing(go.EMAIL, "sign");
  await go.at(page, "review").waitFor();
  await page.getByTestId("review-site").first().waitFor();
  await page.getByTestId("review-continue").click();
  await page.getByTestId("sign-consent").check();
  await page.getByTestId("sign-start").click();
  await go.at(page, "removals").waitFor();
  await page.getByTestId("removal-site").first().waitFor();
  await reload("removals");
});

scene("what brokers write stays text, and only https becomes a link", async (at) => {
  const { page, sandbox } = at;
  await go.scanned(at);
  await sandbox.fault({
    method: "GET",
    path: ROUTES.scanStatus,
    times: 0,
    set: {
      pointer: "/sites/0",
      value: {
        id: "hostile",
        name: '<img src=x onerror="document.title=1"><b>bold</b>',
        url: "javascript:document.title='owned'",
        scan_result: {
          status: "SCAN_COMPLETED",
          is_data_found: true,
          data: { firstName: "<script>1</script>", ssn: "19850412-1234", phone: "+46701234567" },
          comparison: null,
        },
        removal_requests: [],
        can_send_deletion_request: true,
      },
    },
  });
  await go.review(page);
  const card = page.getByTestId("review-site").first();
  assert.match(await card.textContent(), /<img src=x onerror=/);
  assert.equal(await card.locator("img, b, script, a").count(), 0);
  for (const link of await page.locator("main a").all()) {
    assert.match(await link.getAttribute("href"), /^https:\/\//);
    assert.equal(await link.getAttribute("rel"), "noreferrer noopener");
  }

  // Secrets of the person are not even in the document until asked for.
  assert.ok(!(await wholeHtml(page)).includes("19850412-1234"));
  await card.getByTestId("reveal").first().click();
  assert.match(await card.textContent(), /19850412-1234/);
  await card.getByTestId("reveal").first().click();
  assert.ok(!(await wholeHtml(page)).includes("19850412-1234"));
});

scene("a site that takes no request cannot be chosen", async (at) => {
  const { page } = at;
  await go.scanned(at);
  await go.review(page);
  const boxes = await page.getByTestId("review-pick").all();
  const locked = page.locator('[data-testid="review-pick"]:disabled');
  assert.ok(boxes.length > (await locked.count()), "some can be chosen");
  for (const box of await locked.all()) {
    assert.equal(await box.isChecked(), false);
    const why = await box.getAttribute("aria-describedby");
    assert.notEqual(await page.locator(`#${why}`).textContent(), "");
  }
  // The first is like the person in part alone: it is never ticked for them.
  const open = await page.locator('[data-testid="review-pick"]:enabled').all();
  const [partial, ...own] = open;
  await own[0].uncheck();
  await page.getByTestId("review-all").click();
  for (const box of own) assert.ok(await box.isChecked());
  assert.equal(await partial.isChecked(), false);
  await page.getByTestId("review-all").click();
  for (const box of open) assert.equal(await box.isChecked(), false);
  assert.ok(await page.getByTestId("review-continue").isDisabled());
});

scene("a page that comes back from the cache has no session any more", async (at) => {
  const { page, webUrl, sandbox } = at;
  await go.open(page, webUrl);
  await go.details(page);
  await go.startScan(page);
  await page.evaluate(() =>
    dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
  await page.getByTestId("ended-panel").waitFor();
  assert.equal(await page.locator("[data-step], [data-testid=error-panel]").count(), 0);
  const before = (await sandbox.log()).length;
  await page.getByTestId("ended-restart").click();
  await go.at(page, "scan").waitFor();
  const { length } = await sandbox.log();
  assert.ok(length > before, "the new session has a code and a token of its own");
});

scene("teardown is at hand while a scan runs, and stops it", async (at) => {
  const { page, sandbox, settled } = at;
  await go.open(page, at.webUrl);
  await go.details(page);
  await go.startScan(page);
  await page.getByTestId("open-teardown").click();
  await page.keyboard.press("Escape");
  await page.getByTestId("teardown").waitFor({ state: "detached" });
  await go.teardown(page);
  assert.equal(await page.getByTestId("error-panel").count(), 0);
  assert.equal((await sandbox.applied())["DELETE /api/v1/delete-my-data"], 1);
  assert.deepEqual((await settled()).pageErrors, []);
});

scene("at 320 px nothing runs off the side; steps hand on the focus",
  { viewport: { width: 320, height: 640 }, reducedMotion: "reduce", colorScheme: "dark" },
  async ({ page, sandbox, webUrl }) => {
    await go.journey(page, {
      webUrl,
      sandbox,
      after: async (step) => {
        const overflow = await page.evaluate(() =>
          document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.equal(overflow, 0, `${step} is wider than the screen`);
        const unlabelled = await page.locator("input, button, progress").evaluateAll((nodes) =>
          nodes.filter((node) => !node.labels?.length && !node.textContent.trim() &&
            !node.ariaLabel && !node.hasAttribute("aria-labelledby")).map((n) => n.outerHTML));
        assert.deepEqual(unlabelled, []);
        if (["scan", "review", "consent", "history", "done"].includes(step)) {
          assert.deepEqual((await focused(page)).id, "step-title", step);
        }
        assert.equal(await page.locator("h1").count(), 1);
      },
    });
  });
