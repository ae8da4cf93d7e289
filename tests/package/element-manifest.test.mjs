// What the custom-elements manifest tells of parts, slots and properties is what the elements have.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { test } from "node:test";
import { CONSUMER } from "../support/package.mjs";
import { ROOT } from "../support/servers.mjs";

const require = createRequire(path.join(CONSUMER, "entry.cjs"));
const { modules } = require("defentry-web/custom-elements.json");
const { customElements, exports } = require("defentry-web/package.json");
const SOURCE = path.join(ROOT, "pkg-template/src/element");

const codeOf = (...folders) => [readFileSync(path.join(SOURCE, "base.ts"), "utf8"),
  ...folders.flatMap((folder) => readdirSync(path.join(SOURCE, folder), { recursive: true })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => readFileSync(path.join(SOURCE, folder, name), "utf8")))].join("\n");
const found = (text, pattern) => [...new Set([...text.matchAll(pattern)]
  .flatMap(([, names]) => names.split(" ")).filter((name) => /^[a-z-]+$/.test(name)))].sort();
const names = (rows) => rows.map(({ name }) => name).sort();

test("the manifest is where package.json says", () => {
  assert.equal(exports[`./${customElements}`], `./${customElements}`);
  assert.deepEqual(modules.map(({ path: file }) => file), ["dist/element.js", "dist/watchlist.js"]);
});

for (const [i, folder] of ["online-data", "watchlist"].entries()) {
  const [element] = modules[i].declarations;
  const code = codeOf(folder, "ui");

  test(`${element.tagName}: parts, slots, properties`, () => {
    assert.equal(element.tagName, `defentry-${folder}`);
    const parts = [/part="([^"]+)"/g, /part="button \$\{\w+ \? "(\w+)"/g];
    assert.deepEqual(names(element.cssParts),
      [...new Set(parts.flatMap((pattern) => found(code, pattern)))].sort());
    assert.deepEqual(names(element.slots), found(code, /<slot name="([^"]+)"/g));
    const styles = codeOf("style");
    assert.deepEqual(names(element.cssProperties), found(styles, /var\(\s*(--defentry-[\w-]+)/g));
    assert.deepEqual(names(element.events), ["defentry-error", "defentry-state"]);
    const own = folder === "online-data" ? ["protectedIdentity", "signingLink"] : [];
    assert.deepEqual(names(element.members), ["client", "messages", ...own, "state"]);
    assert.ok(element.members.every(({ description }) => description));
  });
}
