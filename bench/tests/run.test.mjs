// How parts are run: each in its own process, and one that fails takes nothing with it.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { promisify } from "node:util";
import { ROOT } from "../../tests/support/servers.mjs";
import { PARTS } from "../lib/report-files.mjs";
import { measureAll } from "../lib/report-run.mjs";

const from = mkdtempSync(path.join(os.tmpdir(), "bench-run-"));
after(() => rmSync(from, { recursive: true, force: true }));

const table = (value) => `{ title: "T", columns: [{ key: "n", label: "n" }],
  rows: [{ label: "ours", values: { n: ${value} } }] }`;
/** A part whose `measure` does this. */
const part = (name, body) => writeFileSync(path.join(from, `${name}.mjs`),
  `export const title = "Title of ${name}";
   export async function measure({ quick, log }) { globalThis.before ??= 0; ${body} }\n`);

test("results are kept with what they were measured on; one that fails spoils none", async () => {
  part("counts", `return { tables: [${table("quick ? 1 : ++globalThis.before")}], plots: [] };`);
  part("opens",
    `setInterval(() => {}, 1000); return { tables: [${table("++globalThis.before")}] };`);
  part("throws", "throw new Error(\"not today\");");
  part("gives", `return { tables: [${table("0 / 0")}], plots: [] };`);
  const dir = path.join(from, "results");
  const said = [];
  const parts = ["throws", "counts", "gives", "opens", "missing"];
  const failed = await measureAll(parts, {
    from, dir, quick: false, facts: { cores: 2 }, print: (line) => said.push(line),
  });
  assert.deepEqual(failed, ["throws", "gives", "missing"]);
  assert.ok(!existsSync(path.join(dir, "gives.json")), "what is no number is not kept");
  const kept = (name) => JSON.parse(readFileSync(path.join(dir, `${name}.json`), "utf8"));
  const { title, measured, machine, load, tables } = kept("counts");
  assert.deepEqual([title, machine.cores, tables[0].rows[0].values.n], ["Title of counts", 2, 1]);
  assert.match(measured, /^\d{4}-\d\d-\d\d$/);
  assert.ok(load.before >= 0 && load.after >= 0);
  assert.equal(kept("opens").tables[0].rows[0].values.n, 1, "a process of its own");
  assert.ok(said.some((line) => /^\s*ours +1$/m.test(line)), said.join("\n"));
});

test("what is asked for wrongly is refused, and nothing is measured", async () => {
  const run = (...args) => promisify(execFile)(
    process.execPath, [path.join(ROOT, "bench/run.mjs"), ...args]);
  await assert.rejects(run("--only", "size,speed"), { code: 2, stderr: /no such part: speed/ });
  await assert.rejects(run("--slow"), { code: 2, stderr: /--slow/ });
});

test("every part is there, has a title, and can be measured", async () => {
  for (const name of PARTS) {
    const { title, measure } = await import(`../${name}.mjs`);
    assert.deepEqual([typeof title, typeof measure], ["string", "function"], name);
  }
});
