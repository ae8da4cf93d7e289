// What is masked until it is asked for: shown for 30 s, and never behind the person's back.
import assert from "node:assert/strict";
import { stage } from "./element-scene.mjs";

const { scene } = stage();
const OPEN_MS = 30_000;

const SHOWN = "[data-field=phone] td:nth-of-type(1), [data-field=ssn] td:nth-of-type(1)";

/** The review, and the first site of it with a number that is masked. */
async function review({ page, show }) {
  await show({ scenario: "scanned", clock: "real" });
  const card = page.getByTestId("review-site").filter({ has: page.locator(SHOWN) }).first();
  const [button, value] = [card.getByTestId("reveal"), card.locator(SHOWN).first()];
  const masked = await value.innerText();
  assert.match(masked, /••••/);
  return { button, value, masked };
}

scene("masked, shown for 30 s, and masked again", { clock: true }, async (world) => {
  const { page } = world;
  const { button, value, masked } = await review(world);
  await button.click();
  const shown = await value.innerText();
  assert.doesNotMatch(shown, /•/);
  assert.ok((await page.evaluate(() => bench.personal())).includes(shown));
  await page.clock.runFor(OPEN_MS - 2_000);
  assert.equal(await value.innerText(), shown);
  await page.clock.runFor(3_000);
  assert.equal(await value.innerText(), masked);
});

scene("masked again when it is asked for, and when the page is hidden", async (world) => {
  const { page } = world;
  const { button, value, masked } = await review(world);
  await button.click();
  await button.click();
  assert.equal(await value.innerText(), masked);
  await button.click();
  assert.notEqual(await value.innerText(), masked);
  await page.evaluate(() => bench.turn("hidden"));
  await page.evaluate(() => bench.element.updateComplete);
  assert.equal(await value.innerText(), masked);
});

scene("masked again where the step is left", async (world) => {
  const { page } = world;
  const { button, value, masked } = await review(world);
  await button.click();
  await page.getByTestId("goto-scan").click();
  await page.getByTestId("goto-review").click();
  await page.getByTestId("review-site").first().waitFor();
  assert.equal(await value.innerText(), masked);
});

scene("while it is masked, the document does not hold it", async (world) => {
  const { page } = world;
  await review(world);
  const told = await page.evaluate(() => {
    const secret = /ssn|phone|street|zip/i;
    const values = [];
    return bench.connect().then(async (client) => {
      const { sites } = await client.scan.status();
      for (const { scan_result: { data } } of sites) {
        for (const [key, value] of Object.entries(data ?? {})) {
          if (secret.test(key) && String(value ?? "").length > 4) values.push(String(value));
        }
      }
      const texts = [];
      for (const { childNodes } of look.all(document.body)) {
        for (const node of childNodes) if (node.nodeType === Node.TEXT_NODE) texts.push(node.data);
      }
      return { n: values.length, held: values.filter((v) => texts.some((t) => t.includes(v))) };
    });
  });
  assert.ok(told.n > 3, "there is something to hide");
  assert.deepEqual(told.held, []);
});
