// What is made of criterion's files. That the results are right, the bench itself makes sure.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { faults } from "../lib/report-files.mjs";
import { CASES, locked, read } from "../native/criterion.mjs";
import { plots, tables } from "../native/tables.mjs";

const folder = mkdtempSync(path.join(os.tmpdir(), "bench-native-"));
after(() => rmSync(folder, { recursive: true, force: true }));

/** As criterion writes it: nanoseconds of several calls, in a folder for this run and the last. */
function write(group, id, iters, times) {
  for (const run of ["base", "new", "previous"]) {
    const at = path.join(folder, group, id, run);
    mkdirSync(at, { recursive: true });
    const about = { group_id: group, function_id: id, value_str: null };
    writeFileSync(path.join(at, "benchmark.json"), JSON.stringify(about));
    const sample = run === "new" ? { iters, times } : { iters: [1], times: [1] };
    writeFileSync(path.join(at, "sample.json"), JSON.stringify(sample));
  }
}

test("samples are microseconds of one call, of the run that is new", () => {
  for (const [index, { id }] of CASES.entries()) {
    write("25-legacy-ascii", id, [10, 20], [10_000 * (index + 1), 40_000 * (index + 1)]);
  }
  const samples = read(folder);
  assert.deepEqual(samples["25-legacy-ascii ours"], [1, 2]);
  assert.equal(Object.keys(samples).length, CASES.length);

  const document = {
    name: "25-legacy-ascii", label: "25 sites, legacy, ASCII", sites: 25, bytes: 3_000,
  };
  const made = { tables: tables([document], samples, ""), plots: plots([document], samples) };
  assert.deepEqual(faults(made), []);
  const [time, throughput] = made.tables.map(({ rows }) => rows[0].values.ours.median);
  // 3,000 bytes in 1 and in 2 µs are 3 and 1.5 GB/s.
  assert.deepEqual([time, throughput], [1.5, 2.25]);
  assert.deepEqual(made.plots[0].groups[0].bars.map(({ value }) => value.toFixed(6)),
    CASES.map((_, index) => (2.25 / (index + 1)).toFixed(6)));
});

test("a document that was not measured is an error", () => {
  assert.throws(() => tables([{ name: "x", label: "x", bytes: 1 }], {}, ""), /nothing of x ours/);
});

test("versions come from the lock", () => {
  assert.match(locked("criterion"), /^\d+\.\d+\.\d+$/);
  assert.throws(() => locked("no-such-crate"), /no no-such-crate/);
});
