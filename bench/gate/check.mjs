// The size gate, part of `cargo xtask check`: fails when something that is loaded together has
// grown past its limit in bench/budget.json. `node bench/gate/check.mjs`, after a build. Its last
// line says which limits held.
import { parseArgs } from "node:util";
import { TOTALS, measure } from "../../pkg-template/sizes.mjs";
import { changes, lines, signed } from "./compare.mjs";
import { explained } from "./explain.mjs";
import { places, read } from "./files.mjs";
import { ALIKE, judge, slack } from "./judge.mjs";
import { CORES, made as madeBy, snapshot } from "./package.mjs";

const { values } = parseArgs({ options: { root: { type: "string" } } });
const { target, dist, ...agreed } = places(values.root);
const budget = read(agreed.budget);
const made = madeBy(target);
const measured = brotliOf(await measure(dist));
const { by, rows, faults, isKept } = judge({ parts: TOTALS, measured, budget, made });

const WORDS = {
  most: "the budget is kept",
  alike: `the budget is kept, with ${ALIKE * 100} % for rustc ${made.rustc}`,
  ceiling: `only the ceilings are kept, for the budget is not of rustc ${made.rustc}`,
  asItCame: "only the widest limits are kept, for this is the std as it came",
};
const cells = (name, ...rest) => (
  name.padEnd(24) + rest.map((one) => `${one}`.padStart(10)).join(""));
console.log(cells("brotli bytes", "agreed", "now", "change", "limit"));
for (const { name, size, was, limit, isOver } of rows) {
  const change = size === was ? "" : signed(size - was);
  console.log(cells(name, was, size, change, limit) + (isOver ? "  OVER" : ""));
}
const over = rows.filter(({ isOver }) => isOver);
if (over.length > 0) await tell(over);
for (const fault of faults) console.log(fault);
const saved = rows.filter(({ size, was }) => size < was - slack(was));
if (by === "most" && saved.length > 0) {
  console.log(`smaller than agreed; until accept.mjs is run it may grow again: ${names(saved)}`);
}
console.log(verdict());
process.exitCode = isKept ? 0 : 1;

function brotliOf({ files, totals }) {
  const only = (some) => Object.fromEntries(
    Object.entries(some).map(([name, { brotli }]) => [name, brotli]));
  return { files: only(files), totals: only(totals) };
}

function names(some) {
  return some.map(({ name }) => name).join(", ");
}

/** The files that grew, then their insides. */
async function tell(over) {
  const files = new Set(over.flatMap(({ name }) => TOTALS[name]));
  const grown = changes(budget.files, measured.files)
    .filter(({ name, change }) => files.has(name) && change > 0);
  console.log(["", "by file, compressed", ...lines(grown)].join("\n"));
  const only = [...files, ...Object.keys(CORES)];
  const inside = explained(read(agreed.symbols), await snapshot(target), { only });
  console.log(["", ...inside, ""].join("\n"));
  console.log("To keep it: node bench/gate/accept.mjs, and the reason in the commit's message");
}

function verdict() {
  const external = rows.find(({ name }) => name === "./external in all");
  const sizes = `${external.size} of ${external.limit} bytes as ./external`;
  if (over.length > 0) return `over the budget: ${names(over)}`;
  if (!isKept) return `${sizes}, but the budget is not whole: ${faults.length} faults`;
  const isOdd = made.std === "for size" && made.hasPanics;
  const odd = isOdd ? "; but a core has panic messages, which it should not" : "";
  return `${sizes}: ${WORDS[by]}${odd}`;
}
