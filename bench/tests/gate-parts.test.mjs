// What the size gate is made of: reading modules, naming functions, comparing; and the budget.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { build } from "esbuild";
import { TOTALS, keepParts, record } from "../../pkg-template/sizes.mjs";
import { changes, lines } from "../gate/compare.mjs";
import { places, read } from "../gate/files.mjs";
import { RUSTC, module } from "../gate/fixture.mjs";
import { flaws, judge } from "../gate/judge.mjs";
import { owner, readable } from "../gate/names.mjs";
import { compiler, functions, sections } from "../gate/wasm.mjs";

/** Two totals with a core, one without, and what they come to. */
const parts = { whole: ["a.js", "a.wasm"], tables: ["a.js", "a.wasm"], script: ["b.js"] };
const budget = {
  rustc: RUSTC, alike: ["1.95.0"], files: { "a.js": 400, "a.wasm": 600, "b.js": 500 },
  totals: {
    whole: { now: 1000, most: 1010, ceiling: 1200, asItCame: 1500 },
    tables: { now: 1000, most: 1010, alike: 1100, ceiling: 1200, asItCame: 1500 },
    script: { now: 500, most: 510 },
  },
};
const measured = { files: budget.files, totals: { whole: 1000, tables: 1000, script: 500 } };

const judged = ({ totals = {}, std = "for size", rustc = RUSTC }) => judge({
  parts, budget, made: { std, rustc },
  measured: { ...measured, totals: { ...measured.totals, ...totals } },
});

test("each way of compiling has its limit, and what has no core has one", () => {
  for (const [how, limit] of [
    [{}, 1010],
    [{ rustc: "1.96.0 (built elsewhere)" }, 1021],
    [{ rustc: "1.95.0 (an id)" }, 1021],
    [{ rustc: "1.99.0 (an id)" }, 1200],
    [{ std: "as it came" }, 1500],
    [{ std: "as it came", rustc: "1.99.0 (an id)" }, 1500],
  ]) {
    const said = JSON.stringify(how);
    assert.ok(judged({ ...how, totals: { whole: limit } }).isKept, said);
    assert.ok(!judged({ ...how, totals: { whole: limit + 1 } }).isKept, said);
    assert.ok(judged({ ...how, totals: { script: 510 } }).isKept, said);
    assert.ok(!judged({ ...how, totals: { script: 511 } }).isKept, said);
  }
});

test("a total may say itself how much another compiler makes of it", () => {
  for (const [rustc, limit] of [["1.95.0 (an id)", 1100], [RUSTC, 1010], ["1.99.0", 1200]]) {
    assert.ok(judged({ rustc, totals: { tables: limit } }).isKept, rustc);
    assert.ok(!judged({ rustc, totals: { tables: limit + 1 } }).isKept, rustc);
  }
});

test("a budget without a limit, or for something else, is not kept", () => {
  for (const [edit, said] of [
    [({ totals }) => delete totals.script, "script has no budget"],
    [({ totals }) => (totals.gone = { now: 1, most: 1 }), "gone has a budget and was not measured"],
    [({ totals }) => delete totals.script.most, "script needs both now and most"],
    [({ totals }) => (totals.script.now = "500"), "script needs both now and most"],
    [({ totals }) => (totals.script.now = 511), "script: now is over most"],
    [({ totals }) => delete totals.whole.ceiling, "whole: asItCame is not over a ceiling"],
    [({ totals }) => (totals.whole.most = 1201), "whole: most is over its ceiling"],
    [({ totals }) => (totals.tables.alike = 1201), "tables: alike is out of bounds"],
    [({ totals }) => (totals.tables.alike = 1009), "tables: alike is out of bounds"],
    [({ files }) => (files["a.js"] = null), "a.js has no size in the budget"],
    [(whole) => delete whole.rustc, "the budget does not say which rustc"],
    [(whole) => delete whole.alike, "the budget does not say which rustc"],
  ]) {
    const edited = structuredClone(budget);
    edit(edited);
    const made = { std: "for size", rustc: RUSTC };
    const { isKept, faults } = judge({ parts, budget: edited, made, measured });
    assert.deepEqual([isKept, faults], [false, [said]]);
  }
});

