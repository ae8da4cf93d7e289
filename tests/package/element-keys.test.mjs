// Each element brings its own English: a key of the other one's would show nothing.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { ROOT } from "../support/servers.mjs";

const SOURCE = path.join(ROOT, "pkg-template/src/element");
const read = (name) => readFileSync(path.join(SOURCE, name), "utf8");

/** Every key of a file of words. */
const keysOf = (name) => [...read(`words/${name}.ts`).matchAll(/^ {2}"([\w.-]+)":/gm)]
  .map(([, key]) => key);
const common = keysOf("en");
const all = new Set([...common, ...keysOf("en-online-data"), ...keysOf("en-watchlist")]);

/** The code in these folders and files, and in folders below. */
function codeOf(...names) {
  const files = names.flatMap((name) => (name.endsWith(".ts") ? [name]
    : readdirSync(path.join(SOURCE, name), { recursive: true })
      .filter((file) => file.endsWith(".ts")).map((file) => path.join(name, file))));
  return files.map(read).join("\n");
}

for (const [element, words] of [["online-data", "en-online-data"], ["watchlist", "en-watchlist"]]) {
  test(`${element}: each text that is named is in its own English`, () => {
    const own = new Set([...common, ...keysOf(words)]);
    const named = [...codeOf(element, "ui", "base.ts").matchAll(/"([a-z][\w-]*(?:\.[\w-]+)+)"/g)]
      .map(([, key]) => key).filter((key) => all.has(key));
    assert.ok(named.length > 20);
    assert.deepEqual([...new Set(named.filter((key) => !own.has(key)))], []);
  });
}

test("no text stands in two files", () => {
  assert.equal(all.size, common.length + keysOf("en-online-data").length + keysOf("en-watchlist").length);
});
