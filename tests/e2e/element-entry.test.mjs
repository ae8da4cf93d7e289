// After a reload the page knows nothing: the gateway is asked, and only asked, and the person lands
// where they left off.
import assert from "node:assert/strict";
import { stage } from "./element-scene.mjs";

const { scene } = stage();
const NAMES = new Set([
  "not_started", "in_progress", "found", "clear", "failed", "waiting_for_broker", "needs_user",
  "removed", "reappeared", "unknown",
]);

const NOTICES = ["details-deleted", "review-notice", "new-finds"];

/** What is told of an element: names and numbers, nothing else. */
function impersonal(events, personal) {
  for (const [type, { state, counts, ...rest }] of events) {
    assert.equal(type, "defentry-state");
    assert.match(state, /^[a-z-]+$/);
    assert.deepEqual(rest, {});
    for (const [name, count] of Object.entries(counts)) {
      assert.ok(NAMES.has(name), name);
      assert.ok(Number.isInteger(count) && count > 0 && count <= 25, `${name}: ${count}`);
    }
  }
  const told = JSON.stringify(events);
  assert.deepEqual(personal.filter((value) => told.includes(value)), []);
}

function lands(what, scenario, step, { notice, counts, options } = {}) {
  scene(`${what}: ${step}`, async ({ page, show }) => {
    await show({ scenario, ...options });
    await page.locator(`[data-step="${step}"]`).waitFor();
    if (notice) await page.getByTestId(notice).waitFor();
    for (const name of NOTICES) {
      assert.equal(await page.getByTestId(name).count(), name === notice ? 1 : 0, name);
    }

    const { state, events, sent, personal } = await page.evaluate(async () => {
      const { events, gateway, element, before } = bench;
      const sent = gateway.requests.slice(before);
      return { state: element.state, events, sent, personal: await bench.personal() };
    });
    assert.equal(state, step);
    impersonal(events, personal);
    assert.equal(events.at(-1)[1].state, step);
    if (counts) assert.deepEqual(events.at(-1)[1].counts, counts);
    const [login, ...asked] = sent;
    assert.equal(`${login.method} ${login.route}`, "POST /api/v1/sso/login");
    assert.ok(asked.length > 0);
    assert.deepEqual(asked.filter(({ method, applied }) => method !== "GET" || applied), []);
  });
}

lands("no profile", "new-user", "details", { counts: {} });
lands("a profile, and no scan", "profile", "scan");
lands("a scan is under way", "scanning", "scan");
lands("scanned, and not signed", "scanned", "review", {
  counts: { found: 8, clear: 14, failed: 3 },
});
lands("a signature is waited for", "signing", "sign");
lands("a signature has run out", "signing-expired", "review", { notice: "review-notice" });
lands("signed, and nothing submitted", "signed", "review", { notice: "review-notice" });
lands("submitted", "submitted", "removals");
lands("a site wants the person to act", "manual", "removals");
lands("data has come back", "reappeared", "removals");
lands("more was found after the signature", "new-finds", "removals", { notice: "new-finds" });
lands("deleted elsewhere", "deleted", "details", { notice: "details-deleted" });
lands("the plan lacks the product", "no-plan", "no-plan");

scene("an identity that is protected: nothing is asked at all", async ({ page, show }) => {
  await show({ scenario: "scanned", element: { protectedIdentity: true } });
  await page.locator('[data-step="protected"]').waitFor();
  // Where a client is set anew, and the flag with it, too.
  await page.evaluate(async () => {
    const client = await bench.connect();
    Object.assign(bench.element, { client });
    await bench.element.updateComplete;
    await bench.add({ client, protectedIdentity: true });
  });
  const { requests, state } = await page.evaluate(() => ({
    requests: bench.gateway.requests.slice(bench.before), state: bench.element.state,
  }));
  assert.deepEqual([requests, state], [[], "protected"]);
  assert.equal(await page.getByRole("button").count(), 0);
});
