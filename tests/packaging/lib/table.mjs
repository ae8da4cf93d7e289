// What is printed at the end.
import { readFileSync } from "node:fs";
import path from "node:path";

const COLUMNS = ["scenario", "", "result", "seconds", "bytes (brotli)", "with"];

export function table(outcomes, folder) {
  const rows = outcomes.flatMap(({ name, rows, seconds }) => rows.map((row, index) => [
    index ? "" : name,
    row.as,
    row.fault ? "FAILED" : "passed",
    index ? "" : seconds.toFixed(1),
    row.bytes === undefined ? "" : row.bytes.toLocaleString("en-US"),
    index ? "" : versions(path.join(folder, name)),
  ]));
  const widths = COLUMNS.map((title, column) =>
    Math.max(...[COLUMNS, ...rows].map((row) => row[column].length)));
  const isNumber = (column) => column === 3 || column === 4;
  const line = (row) => row.map((cell, column) =>
    (isNumber(column) ? cell.padStart(widths[column]) : cell.padEnd(widths[column])))
    .join("  ").trimEnd();
  return [COLUMNS, widths.map((width) => "-".repeat(width)), ...rows].map(line).join("\n");
}

/** What the project asks for by name; what that brings along is in its lock. */
function versions(project) {
  const { dependencies, devDependencies } =
    JSON.parse(readFileSync(path.join(project, "package.json"), "utf8"));
  return Object.entries({ ...dependencies, ...devDependencies })
    .map(([name, version]) => `${name} ${version}`).join(", ");
}
