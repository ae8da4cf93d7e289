// Runs tiny projects on the packed tarball, each as a partner would have it.
//   node tests/packaging/run.mjs [--all] [--keep] [name …]
// Without names: the quick ones. --all: every one, and all the browsers that a scenario lists
// instead of Chromium alone. --keep: leaves the folders of green ones too.
//
// A scenario is a folder with a project and scenario.mjs:
//   export default { quick?, browsers?: ["chromium", …], scripts?, async run(t) { … } };
// `t` is told in lib/tools.mjs. `run` makes rows by `t.row(as, work)`, or gives `{ results }`, a
// list of `{ as, result, bytes?, … }`, which lib/verdict.mjs judges.
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { closeChromium } from "./lib/chromium.mjs";
import { runProject } from "./lib/project.mjs";
import { table } from "./lib/table.mjs";
import { tarball } from "./lib/tarball.mjs";

const FOLDER = fileURLToPath(new URL(".", import.meta.url));
const AT_ONCE = 2;

const words = process.argv.slice(2);
const options = words.filter((word) => word.startsWith("--"));
const names = words.filter((word) => !word.startsWith("--"));
const [all, keep] = ["--all", "--keep"].map((option) => options.includes(option));
const scenarioOf = (name) => path.join(FOLDER, name, "scenario.mjs");
const known = readdirSync(FOLDER).filter((name) => existsSync(scenarioOf(name))).sort();
const wrong = [
  ...options.filter((word) => !["--all", "--keep"].includes(word)),
  ...names.filter((name) => !known.includes(name)),
];
if (wrong.length) {
  console.error(`not known: ${wrong.join(" ")}\nscenarios: ${known.join(" ")}`);
  process.exit(2);
}

const projects = [];
for (const name of names.length ? [...new Set(names)] : known) {
  const { default: scenario } = await import(pathToFileURL(scenarioOf(name)).href);
  if (!names.length && !all && !scenario.quick) continue;
  projects.push({ name, source: path.join(FOLDER, name), scenario });
}

const packed = tarball();
console.log(`${path.basename(packed)}, Node ${process.version}: ${projects.length} scenarios`);
const others = new Set(projects.flatMap(({ scenario }) => scenario.browsers ?? []));
others.delete("chromium");
if (others.size && !all) console.log(`In Chromium; with --all also in ${[...others].join(", ")}`);
const began = performance.now();
const outcomes = [];
const queue = [...projects];
const indent = (text) => text.replace(/^/gm, "        ");

async function work() {
  for (let next = queue.shift(); next; next = queue.shift()) {
    const { name, rows, failed, kept } = await outcomeOf(next);
    console.log(`${failed ? "FAILED" : "passed"}  ${name}`);
    for (const { as, fault } of rows) if (fault) console.log(indent(`${as || "it"}: ${fault}`));
    if (kept) console.log(indent(`kept: ${kept}, ${kept}.log`));
  }
}

async function outcomeOf(project) {
  const outcome = await runProject(project, { tarball: packed, keep, all });
  outcomes.push(outcome);
  return outcome;
}

await Promise.all(Array.from({ length: AT_ONCE }, work));
await closeChromium();

outcomes.sort((a, b) => a.name.localeCompare(b.name));
const failed = outcomes.filter((outcome) => outcome.failed).length;
console.log(`\n${table(outcomes, FOLDER)}\n`);
console.log(`${((performance.now() - began) / 1000).toFixed(1)} s in all`);
console.log(`${outcomes.length - failed} passed, ${failed} failed`);
process.exit(failed || !outcomes.length ? 1 : 0);
