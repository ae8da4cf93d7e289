// The partner's page around the element: its switches, its policies, its developer's panel.
import assert from "node:assert/strict";
import * as policies from "../support/csp.mjs";
import * as go from "./journey.mjs";
import { stage } from "./scene.mjs";

const { scene } = stage();
/** What a sealed page refuses and a standard one lets pass. */
const markup = (page) => page.evaluate(() => {
  try {
    document.createElement("p").innerHTML = "<b>markup</b>";
    return "taken";
  } catch (error) {
    return error.name;
  }
});

scene("the language switch speaks to the element, too, and a reload keeps it", async (at) => {
  const { page, webUrl, settled } = at;
  await go.open(page, webUrl);
  const heading = page.locator("#step-title");
  const titles = new Set([await heading.textContent()]);
  await page.getByTestId("input-city").fill("Uppsala");
  for (const [lang, word] of [["sv", "medlemmar"], ["nb", "medlemmer"], ["da", "medlemmer"],
    ["fi", "jäsenille"]]) {
    await page.getByTestId("language").selectOption(lang);
    await page.getByRole("heading", { level: 1, name: word }).waitFor();
    await page.locator(`[part=frame][lang="${lang}"]`).waitFor();
    titles.add(await heading.textContent());
  }
  assert.equal(titles.size, 5, "five languages, five titles");
  assert.equal(await page.getByTestId("input-city").inputValue(), "Uppsala");
  await page.reload();
  await page.locator('[part=frame][lang="fi"]').waitFor();
  assert.equal(await page.getByTestId("language").inputValue(), "fi");
  assert.equal(await page.evaluate(() => document.title), "Yksityisyyttä jäsenille");
  await page.getByTestId("language").selectOption("en");
  assert.equal(new URL(page.url()).search, "");
  const { violations, pageErrors } = await settled();
  assert.deepEqual([violations, pageErrors], [[], []]);
});

scene("another language is another text to sign, and has to be agreed to anew", async (at) => {
  const { page, webUrl, sandbox } = at;
  await sandbox.control("POST", "scenario", { email: go.EMAIL, name: "clean-scan" });
  await go.open(page, webUrl);
  await go.consent(page);
  const texts = page.locator("[data-legal]");
  const shown = () => texts.evaluateAll((all) =>
    all.filter((text) => text.checkVisibility()).map(({ lang }) => lang));
  assert.deepEqual(await shown(), ["en"]);
  assert.match(await page.getByTestId("consent-version").textContent(), /2026-11.*English/);
  const box = page.getByTestId("sign-consent");
  await box.check();
  await page.getByTestId("language").selectOption("sv");
  await page.locator('[part=frame][lang="sv"]').waitFor();
  assert.deepEqual(await shown(), ["sv"]);
  assert.equal(await box.isChecked(), false);
  await box.check();
  await page.getByTestId("language").selectOption("fi");
  await page.locator('[part=frame][lang="fi"]').waitFor();
  assert.deepEqual(await shown(), ["en"], "there is none in Finnish");
});

scene("each theme gives the element its colours; the brand's own come through", {
  reducedMotion: "reduce",
}, async ({ page, webUrl }) => {
  await go.open(page, webUrl);
  const seen = {};
  for (const theme of ["light", "dark", "brand"]) {
    await page.getByTestId("theme").selectOption(theme);
    seen[theme] = await page.getByTestId("details-submit").evaluate((button) => {
      const { backgroundColor, borderRadius } = getComputedStyle(button);
      return { backgroundColor, borderRadius };
    });
  }
  assert.equal(seen.light.backgroundColor, "rgb(20, 113, 95)");
  assert.equal(seen.dark.backgroundColor, "rgb(98, 205, 181)");
  assert.deepEqual(seen.brand, { backgroundColor: "rgb(106, 27, 122)", borderRadius: "32px" });
});

for (const name of ["sealed", "standard"]) {
  scene(`the whole journey under the ${name} policy, which is the README's`, async (at) => {
    const { page, webUrl, sandbox, settled } = at;
    const { headers } = await fetch(`${webUrl}/?csp=${name}`);
    const code = `${webUrl}/session/defentry-code ${webUrl}/config.json`;
    // Lit makes its templates under a Trusted Types policy of its own.
    const expected = policies[name]({ api: sandbox.url, code })
      .replace("trusted-types 'none'", "trusted-types lit-html");
    assert.equal(headers.get("content-security-policy"), expected);
    await go.journey(page, { webUrl: `${webUrl}/?csp=${name}`, sandbox });
    assert.equal(await page.getByTestId("csp-here").textContent(), name);
    const { violations, pageErrors } = await settled();
    assert.deepEqual([violations, pageErrors], [[], []]);
    assert.equal(await markup(page), name === "sealed" ? "TypeError" : "taken");
  });
}

scene("the policy switch loads the page anew, as it looks now", async ({ page, webUrl }) => {
  await go.open(page, `${webUrl}/?theme=dark`);
  assert.equal(await page.getByTestId("csp-here").textContent(), "sealed");
  await page.getByTestId("language").selectOption("sv");
  await page.getByTestId("csp-standard").click();
  await page.getByTestId("csp-sealed").waitFor();
  assert.equal(await markup(page), "taken");
  const { searchParams } = new URL(page.url());
  assert.deepEqual({ ...Object.fromEntries(searchParams) },
    { theme: "dark", language: "sv", csp: "standard" });
});

scene("the developer's panel tells the last events, and puts the account elsewhere", async (at) => {
  const { page, webUrl } = at;
  await go.open(page, webUrl);
  await page.getByTestId("events").locator("summary").click();
  const told = page.getByTestId("event-state");
  assert.deepEqual(JSON.parse(await told.textContent()), { state: "details", counts: {} });
  await page.getByTestId("faults").locator("summary").click();
  await page.getByTestId("scenario").selectOption("reappeared");
  await go.at(page, "removals").waitFor();
  await told.filter({ hasText: "reappeared" }).waitFor();
  const { state, counts } = JSON.parse(await told.textContent());
  assert.deepEqual([state, counts.reappeared, counts.needs_user], ["removals", 1, 2]);
});

scene("whose identity is protected is asked for nothing, as soon as the partner says so", async ({
  page, webUrl,
}) => {
  await go.open(page, webUrl);
  await go.at(page, "details").waitFor();
  await page.getByTestId("protected").click();
  await go.at(page, "protected").waitFor();
  // No event tells it.
  assert.equal(await page.getByTestId("event-state").textContent(),
    '{"state":"details","counts":{}}');
  assert.equal(await page.locator("main input").count(), 0);
});

scene("a page that cannot be opened says so, and nothing of why", async ({
  page, webUrl, settled,
}) => {
  await page.route("**/config.json", (route) => route.fulfill({ status: 500, body: "secret" }));
  await page.goto(`${webUrl}/?language=sv`);
  const trouble = page.locator("#trouble");
  await trouble.waitFor();
  assert.equal(await trouble.textContent(),
    "Det gick inte att öppna sidan. Ladda om den för att försöka igen.");
  const { pageErrors } = await settled();
  assert.match(pageErrors.join(), /config\.json answered 500/);
  assert.doesNotMatch(pageErrors.join(), /secret/);
});
