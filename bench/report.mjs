// From the results, with nothing measured. `node bench/report.mjs` writes tables.md and the plots
// anew, `--readme` the figures in README.md and docs/servers.md too; `--check`, which is part of
// `cargo xtask check`, fails when one of them is not what the results say.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { TEXTS, made, read, stale, write } from "./lib/report-files.mjs";
import { fill } from "./lib/report-readme.mjs";

const dir = path.join(import.meta.dirname, "results");
const known = { readme: { type: "boolean" }, check: { type: "boolean" } };
const { values: { readme: rewrite, check } } = parseArgs({ options: known });

const results = read(dir);
const files = made(results);
const texts = TEXTS.map((name) => {
  const file = path.join(import.meta.dirname, "..", name);
  const text = readFileSync(file, "utf8");
  return { name, file, text, ...fill(text, results) };
});
const missing = texts.flatMap((one) => one.missing.map((why) => `${one.name}: ${why}`));
if (check) {
  const wrong = [
    ...missing,
    ...texts.filter(({ text, filled }) => filled !== text).map(({ name }) => (
      `${name}: figures that are not those of bench/results; run node bench/report.mjs --readme`)),
    ...stale(dir, files).map((name) => `bench/results/${name}: run node bench/report.mjs`),
  ];
  for (const { name, empty } of texts) {
    for (const block of empty) console.log(`${name}: nothing measured yet for ${block}`);
  }
  for (const line of wrong) console.error(line);
  process.exitCode = wrong.length ? 1 : 0;
} else {
  write(dir, files);
  if (rewrite) for (const { file, filled } of texts) writeFileSync(file, filled);
  for (const why of rewrite ? missing : []) console.error(`left as it was: ${why}`);
  process.exitCode = rewrite && missing.length ? 1 : 0;
}
