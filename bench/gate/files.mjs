// Where the gate finds things, and how it writes the two files that are agreed upon.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

/** `root`: of this project, or of another checkout to look at. */
export const places = (root = here) => ({
  target: path.join(root, "target"),
  dist: path.join(root, "target/npm/package/dist"),
  budget: path.join(root, "bench/budget.json"),
  symbols: path.join(root, "bench/results/symbols.json"),
});

export const read = (file) => JSON.parse(readFileSync(file, "utf8"));

export function write(file, value) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${text(value)}\n`);
}

/** JSON with one size a line, or all of one thing: a reviewer sees what changed. */
export function text(value, indent = "") {
  const flat = JSON.stringify(value, null, 1).replaceAll(/\n */g, " ");
  const isLeaf = Object.values(value).every((one) => typeof one !== "object");
  if (isLeaf && flat.length <= 90 && indent !== "") return flat;
  const inner = `${indent}  `;
  const inside = (one) => (
    typeof one === "object" && !Array.isArray(one) ? text(one, inner) : JSON.stringify(one));
  const rows = Object.entries(value).map(([key, one]) => (
    `${inner}${JSON.stringify(key)}: ${inside(one)}`));
  return `{\n${rows.join(",\n")}\n${indent}}`;
}
