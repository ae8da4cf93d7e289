// Five languages: each complete, with the same values to fill in, and what the page shows.
import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";
import { build } from "esbuild";
import { ROOT } from "../support/servers.mjs";
import { reach } from "./element-gallery.mjs";
import { stage } from "./element-scene.mjs";
import { AFTERWARDS, LANDINGS, REVIEWS, SIGNING } from "./element-states.mjs";

const { scene } = stage();
const OTHERS = ["sv", "nb", "da", "fi"];
/** Spelt alike in both languages, so that no difference shows that they were translated. */
const SAME_IN_TWO = 0.12;

async function words(language) {
  const { outputFiles: [{ text }] } = await build({
    entryPoints: [path.join(ROOT, `pkg-template/src/element/words/${language}.ts`)],
    bundle: true, write: false, format: "esm", charset: "utf8",
  });
  const { default: all } = await import(`data:text/javascript,${encodeURIComponent(text)}`);
  return all;
}

const forms = (text) => (typeof text === "string" ? [text] : Object.values(text));
/** The values of a text. A form of a plural may do without its number: another has it. */
const values = (text) => [...new Set(forms(text).join(" ").match(/\{\w+\}/g) ?? [])].sort();

/** The elements share a part of theirs. */
const parts = await Promise.all(["en", "en-online-data", "en-watchlist"].map(words));
const en = Object.assign({}, ...parts);
const keys = (texts) => Object.keys(texts).sort().join("\n");

for (const language of OTHERS) {
  test(`${language} has every text, with the same values in it`, async () => {
    const own = await words(language);
    assert.equal(keys(own), keys(en));
    const rules = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const [key, text] of Object.entries(own)) {
      assert.deepEqual(values(text), values(en[key]), key);
      for (const form of forms(text)) assert.ok(form.trim(), `${key} is empty`);
      if (typeof text !== "string") assert.deepEqual(Object.keys(text).sort(), rules.sort(), key);
    }
    const same = Object.keys(en).filter((key) => (
      JSON.stringify(own[key]) === JSON.stringify(en[key])));
    const most = Object.keys(en).length * SAME_IN_TWO;
    assert.ok(same.length < most, `in English still? ${same.join(", ")}`);
  });
}

/** English sentences of four words or more: by chance, no other language has the same. */
const sentences = Object.values(en).flatMap(forms)
  .filter((text) => text.split(" ").length > 3 && !/\{/.test(text));

for (const [language, page] of [["sv", "sv-FI"], ["nb", "no"], ["da", "da"], ["fi", "fi"]]) {
  scene(`${language}: no step of a page in ${page} falls back to English`, async (open) => {
    const own = await words(language);
    for (const row of [...LANDINGS, ...REVIEWS, ...SIGNING, ...AFTERWARDS]) {
      if (row.page || !ONE_OF_EACH.has(row.name)) continue;
      await reach(open, { ...row, bench: { ...row.bench, lang: page } });
      const text = await open.page.locator(".frame").innerText();
      assert.deepEqual(sentences.filter((one) => text.includes(one)), [], row.name);
      const { step } = await open.page.locator("[data-step]").evaluate(({ dataset }) => dataset);
      assert.ok(text.includes(own[`${step}.title`]), row.name);
    }
  });
}

const ONE_OF_EACH = new Set([
  "details-errors", "scan-running", "review", "consent", "sign", "manual", "history", "teardown",
]);

scene("a page that changes its language is followed", async ({ page, show }) => {
  const [sv, fi] = [await words("sv"), await words("fi")];
  await show({ lang: "sv" });
  await page.getByText(sv["details.title"]).waitFor();
  await page.getByTestId("input-first_name").fill("Alex");
  await page.evaluate(() => { document.documentElement.lang = "fi"; });
  await page.getByText(fi["details.title"]).waitFor();
  assert.equal(await page.getByTestId("input-first_name").inputValue(), "Alex");
  await page.evaluate(() => { document.documentElement.lang = "tlh"; });
  await page.getByText(en["details.title"]).waitFor();
});
