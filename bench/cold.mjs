// The first calls of a process: what a short-lived server, or a page's first answer, pays.
import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { CONSUMER } from "../tests/support/package.mjs";
import { FLOOR, OURS } from "./decode/callers.mjs";
import { interleaved, summary } from "./lib/stats.mjs";
import { clientOf, generate } from "./peers/generate.mjs";

export const title = "Cold";

const PEERS = ["walker", "zod", "zod-mini", "valibot", "ajv"];
const SITES = [25, 200];
const ROUNDS = 15;
const ONCE = path.join(import.meta.dirname, "decode/once.mjs");
const NOTE = "A Node process for each sample. `import` loads the client as one minified file; the first "
  + "call counts from there, with `connect` and all that is compiled or set up late: our core, a "
  + "library's schemas. The answer, standardized and not ASCII, comes at once, from a `Response`; "
  + "the platform's own `fetch` is loaded before.";

export async function measure({ quick, log }) {
  await generate(PEERS);
  const files = {
    [FLOOR]: undefined,
    [OURS]: path.join(CONSUMER, "node_modules/defentry-web/dist/inline.js"),
    ...Object.fromEntries(PEERS.map((name) => [name, clientOf(name, "client.min.mjs")])),
  };
  const told = [];
  const cases = SITES.flatMap((sites) => Object.entries(files).map(([name, file]) => ({
    name: `${name}, ${sites} sites`,
    run: async (round) => {
      const spent = await once({ name, file, sites });
      if (round >= 0) told.push({ name: `${name}, ${sites} sites`, ...spent });
      return spent.first;
    },
  })));
  const rounds = quick ? 1 : ROUNDS;
  log(`Node: ${cases.length} cases, ${rounds} processes each`);
  await interleaved(cases, { rounds, warmUp: quick ? 0 : 1 });
  return { tables: [table(cases.map(({ name }) => name), told)], plots: [] };
}

async function once(what) {
  const { stdout } = await promisify(execFile)(process.execPath, [ONCE, JSON.stringify(what)]);
  return JSON.parse(stdout);
}

const COLUMNS = { import: "import", first: "first call", second: "second", tenth: "tenth" };

const table = (names, told) => ({
  title: "The first calls in a fresh Node process",
  note: NOTE,
  columns: Object.entries(COLUMNS).map(([key, label]) => ({ key, label, unit: "ms" })),
  rows: names.map((label) => {
    const own = told.filter(({ name }) => name === label);
    const cell = (key) => [key, summary(own.map((one) => one[key]))];
    return { label, values: Object.fromEntries(Object.keys(COLUMNS).map(cell)) };
  }),
});
