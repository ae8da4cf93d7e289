// The figures in the README: between marks, from the results, and nothing else.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { ROOT } from "../../tests/support/servers.mjs";
import { BLOCKS } from "../lib/report-blocks.mjs";
import { TEXTS, read } from "../lib/report-files.mjs";
import { fill } from "../lib/report-readme.mjs";

const results = {
  size: {
    tables: [{ title: "Sizes", rows: [{ label: "walker", values: { brotli: 2400 } }] }],
    plots: [],
  },
};
const blocks = {
  walker: ({ value }) => `${value("size", "Sizes", "walker", "brotli")}`,
  later: ({ value }) => `${value("decode", "Decode", "walker", "ratio")}`,
  typo: ({ value }) => `${value("size", "Sizes", "wolker", "brotli")}`,
  moved: ({ table }) => table("size", "Size").title,
};
const block = (name, inside) => `a <!-- bench:${name} -->${inside}<!-- /bench --> b\n`;

test("a figure is written between its marks, and nowhere else", () => {
  const text = `2400 ${block("walker", "1")}${block("walker", "\n2\n")}`;
  assert.deepEqual(fill(text, results, blocks), {
    filled: `2400 ${block("walker", "2400")}${block("walker", "2400")}`, empty: [], missing: [],
  });
  const done = block("walker", "2400");
  assert.equal(fill(done, results, blocks).filled, done, "written once, it stays");
});

test("without results an empty block waits, and one that says something is an error", () => {
  assert.deepEqual(fill(block("later", " "), results, blocks),
    { filled: block("later", " "), empty: ["later"], missing: [] });
  const { filled, missing } = fill(block("later", "1.2"), results, blocks);
  assert.equal(filled, block("later", "1.2"));
  assert.deepEqual(missing, ["bench:later: there is no bench/results/decode.json"]);
});

test("what the results do not have is an error, empty or not, by name", () => {
  const missing = (name) => fill(block(name, ""), results, blocks).missing.join();
  assert.match(missing("typo"), /no brotli of "wolker"/);
  assert.match(missing("moved"), /no table "Size"/);
  assert.match(missing("other"), /no such block: bench:other/);
});

test("a mark without its other half is an error", () => {
  const missing = (text) => fill(text, results, blocks).missing.length;
  assert.equal(missing("<!-- bench:walker -->1"), 1);
  assert.equal(missing(`${block("walker", "2400")}<!-- /bench -->`), 1);
});

test("every block whose results are there has its place in a text", () => {
  const text = TEXTS.map((name) => readFileSync(path.join(ROOT, name), "utf8")).join("\n");
  const used = new Set([...text.matchAll(/<!-- bench:([\w-]+) -->/g)].map(([, name]) => name));
  const measured = read(path.join(ROOT, "bench/results"));
  const waits = (name) => fill(block(name, ""), measured).empty.length > 0;
  const wanted = Object.keys(BLOCKS).filter((name) => used.has(name) || !waits(name));
  assert.deepEqual([...used].sort(), wanted.sort());
  assert.ok(used.has("sizes"));
});
