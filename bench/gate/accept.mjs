// Takes the sizes of the package as it is built for the agreed ones: writes bench/budget.json and
// bench/results/symbols.json. Whoever runs it decides; the difference is reviewed with the change.
import { parseArgs } from "node:util";
import { measure } from "../../pkg-template/sizes.mjs";
import { explained } from "./explain.mjs";
import { places, read, write } from "./files.mjs";
import { slack } from "./judge.mjs";
import { made as madeBy, snapshot } from "./package.mjs";

const { values } = parseArgs({ options: { root: { type: "string" } } });
const { target, dist, ...agreed } = places(values.root);
const before = read(agreed.budget);
const { std, rustc } = madeBy(target);
if (std !== "for size") throw new Error("what is agreed upon is what is released: std for size");

const { totals, files } = await measure(dist);
const version = (text) => text.split(" ")[0];
const known = new Set([version(before.rustc), ...before.alike]);
const others = [...known].filter((one) => one !== version(rustc));
const budget = { rustc, alike: others, totals: {}, files: {} };
const over = [];
for (const [name, { brotli: now }] of Object.entries(totals)) {
  // Limits that are set by hand, for what is compiled otherwise.
  const { ceiling, asItCame, alike } = before.totals[name] ?? {};
  const wider = { ...alike && { alike }, ...ceiling && { ceiling }, ...asItCame && { asItCame } };
  if (now > ceiling) over.push(`${name}: ${now} bytes, and its ceiling is ${ceiling}`);
  const most = Math.min(now + slack(now), ceiling ?? Infinity);
  budget.totals[name] = { now, most, ...wider };
}
if (over.length > 0) throw new Error(`${over.join("\n")}\nA ceiling is changed by hand, or not`);
for (const [name, { brotli }] of Object.entries(files)) budget.files[name] = brotli;

const now = await snapshot(target);
console.log(explained(read(agreed.symbols), now).join("\n"));
write(agreed.budget, budget);
write(agreed.symbols, now);
