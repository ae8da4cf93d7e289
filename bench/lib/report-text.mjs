// Figures and tables as text: what run.mjs prints, and what tables.md and the README are made of.

/** How many decimals a number is shown with: three digits in all, two below 1. */
function decimals(value) {
  const size = Math.abs(value);
  if (size >= 100 || size === 0) return 0;
  if (size >= 1) return size >= 10 ? 1 : 2;
  return Math.min(1 - Math.floor(Math.log10(size)), 6);
}

/** What is counted, not measured, has no decimals. */
const digitsFor = (...values) => (values.every(Number.isInteger) ? 0 : decimals(values[0]));

export const number = (value, digits = digitsFor(value)) => value.toLocaleString("en-US", {
  minimumFractionDigits: digits, maximumFractionDigits: digits,
});

/** 1 KB = 1000 bytes, as everywhere in this project. */
export const kilobytes = (bytes) => number(bytes / 1000, 1);

/** The one number of a cell that may have been measured many times. */
export const middle = (value) => (isMeasured(value) ? value.median : value);

const isMeasured = (value) => typeof value === "object" && value !== null;

/** `1.24 (1.19–1.31)`: the median, and the quartiles in brackets. */
export function cell(value) {
  if (value === undefined || value === null) return "–";
  if (typeof value === "string") return value;
  if (typeof value === "number") return number(value);
  const { median, lower, upper } = value;
  // All three alike, or the quartiles would look more exact than the median, or less.
  const digits = digitsFor(median, lower, upper);
  if (lower === upper) return number(median, digits);
  const [from, to] = [lower, upper].map((one) => number(one, digits));
  // A dash would stand beside a minus.
  return `${number(median, digits)} (${lower < 0 ? `${from} to ${to}` : `${from}–${to}`})`;
}

/** All of it as text, line by line; the first is the head. */
const lines = ({ columns, rows }) => [
  ["", ...columns.map(({ label, unit }) => (unit ? `${label}, ${unit}` : label))],
  ...rows.map(({ label, values }) => [label, ...columns.map(({ key }) => cell(values[key]))]),
];

/** A column of words stands on the left, one of figures on the right. */
const isText = (table, at) => table.rows.every(({ values }) => {
  const value = values[table.columns[at].key];
  return value === undefined || value === null || typeof value === "string";
});

/** The table's note, and of how many samples its medians are, if it has any. */
export function about({ note, rows }) {
  const all = rows.flatMap(({ values }) => Object.values(values)).filter(isMeasured);
  const [least, most] = [Math.min(...all.map(({ n }) => n)), Math.max(...all.map(({ n }) => n))];
  const samples = most === 1 ? "1 sample"
    : `${least === most ? least : `${least} to ${most}`} samples`;
  const said = all.length ? `Medians of ${samples}, in brackets the quartiles.` : "";
  return [note, said].filter(Boolean).join(" ");
}

/** Tables that follow each other share a note: the first says it. */
export const onceNoted = (tables) => tables.map((table, at) => (
  tables.slice(0, at).some(({ note }) => note === table.note) ? { ...table, note: "" } : table));

/** For a Markdown file. */
export function markdown(table) {
  const safe = (text) => text.replaceAll("|", "\\|").replaceAll(/\s*\n\s*/g, " ");
  const line = (parts) => `| ${parts.map(safe).join(" | ")} |`;
  const [head, ...bodies] = lines(table).map(line);
  const rule = table.columns.map((_, at) => (isText(table, at) ? "---" : "--:"));
  return [head, `|---|${rule.join("|")}|`, ...bodies].join("\n");
}

/** For a terminal. */
export function plain(table) {
  const rows = lines(table);
  const widths = rows[0].map((_, at) => Math.max(...rows.map((row) => row[at].length)));
  const padded = (text, at) => (at === 0 || isText(table, at - 1)
    ? text.padEnd(widths[at]) : text.padStart(widths[at]));
  return rows.map((row) => row.map(padded).join("  ").trimEnd()).join("\n");
}
