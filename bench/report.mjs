// From the results, with nothing measured. `node bench/report.mjs` writes tables.md and the plots
// anew, `--readme` the figures in README.md too; `--check`, which is part of `cargo xtask check`,
// fails when one of them is not what the results say.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { made, read, stale, write } from "./lib/report-files.mjs";
import { fill } from "./lib/report-readme.mjs";

const dir = path.join(import.meta.dirname, "results");
const readme = path.join(import.meta.dirname, "../README.md");
const known = { readme: { type: "boolean" }, check: { type: "boolean" } };
const { values: { readme: rewrite, check } } = parseArgs({ options: known });

const results = read(dir);
const files = made(results);
const text = readFileSync(readme, "utf8");
const { filled, empty, missing } = fill(text, results);
if (check) {
  const wrong = [
    ...missing.map((why) => `README.md: ${why}`),
    ...filled === text ? [] : ["README.md: figures that are not those of bench/results; "
      + "run node bench/report.mjs --readme"],
    ...stale(dir, files).map((name) => `bench/results/${name}: run node bench/report.mjs`),
  ];
  for (const name of empty) console.log(`README.md: nothing measured yet for ${name}`);
  for (const line of wrong) console.error(line);
  process.exitCode = wrong.length ? 1 : 0;
} else {
  write(dir, files);
  if (rewrite) writeFileSync(readme, filled);
  for (const why of rewrite ? missing : []) console.error(`left as it was: ${why}`);
  process.exitCode = rewrite && missing.length ? 1 : 0;
}