test("the build says how it compiled, and of which modules a script is made", async () => {
  const npm = mkdtempSync(path.join(tmpdir(), "gate-parts-"));
  const entry = path.join(npm, "entry.js");
  writeFileSync(path.join(npm, "other.js"), "export const other = () => console.log(1);");
  writeFileSync(entry, 'import { other } from "./other.js"; other();');
  const outfile = path.join(npm, "package/dist/all.js");
  await build({ entryPoints: [entry], outfile, bundle: true, format: "esm", plugins: [keepParts] });
  const sizes = Object.entries(read(path.join(npm, "parts/all.js.json")));
  const found = sizes.map(([name, size]) => [path.basename(name), size > 0]);
  assert.deepEqual(found.sort(), [["entry.js", true], ["other.js", true]]);
  const before = process.env.STD_FOR_SIZE;
  for (const [said, std] of [["1", "for size"], ["", "as it came"]]) {
    process.env.STD_FOR_SIZE = said;
    record(npm);
    assert.deepEqual(read(path.join(npm, "made.json")), { std });
  }
  process.env.STD_FOR_SIZE = before ?? "";
  rmSync(npm, { recursive: true });
});

test("a module is read as engines read it", () => {
  const bytes = module({ bodies: [40, 300, 3], data: "hello" });
  assert.ok(WebAssembly.validate(bytes));
  assert.deepEqual(functions(bytes), [[1, 40], [2, 300], [3, 3]]);
  assert.equal(compiler(bytes), RUSTC);
  assert.equal(compiler(module({ bodies: [3], rustc: null })), undefined);
  // Each has its number and its length before it.
  const whole = sections(bytes).map(({ bytes: { length } }) => length + (length < 128 ? 2 : 3));
  assert.equal(whole.reduce((all, size) => all + size, 8), bytes.length);
  assert.throws(() => sections(bytes.subarray(0, bytes.length - 1)), /cut off/);
  assert.throws(() => sections(Buffer.from("no module")), /no WebAssembly module/);
});

test("a name is short, and the same in the next build", () => {
  const [own, std] = ["[be3c8a8358d6bc49]", "[6ea1fe0cb44a73e7]"];
  for (const [long, short, whose] of [
    [`<defentry_web${own}::client::Handle>::apply::{closure#0}`,
      "client::Handle::apply::{closure}", "client"],
    ["defentry_web::client::Handle::apply::{{closure}}::h62d7a71cc89bd065",
      "client::Handle::apply::{closure}", "client"],
    [`byn$mgfn-shared$defentry_web${own}::watch::sites`, "shared watch::sites", "watch"],
    [`core${std}::ptr::drop_in_place::<alloc${std}::vec::Vec<u8>>`,
      "core::ptr::drop_in_place<Vec<u8>>", "std"],
    ["core::ptr::drop_in_place<alloc::vec::Vec<u8>>::h2d8683e6547a0eee",
      "core::ptr::drop_in_place<Vec<u8>>", "std"],
    [`<alloc${std}::raw_vec::RawVecInner>::finish_grow`, "RawVecInner::finish_grow", "std"],
    [`<lol_alloc${own}::List as core${std}::alloc::global::GlobalAlloc>::alloc`,
      "<lol_alloc::List as GlobalAlloc>::alloc", "lol_alloc"],
    [`defentry_web${own}::runtime::now::__wbg_now_403d900decb676b5`,
      "runtime::now::__wbg_now", "runtime"],
    ["Closure(Closure { owned: true })", "Closure(Closure { owned: true })", "exports"],
    ["<str>::trim", "str::trim", "std"],
    ["handle_call", "handle_call", "exports"],
  ]) {
    assert.equal(readable(long), short);
    assert.equal(owner(short), whose);
  }
});

test("changes come largest first, and none is left out of the sum", () => {
  const found = changes({ a: 10, b: 5, c: 7, e: 1 }, { a: 12, b: 5, d: 40, e: 2 });
  const named = found.map(({ name, change }) => [name, change]);
  assert.deepEqual(named, [["d", 40], ["c", -7], ["a", 2], ["e", 1]]);
  const shown = lines(found, 2).map((line) => line.replaceAll(/ +/g, " ").trim());
  assert.deepEqual(shown, ["+40 new 40 d", "-7 gone, 7 c", "+3 in 2 more"]);
});

test("the budget in the tree is whole", () => {
  const inTree = read(places().budget);
  assert.deepEqual(flaws(inTree), []);
  assert.deepEqual(Object.keys(inTree.totals), Object.keys(TOTALS));
});
