// Says where the package grew since its sizes were last agreed upon (bench/results/symbols.json):
// `node bench/gate/what-grew.mjs [--top 40] [app|edge|server|browser.js|…]`.
import { parseArgs } from "node:util";
import { explained } from "./explain.mjs";
import { places, read } from "./files.mjs";
import { CORES, snapshot } from "./package.mjs";

const { values, positionals: only } = parseArgs({
  allowPositionals: true,
  options: { top: { type: "string", default: "12" }, root: { type: "string" } },
});
const top = Number(values.top);
if (!(top > 0)) throw new Error(`--top ${values.top}: how many?`);
const { symbols, target } = places(values.root);
const [before, after] = [read(symbols), await snapshot(target)];
const known = new Set([CORES, before.scripts, after.scripts].flatMap((some) => Object.keys(some)));
const unknown = only.filter((name) => !known.has(name));
if (unknown.length > 0) throw new Error(`${unknown}: one of ${[...known].join(", ")}`);
const found = explained(before, after, { top, only });
console.log(found.length > 0 ? found.join("\n") : "nothing has changed");
