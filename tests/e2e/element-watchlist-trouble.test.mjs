// `<defentry-watchlist>` when something is not as it should be, its alarms, its tabs by keyboard.
import assert from "node:assert/strict";
import { stage } from "./element-scene.mjs";
import { add, focused, open, said, tag, written } from "./element-watchlist.mjs";

const { scene } = stage();
const EMAILS = "/api/v1/email-watchlist";
const fault = (page, given) => page.evaluate((it) => bench.gateway.fault(it), given);
/** Texts of others that a recording of the page would hold. */
const unmarked = (page) => page.locator("bdi:not(.rr-mask)").count();
const IBAN = { iban: "SE45 5000 0000 0583 9825 7466" };

scene("an entry whose answer was lost is looked for, not sent again", async ({ page, show }) => {
  await show({ tag });
  const match = { path: EMAILS, method: "POST" };
  await fault(page, { match, times: 1, kind: { reset: "after" } });
  await add(page, { email: "siv@mail.example" });
  await page.getByTestId("error-retry").click();
  await page.getByTestId("item").waitFor();
  assert.deepEqual(await written(page), [`POST ${EMAILS}`]);
});

scene("a refusal that quotes what was typed is marked, as alarms are", async (at) => {
  const { page, show } = at;
  await show({ tag, scenario: "watched" });
  await fault(page, { match: { path: EMAILS, method: "POST" }, kind: { quote: true } });
  await add(page, { email: "siv@mail.example" });
  await page.getByTestId("error-email").filter({ hasText: /siv@mail/ }).waitFor();
  assert.equal(await unmarked(page), 0);
  await open(page, "alarms");
  assert.ok(await page.locator("[data-testid=alarm] bdi.rr-mask").count() > 0);
  assert.equal(await unmarked(page), 0);
});

scene("two buttons below each other begin at the same edge", async ({ page, show }) => {
  for (const dir of ["ltr", "rtl"]) {
    await page.setViewportSize({ width: 250, height: 800 });
    await show({ tag, dir, scenario: "watched" });
    await open(page, "alarms");
    const [first, second] = await page.locator("[data-testid=alarm] .actions").first()
      .locator("button").evaluateAll((all) => all.map((one) => one.getBoundingClientRect()));
    assert.ok(second.top >= first.bottom, "there is no room for both");
    const edge = dir === "rtl" ? "right" : "left";
    assert.equal(second[edge], first[edge]);
  }
});

scene("an alarm is closed after a question, once", async ({ page, show }) => {
  await show({ tag });
  await open(page, "iban");
  await add(page, IBAN);
  await said(page, "Added.");
  await page.evaluate(() => bench.gateway.clock.advance(20_000));
  await open(page, "alarms");
  await page.getByTestId("alarm-close").click();
  await page.getByTestId("alarm-close-cancel").click();
  assert.equal(await focused(page), "alarm-close");
  await page.getByTestId("alarm-close").click();
  await page.getByTestId("alarm-close-confirm").click();
  await said(page, "Updated.");
  await page.getByTestId("watch-empty").waitFor();
  const left = ["alarm", "alarm-close"].map((name) => page.getByTestId(name).count());
  assert.deepEqual(await Promise.all(left), [1, 0], "it is listed still, as closed");
  assert.equal(await focused(page), "kind-title");
  const closed = (await written(page)).filter((line) => line.endsWith("/close"));
  assert.deepEqual(closed, ["GET /api/v1/alarms/{alarmId}/close"]);
  const events = await page.evaluate(() => bench.events.map(([, detail]) => detail));
  assert.deepEqual(events.at(-1), { state: "alarms", counts: { items: 1, pending: 0 } });
});

scene("advice is asked for once, and each text of a leak is only text", async ({ page, show }) => {
  await show({ tag });
  await open(page, "iban");
  await add(page, IBAN);
  await said(page, "Added.");
  await page.evaluate(() => bench.gateway.clock.advance(20_000));
  const value = "<img src=x onerror=alert(1)>\u202egro.elpmaxe";
  const match = { path: "/api/v1/iban-watchlist/leaks" };
  await fault(page, { match, kind: { set: { pointer: "/0/source", value } } });
  await page.getByTestId("watch-refresh").click();
  const leak = page.getByTestId("leak");
  assert.match(await leak.innerText(), /^<img src=x onerror=alert\(1\)>gro\.elpmaxe/);
  assert.equal(await leak.locator("img, a").count(), 0);
  assert.equal(await unmarked(page), 0, "it may quote the person");
  for (let i = 0; i < 3; i++) await page.getByTestId("advice").click();
  await page.locator(".advice li").first().waitFor();
  const asked = (await written(page)).filter((line) => line.includes("coachme"));
  assert.equal(asked.length, 1);
});

scene("what one kind is refused does not stop the others", async ({ page, show }) => {
  const faults = [
    { match: { path: "/api/v1/passport-watchlist" }, kind: { status: 403 } },
    { match: { path: "/api/v1/iban-watchlist/leaks" }, kind: { status: 403 } },
  ];
  await show({ tag, faults, connect: { allow: ["watchlists"] } });
  await page.getByTestId("watch-empty").waitFor();
  for (const kind of ["passport", "card", "alarms"]) {
    await page.getByTestId(`tab-${kind}`).click();
    await page.locator(`[data-tab=${kind}] [data-testid=watch-refused]`).waitFor();
    assert.equal(await page.getByTestId("error-panel").count(), 0);
  }
  await open(page, "iban");
  await add(page, IBAN);
  await page.getByText("Leaks cannot be shown here.").waitFor();
});

scene("what was confirmed elsewhere shows when the page is back", async ({ page, show }) => {
  await show({ tag });
  await add(page, { email: "siv@mail.example" });
  await page.getByText("Not confirmed").waitFor();
  await page.getByText("Looked for once it is confirmed.").waitFor();
  await page.evaluate(() => bench.turn("hidden"));
  await page.evaluate(() => bench.gateway.clock.advance(10_000));
  await page.evaluate(() => bench.turn("visible"));
  await page.getByText("Watched", { exact: true }).waitFor();
  await page.getByText("Not found in any leak so far.").waitFor();
  assert.equal(await focused(page), "item");
});

scene("tabs: arrows go around, Home and End to the ends, Enter opens", async ({ page, show }) => {
  for (const [dir, on] of [["ltr", "ArrowRight"], ["rtl", "ArrowLeft"]]) {
    await show({ tag, dir });
    await page.getByTestId("watch-empty").waitFor();
    await page.getByTestId("tab-email").focus();
    const press = async (key) => {
      await page.keyboard.press(key);
      return focused(page);
    };
    assert.equal(await press(on), "tab-phone");
    assert.equal(await press("End"), "tab-alarms");
    assert.equal(await press(on), "tab-email");
    assert.equal(await press("Home"), "tab-email");
    await press(on);
    assert.equal(await page.evaluate(() => bench.element.state), "email", "moving opens nothing");
    await press("Enter");
    await page.locator("[data-tab=phone] [data-testid=watch-empty]").waitFor();
    assert.equal(await page.getByRole("tab", { selected: true }).innerText(), "Phone");
    assert.equal(await press("Tab"), "panel");
  }
});
