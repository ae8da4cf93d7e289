// One client in a process of its own: what the first calls take, when nothing is compiled yet.
// `node once.mjs '{"name":…,"file":…,"sites":…}'` prints milliseconds as JSON.
import { pathToFileURL } from "node:url";
import { document } from "./documents.mjs";
import { same } from "./equal.mjs";
import { answering, caller } from "./callers.mjs";

const { name, file, sites } = JSON.parse(process.argv[2]);
const { bytes, value } = document(sites, "standardized", "not ASCII");
const CALLS = 10;

// The platform's own part of it is loaded when it is first used: that is nobody's cost here.
const fetch = answering(bytes);
await (await fetch("")).json();

let since = performance.now();
const lap = () => {
  const now = performance.now();
  const ms = now - since;
  since = performance.now();
  return ms;
};

const module = file && await import(pathToFileURL(file));
const told = { import: lap() };
const { call } = await caller(name, module, fetch);
const results = [];
const laps = [];
for (let index = 0; index < CALLS; index++) {
  results.push(await call());
  laps.push(lap());
}
for (const result of results) same(name, result, name === "res.json()" ? results[0] : value);
Object.assign(told, { first: laps[0], second: laps[1], tenth: laps[9] });
process.stdout.write(JSON.stringify(told));
process.exit(0);
