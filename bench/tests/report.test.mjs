// What is made of results: tables, plots, files, and the figures in the README.
import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { load, machine, measuredPackage, stolenFrom } from "../lib/machine.mjs";
import { faults, made, read, save, stale, write } from "../lib/report-files.mjs";
import {
  about, cell, kilobytes, markdown, number, onceNoted, plain,
} from "../lib/report-text.mjs";
import { PLOT } from "./plotted.mjs";

const folder = mkdtempSync(path.join(os.tmpdir(), "bench-report-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const measured = (median, lower, upper) => ({ median, lower, upper, n: 15 });
const TABLE = {
  title: "Sizes",
  note: "With all routes.",
  columns: [
    { key: "bytes", label: "brotli", unit: "B" },
    { key: "ratio", label: "decode", unit: "×" },
    { key: "does", label: "does not" },
  ],
  rows: [
    { label: "ours", values: { bytes: 39877, ratio: measured(1.5, 1.42, 1.613) } },
    { label: "a|b", values: { bytes: 2400, ratio: measured(12.34, 12, 13), does: "x,\ny" } },
  ],
};
const RESULT = {
  title: "Decode",
  measured: "2026-01-02",
  took: 3,
  package: { version: "0.1.0", build: "0123456789ab" },
  machine: {
    processor: "Abacus", cores: 2, memory: "4 GB", system: "Linux x64", node: "20", chromium: "156",
  },
  load: { before: 0.1, after: 1, stolen: 0.1 },
  tables: [TABLE],
  plots: [PLOT],
};

test("figures have three digits, whole numbers all of theirs", () => {
  assert.deepEqual([39877, 1.239, 0.0456, 12.34, 123.4, 0, 0.999].map((n) => number(n)),
    ["39,877", "1.24", "0.046", "12.3", "123", "0", "1.00"]);
  assert.equal(kilobytes(39877), "39.9");
  assert.equal(kilobytes(2040), "2.0");
  assert.equal(cell({ median: 12, lower: 11.6, upper: 12.7, n: 9 }), "12.0 (11.6–12.7)");
  assert.equal(cell({ median: 12, lower: 11, upper: 13, n: 9 }), "12 (11–13)", "a count");
  assert.equal(cell({ median: 0.5, lower: -1.5, upper: 2, n: 9 }), "0.50 (-1.50 to 2.00)");
  assert.equal(cell({ median: 5.5, lower: 5.5, upper: 5.5, n: 9 }), "5.50");
});

test("a table as Markdown: numbers on the right, and no cell breaks it", () => {
  assert.equal(markdown(TABLE), [
    "|  | brotli, B | decode, × | does not |",
    "|---|--:|--:|---|",
    "| ours | 39,877 | 1.50 (1.42–1.61) | – |",
    "| a\\|b | 2,400 | 12.3 (12.0–13.0) | x, y |",
  ].join("\n"));
  assert.match(about(TABLE), /^With all routes\. Medians of 15 samples/);
  const lines = plain(TABLE).split("\n");
  assert.equal(lines[1].indexOf("39,877") + 6, lines[2].indexOf("2,400") + 5, "right edges");
});

test("a note that several tables share is said once", () => {
  const notes = onceNoted([TABLE, { ...TABLE, note: "Other." }, TABLE]).map(({ note }) => note);
  assert.deepEqual(notes, ["With all routes.", "Other.", ""]);
});

test("what no table can show is found, by name", () => {
  assert.deepEqual(faults({ tables: [TABLE], plots: [PLOT] }), []);
  const told = (values, plots = []) => (
    faults({ tables: [{ ...TABLE, rows: [{ label: "x", values }] }], plots }).join());
  const bad = { ...PLOT, groups: [{ label: "", bars: [{ label: "x", value: null }] }] };
  assert.match(told({ byte: 1 }), /no column byte/);
  assert.match(told({ bytes: null }), /x, bytes: null/);
  assert.match(told({ ratio: measured(1, 1, null) }), /x, ratio/);
  assert.match(told({}, [PLOT, PLOT]), /two of it: ratio/);
  assert.match(told({}, [bad]), /null: x/);
  assert.match(faults({ tables: [], plots: [] }).join(), /nothing/);
});

test("results are kept, shown, and found to be stale", () => {
  const dir = path.join(folder, "results");
  assert.deepEqual(stale(dir, made(read(dir))), [], "before anything is measured");
  save(dir, "decode", { ...RESULT, extra: 1 / 3 });
  const results = read(dir);
  assert.deepEqual(Object.keys(results), ["decode"]);
  assert.equal(results.decode.extra, 0.333333);
  const files = made(results);
  assert.deepEqual(Object.keys(files), ["tables.md", "decode-ratio.svg"]);
  assert.deepEqual(stale(dir, files), ["tables.md", "decode-ratio.svg"], "not written yet");
  writeFileSync(path.join(dir, "old.svg"), "");
  assert.deepEqual(stale(dir, files).at(-1), "old.svg");
  write(dir, files);
  assert.deepEqual(stale(dir, files), []);
  assert.ok(!existsSync(path.join(dir, "old.svg")));
  const page = readFileSync(path.join(dir, "tables.md"), "utf8");
  const facts = [
    "## Decode", "Abacus", "load 0.1 before", "10 % of the processors", "build `0123456789ab`", "### Sizes",
  ];
  for (const fact of [...facts, "(decode-ratio.svg)"]) assert.ok(page.includes(fact), fact);
  writeFileSync(path.join(dir, "tables.md"), page.replace("39,877", "29,877"));
  assert.deepEqual(stale(dir, files), ["tables.md"], "written by hand");
});

test("the machine is described, and not named", () => {
  const facts = { ...machine(), load: load(), ...measuredPackage() };
  assert.match(facts.chromium, /^\d+(\.\d+)+$/);
  assert.match(facts.build, /^[\da-f]{12}$/);
  assert.ok(facts.cores >= 1 && facts.load >= 0);
  const text = JSON.stringify(facts);
  const names = [os.hostname(), os.homedir(), process.cwd()];
  for (const name of names) assert.ok(!text.includes(name), name);
});

test("what other machines took of the processors is told as a share", () => {
  const file = path.join(folder, "stat");
  // user, nice, system, idle, iowait, irq, softirq, steal; and guests, who are in `user` too.
  writeFileSync(file, "cpu  100 0 50 800 0 0 0 50 100 0\ncpu0 1 2 3\n");
  const stolen = stolenFrom(file);
  assert.equal(stolen(), undefined, "no time has gone by");
  writeFileSync(file, "cpu  160 0 60 820 0 0 0 60 150 0\ncpu0 1 2 3\n");
  assert.equal(stolen(), 0.1);
  assert.equal(stolenFrom(path.join(folder, "none"))(), undefined, "not a Linux");
});
