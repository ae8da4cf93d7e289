// `node bench/run.mjs [--quick] [--only size,decode]`, which `cargo xtask bench` calls: measures
// the parts one after another, and writes bench/results. A quick run shows that all of it works;
// its figures are in target/bench/quick, and are good for nothing else.
import { rmSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { load, machine } from "./lib/machine.mjs";
import { made, PARTS, read, write } from "./lib/report-files.mjs";
import { measureAll } from "./lib/report-run.mjs";

const here = import.meta.dirname;
const { quick, only } = options();
const parts = only?.split(",") ?? PARTS;
const unknown = parts.filter((part) => !PARTS.includes(part));
if (unknown.length) stop(`no such part: ${unknown.join(", ")}; there are ${PARTS.join(", ")}`);

const dir = quick ? path.resolve(here, "../target/bench/quick") : path.join(here, "results");
if (quick) rmSync(dir, { recursive: true, force: true });
const facts = machine();
const busy = load();
if (busy > 0.3 * facts.cores) {
  console.log(`other programs are at work (load ${busy}): times will be longer, and further apart`);
}
const failed = await measureAll(parts, { from: here, dir, quick, facts });
write(dir, made(read(dir)));
const without = failed.length ? `, without ${failed.join(", ")}` : "";
console.log(`results in ${path.relative(path.dirname(here), dir)}${without}`);
if (!quick) console.log("for the README: node bench/report.mjs --readme");
process.exitCode = failed.length ? 1 : 0;

function options() {
  try {
    const known = { quick: { type: "boolean", default: false }, only: { type: "string" } };
    return parseArgs({ options: known }).values;
  } catch (error) {
    return stop(error.message);
  }
}

function stop(why) {
  console.error(why);
  process.exit(2);
}
