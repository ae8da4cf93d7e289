// axe on a page, all shadow trees included. Its source is put in by the debugger's protocol, as a
// person's extension would be: the page's policy lets nobody else.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const SOURCE = readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** WCAG 2.0 to 2.2, levels A and AA. */
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** What is wrong, one line each: the rule, where, and what axe says of it. */
export async function axe(page) {
  if (!await page.evaluate(() => "axe" in window)) await page.evaluate(await SOURCE);
  const found = await page.evaluate((values) => axe.run(document, {
    runOnly: { type: "tag", values }, resultTypes: ["violations"], preload: false, iframes: false,
  }), TAGS);
  return found.violations.flatMap(({ id, nodes }) => nodes.map((node) => (
    `${id} at ${node.target.flat().join(" ")}: ${node.failureSummary.split("\n")[1]?.trim()}`)));
}
