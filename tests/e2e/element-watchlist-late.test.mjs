// `<defentry-watchlist>` when an answer takes its time, and the person does not wait for it.
import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { EMAIL } from "../support/element-bench.mjs";
import { stage } from "./element-scene.mjs";
import { add, focused, open, said, tag, written } from "./element-watchlist.mjs";

const { scene } = stage();
const EMAILS = "/api/v1/email-watchlist";
const ADDRESS = { email: "siv@mail.example" };
const LATE_MS = 1_500;
const ADD = { path: EMAILS, method: "POST" };

/** From now on, and what else is wrong with the answer. */
const late = (page, match, kind = {}) => page.evaluate((fault) => bench.gateway.fault(fault),
  { match, times: 1, kind: { latency_ms: LATE_MS, ...kind } });
/** The answer is there, and what it leads to is done. */
const over = () => sleep(LATE_MS + 1_000);
const failures = (page) => page.evaluate(() => (
  bench.events.filter(([type]) => type === "defentry-error").length));

scene("what is written for one tab answers no question in another", async ({ page, show }) => {
  await show({ tag, scenario: "watched" });
  await late(page, ADD);
  await add(page, ADDRESS);
  await open(page, "phone");
  await page.getByTestId("item-remove").first().click();
  await over();
  assert.equal(await focused(page), "watch-remove-cancel", "the question is still there");
  await page.getByTestId("watch-remove-cancel").click();
  assert.equal(await focused(page), "item-remove");
  await open(page, "email");
  await page.getByText("s••••@mail.example").waitFor();
  assert.deepEqual(await written(page), [`POST ${EMAILS}`]);
});

scene("nor does it move the focus there", async ({ page, show, gateway }) => {
  await show({ tag, scenario: "watched" });
  await open(page, "phone");
  await page.getByTestId("item-send").click();
  await said(page, "Sent.");
  const { phone } = await gateway.verification(EMAIL);
  await page.getByTestId("input-code").fill(Object.values(phone).at(-1));
  await late(page, { path: "/api/v1/phone-watchlist", method: "GET" });
  await page.getByTestId("confirm-submit").click();
  await open(page, "email");
  await over();
  assert.equal(await focused(page), "tab-email");
  await open(page, "phone");
  assert.equal(await page.getByTestId("input-code").count(), 0, "it is confirmed");
});

scene("nor does reading the list anew answer one in its own tab", async ({ page, show }) => {
  await show({ tag, scenario: "watched" });
  await late(page, { path: EMAILS, method: "GET" });
  await page.getByTestId("watch-refresh").click();
  await page.getByTestId("item-remove").first().click();
  await over();
  assert.equal(await focused(page), "watch-remove-cancel");
});

scene("what fails for one tab is told there, when the person is back", async ({ page, show }) => {
  for (const kind of [{ status: 503 }, { status: 422, quote: true }]) {
    await show({ tag, scenario: "watched" });
    await late(page, ADD, kind);
    await add(page, ADDRESS);
    await open(page, "phone");
    await page.getByTestId("watch-add").click();
    await over();
    assert.equal(await focused(page), "input-phone");
    assert.equal(await page.getByTestId("error-panel").count(), 0);
    assert.equal(await failures(page), 0);
    await page.getByTestId("tab-email").click();
    await page.getByTestId("error-panel").waitFor();
    assert.equal(await failures(page), 1);
    await open(page, "phone");
    await open(page, "email");
    assert.equal(await page.getByTestId("error-panel").count(), 0, "it is told once");
  }
});

scene("whoever is impatient has advice asked for once", async ({ page, show }) => {
  await show({ tag, scenario: "watched" });
  await open(page, "alarms");
  await late(page, { path: "/api/v1/alarms" });
  await page.getByTestId("advice").first().dblclick();
  // Whether the second click still finds it under way is the machine's affair: it closes it, else.
  await page.waitForFunction(() => (
    bench.gateway.requests.some(({ route }) => /coachme/.test(route))));
  await page.waitForTimeout(1_000);
  const asked = await page.evaluate(() => (
    bench.gateway.requests.filter(({ route }) => /coachme/.test(route)).length));
  assert.equal(asked, 1);
});
