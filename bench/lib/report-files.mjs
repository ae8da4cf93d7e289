// The results on disk: one JSON file per part, and what is made of them, tables.md and the plots.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { svg } from "./plot.mjs";
import { about, markdown, onceNoted } from "./report-text.mjs";

/** In the order in which they are measured and shown. */
export const PARTS = ["size", "decode", "cold", "load", "calls", "watching", "native"];

/** Where figures stand between marks: see report-readme.mjs. */
export const TEXTS = ["README.md", "docs/servers.md"];

/** What is wrong with what a part gave: it would be seen late, or not at all, in a table. */
export function faults({ tables, plots }) {
  const number = (value) => Number.isFinite(value);
  const good = (value) => typeof value === "string" || number(value) || value === undefined
    || (value?.n > 0 && [value.lower, value.median, value.upper].every(number));
  const ids = plots.map(({ id }) => id);
  return [
    ...tables.flatMap(({ title, columns, rows }) => rows.flatMap(({ label, values }) => (
      Object.entries(values).flatMap(([key, value]) => [
        ...columns.some((column) => column.key === key) ? [] : [`${title}: no column ${key}`],
        ...good(value) ? [] : [`${title}, ${label}, ${key}: ${JSON.stringify(value)}`],
      ])))),
    ...ids.filter((id, at) => !/^[a-z\d-]+$/.test(id) || ids.indexOf(id) !== at)
      .map((id) => `no name for a file, or two of it: ${id}`),
    ...plots.flatMap(({ id, groups }) => groups.flatMap(({ bars }) => bars))
      .filter(({ value }) => !number(value))
      .map(({ label, value }) => `a bar cannot show ${value}: ${label}`),
    ...tables.length + plots.length ? [] : ["nothing was measured"],
  ];
}

const fileOf = (dir, part) => path.join(dir, `${part}.json`);

/** `{ [part]: result }` of those that are there. */
export function read(dir) {
  const there = PARTS.filter((part) => existsSync(fileOf(dir, part)));
  return Object.fromEntries(there.map((part) => (
    [part, JSON.parse(readFileSync(fileOf(dir, part), "utf8"))])));
}

export function save(dir, part, result) {
  mkdirSync(dir, { recursive: true });
  // Six digits are more than any clock here knows; the rest would be noise in every diff.
  const short = (_, value) => (
    typeof value === "number" && !Number.isInteger(value) ? Number(value.toPrecision(6)) : value);
  writeFileSync(fileOf(dir, part), `${JSON.stringify(result, short, 1)}\n`);
}

/** What is made of the results: `{ [file]: text }`. */
export function made(results) {
  const files = Object.keys(results).length ? { "tables.md": page(results) } : {};
  for (const [part, { plots }] of Object.entries(results)) {
    for (const plot of plots) files[plotFile(part, plot)] = svg(plot);
  }
  return files;
}

/** Writes them, and takes away the plots that no part draws any more. */
export function write(dir, files) {
  mkdirSync(dir, { recursive: true });
  for (const name of strays(dir, files)) rmSync(path.join(dir, name));
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(dir, name), text);
}

/** The files that are not what the results say. */
export function stale(dir, files) {
  const same = (name) => existsSync(path.join(dir, name))
    && readFileSync(path.join(dir, name), "utf8") === files[name];
  return [...Object.keys(files).filter((name) => !same(name)), ...strays(dir, files)];
}

const strays = (dir, files) => (existsSync(dir) ? readdirSync(dir) : [])
  .filter((name) => name.endsWith(".svg") && !(name in files));

function plotFile(part, { id }) {
  return `${id === part || id.startsWith(`${part}-`) ? id : `${part}-${id}`}.svg`;
}

const HEAD = "# Results\n\nWritten by `cargo xtask bench`. [README.md](../README.md) says what is "
  + "measured, and how to\nread it.";

function page(results) {
  const sections = Object.entries(results).flatMap(([part, result]) => section(part, result));
  return `${[HEAD, ...sections].join("\n\n")}\n`;
}

function section(part, result) {
  const { title, plots } = result;
  return [
    `## ${title}`,
    circumstances(result),
    ...onceNoted(result.tables)
      .flatMap((table) => [`### ${table.title}`, about(table), markdown(table)]).filter(Boolean),
    ...plots.map((plot) => `![${plot.title}](${plotFile(part, plot)})`),
  ];
}

function circumstances({ measured, took, package: { version, build }, machine, load }) {
  const { processor, cores, memory, system, node, chromium } = machine;
  return [
    `${measured}, in ${took} s`,
    `defentry-web ${version}, build \`${build}\``,
    `${processor}, ${cores} cores, ${memory}, ${system}`,
    `Node ${node}`,
    `Chromium ${chromium}`,
    `load ${load.before} before, ${load.after} after`,
    ...load.stolen === undefined ? []
      : [`${Math.round(load.stolen * 100)} % of the processors had by other machines`],
  ].join(" · ");
}
