// What a person does in `<defentry-watchlist>`, and that each of it is asked of the gateway once.
import assert from "node:assert/strict";
import { stage } from "./element-scene.mjs";
import { add, focused, open, said, tag, written } from "./element-watchlist.mjs";

const { scene } = stage();
const NUMBER = "+46701740605";
const CARD = { card_number: "4242 4242 4242 4242", expiry_month: "07", expiry_year: "31",
  holder_name: "Siv Öberg" };

scene("an address: checked here, added once, sent again, removed after a question", async (at) => {
  const { page, show } = at;
  await show({ tag });
  await add(page, { email: "siv@mail" });
  await page.getByText("An e-mail address looks like").waitFor();
  assert.deepEqual([await focused(page), await written(page)], ["input-email", []]);
  await page.getByTestId("input-email").fill("siv@mail.example");
  await page.keyboard.press("Enter");
  await said(page, "Added.");
  assert.equal(await focused(page), "item");
  assert.match(await page.getByTestId("item").innerText(), /^s••••@mail\.example/);

  await add(page, { email: "SIV@mail.example" });
  await page.getByText("This is on the list already.").waitFor();
  await page.getByTestId("form-cancel").click();
  assert.equal(await focused(page), "watch-add");
  await page.getByTestId("item-send").click();
  await said(page, "Sent.");
  assert.equal(await focused(page), "item-send");

  await page.getByTestId("item-remove").click();
  await page.getByTestId("watch-remove-cancel").click();
  assert.equal(await focused(page), "item-remove");
  await page.getByTestId("item-remove").click();
  await page.getByTestId("watch-remove-confirm").click();
  await said(page, "Removed.");
  assert.equal(await focused(page), "kind-title");
  const list = "/api/v1/email-watchlist";
  assert.deepEqual(await written(page), [
    `POST ${list}`, `POST ${list}`, "POST /api/v1/resend/watchlist-email-confirmation",
    `DELETE ${list}/{emailId}`,
  ]);
});

scene("a phone is written as people do, and confirmed by its code", async (at) => {
  const { page, show, gateway } = at;
  await show({ tag });
  await open(page, "phone");
  await add(page, { phone: "0046 70-174 06 05" });
  await page.getByTestId("item-send").click();
  await said(page, "Sent.");
  const { phone } = await gateway.verification("alex@user.example");
  await page.getByTestId("input-code").fill("none");
  await page.getByTestId("confirm-submit").click();
  await page.getByText("This is not the right code.").waitFor();
  assert.equal(await focused(page), "input-code");
  await page.getByTestId("input-code").fill(phone[NUMBER]);
  await page.keyboard.press("Enter");
  await said(page, "Confirmed.");
  assert.equal(await page.getByTestId("input-code").count(), 0);
});

scene("what is typed is in no attribute, and gone with its tab and session", async (at) => {
  const { page, show } = at;
  await show({ tag });
  await open(page, "card");
  await page.getByTestId("watch-add").click();
  for (const [field, value] of Object.entries(CARD)) {
    await page.getByTestId(`input-${field}`).fill(value);
  }
  const markup = await page.evaluate(() => bench.element.shadowRoot.innerHTML);
  assert.match(markup, /input-card_number/);
  for (const value of ["4242", "31", "Siv"]) assert.ok(!markup.includes(`${value}"`), value);
  await open(page, "phone");
  await open(page, "card");
  assert.equal(await page.getByTestId("input-card_number").count(), 0);
  await add(page, CARD);
  await said(page, "Added.");
  const left = await page.locator("input").evaluateAll((all) => all.map(({ value }) => value));
  assert.deepEqual(left, [""], "the field for the code alone");
  await page.getByTestId("input-code").fill("1234");
  await page.evaluate(() => bench.client.session.end());
  await page.getByTestId("ended-panel").waitFor();
  assert.equal(await page.locator("input").count(), 0);
});

scene("a code for a phone is in no card's field, be their ids the same", async ({ page, show }) => {
  const set = { pointer: "/0/id", value: 5 };
  const faults = ["phone-watchlist", "credit-cards"].map((list) => (
    { match: { path: `/api/v1/${list}`, method: "GET" }, kind: { set } }));
  await show({ tag, faults, scenario: "watched" });
  for (const kind of ["card", "phone"]) await open(page, kind);
  await page.getByTestId("input-code").fill("123456");
  await open(page, "card");
  assert.equal(await page.getByTestId("input-code").inputValue(), "");
});

scene("a passport is changed field by field; its number stays hidden", async ({ page, show }) => {
  await show({ tag });
  await open(page, "passport");
  await add(page, { passport_number: "AA1234567", country_code: "SE", expiry_date: "2031-05-17" });
  await said(page, "Added.");
  await page.getByTestId("item-change").click();
  assert.equal(await page.getByTestId("input-passport_number").inputValue(), "");
  assert.equal(await page.getByTestId("input-country_code").inputValue(), "SE");
  const markup = await page.evaluate(() => bench.element.shadowRoot.innerHTML);
  assert.ok(!markup.includes('"2031'), "what is typed over is in no attribute");
  await page.getByTestId("input-expiry_date").fill("2036-05-17");
  await page.getByTestId("save-submit").click();
  await said(page, "Updated.");
  const [passport] = await page.evaluate(() => bench.client.watchlists.passport.list());
  assert.deepEqual([passport.passport_number, passport.expiry_date], ["AA1234567", "2036-05-17"]);
});
