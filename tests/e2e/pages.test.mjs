// The partner's other pages: the journey with plain API, and the watchlist.
import assert from "node:assert/strict";
import { axe } from "../support/axe.mjs";
import { wholeText } from "../support/shadow.mjs";
import * as go from "./journey.mjs";
import { stage } from "./scene.mjs";

const { scene } = stage();

scene("ten lines of plain API do the same, and are shown as they are", async (at) => {
  const { page, webUrl, sandbox, settled } = at;
  await page.goto(`${webUrl}/plain.html`);
  const code = await page.getByTestId("plain-code").textContent();
  const lines = code.split("\n").filter((line) => /\bclient\b/.test(line));
  assert.ok(lines.length <= 10, `${lines.length} lines that use the client`);
  for (const [name, value] of Object.entries({ ...go.PROFILE, phone: "0701" })) {
    await page.getByTestId(`plain-${name}`).fill(value);
  }
  await page.getByTestId("plain-submit").click();
  await page.getByTestId("plain-phase").filter({ hasText: "validation, see phone" }).waitFor();
  await page.getByTestId("plain-phone").fill(go.PROFILE.phone);
  await sandbox.signing(go.EMAIL, "sign");
  await sandbox.speed(go.HURRY);
  await page.getByTestId("plain-submit").click();
  await page.getByTestId("plain-agree").click();
  await page.getByTestId("plain-events").getByText("SIGNATURE_SIGNED").waitFor();
  assert.match(await wholeText(page.getByTestId("plain-sites")), /waiting for broker/);
  const applied = await sandbox.applied();
  assert.equal(applied["POST /api/v1/delete-my-data/removal-requests"], 1);
  const { violations, pageErrors } = await settled();
  assert.deepEqual([violations, pageErrors], [[], []]);
});

scene("with plain API, too, whoever does not sign asks nobody, and is told", async (at) => {
  const { page, webUrl, sandbox } = at;
  await page.goto(`${webUrl}/plain.html`);
  for (const [name, value] of Object.entries(go.PROFILE)) {
    await page.getByTestId(`plain-${name}`).fill(value);
  }
  await sandbox.signing(go.EMAIL, "cancel");
  await sandbox.speed(go.HURRY);
  await page.getByTestId("plain-submit").click();
  await page.getByTestId("plain-agree").waitFor();
  assert.match(await page.getByTestId("plain-phase").textContent(), /may be a namesake’s/);
  await page.getByTestId("plain-agree").click();
  await page.getByTestId("plain-phase").filter({ hasText: "Not signed: no site" }).waitFor();
  const applied = await sandbox.applied();
  assert.equal(applied["POST /api/v1/delete-my-data/removal-requests"], undefined);
  assert.equal(await page.getByTestId("plain-events").locator("li").count(), 0);
});

scene("the watchlist has a page of its own, in the same look", async (at) => {
  const { page, webUrl, settled } = at;
  await go.open(page, `${webUrl}/?theme=brand`);
  await page.getByRole("link", { name: "Watchlist" }).click();
  await page.locator("defentry-watchlist [role=tab]").first().waitFor();
  assert.equal(await page.getByTestId("theme").inputValue(), "brand");
  assert.equal(await page.locator('nav a[aria-current="page"]').textContent(), "Watchlist");
  const { violations, pageErrors } = await settled();
  assert.deepEqual([violations, pageErrors], [[], []]);
});

for (const theme of ["light", "dark", "brand"]) {
  scene(`axe finds nothing on any of the pages, and nothing is too wide: ${theme}`, {
    reducedMotion: "reduce",
  }, async ({ page, webUrl }) => {
    for (const name of ["index", "watchlist", "plain"]) {
      await page.goto(`${webUrl}/${name}.html?theme=${theme}`);
      await page.locator("[data-step], [role=tab], [data-testid=plain-submit]").first().waitFor();
      for (const summary of await page.locator("details > summary").all()) await summary.click();
      for (const width of [320, 1200]) {
        await page.setViewportSize({ width, height: 800 });
        assert.deepEqual(await axe(page), [], `${name} at ${width} px`);
        const { scrollWidth, clientWidth } = await page.evaluate(() => {
          const { scrollWidth, clientWidth } = document.documentElement;
          return { scrollWidth, clientWidth };
        });
        assert.equal(scrollWidth, clientWidth, `${name} at ${width} px`);
      }
    }
  });
}
