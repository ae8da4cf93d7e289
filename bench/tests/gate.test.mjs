// The size gate, against packages whose every byte is known.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import path from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { TOTALS } from "../../pkg-template/sizes.mjs";
import { places, read } from "../gate/files.mjs";
import { PANICS, RUSTC, checkout } from "../gate/fixture.mjs";

const gate = path.join(import.meta.dirname, "../gate");

/** Runs one of its programs on a checkout. */
async function run(program, { root }, ...args) {
  const file = path.join(gate, `${program}.mjs`);
  const done = promisify(execFile)(process.execPath, [file, "--root", root, ...args]);
  const { code = 0, stdout, stderr } = await done.catch((error) => error);
  return { code, text: stdout + stderr, last: stdout.trim().split("\n").at(-1) };
}

/** What `accept` writes for the checkout that has nothing special: made once. */
let agreed;
const CORED = ["./external in all", "default", "./edge"];

async function agreement() {
  agreed ??= (async () => {
    const totals = Object.fromEntries(Object.entries(TOTALS).map(([name, { length }]) => {
      const wider = { ceiling: length * 1300, asItCame: length * 2500 };
      return [name, { now: 1, most: 1, ...CORED.includes(name) && wider }];
    }));
    const tree = checkout({ budget: { rustc: RUSTC, alike: ["1.95.0"], totals, files: {} } });
    const { code, text } = await run("accept", tree);
    assert.equal(code, 0, text);
    const { budget, symbols } = places(tree.root);
    const made = { budget: read(budget), symbols: read(symbols) };
    tree.remove();
    return made;
  })();
  return structuredClone(await agreed);
}

/** Checks a package that differs in `what` from what was agreed upon. */
async function checked(what) {
  const tree = checkout({ ...await agreement(), ...what });
  const result = await run("check", tree);
  tree.remove();
  return result;
}

test("what was agreed upon passes, and leaves little room", async () => {
  const { budget, symbols } = await agreement();
  const { now, most, ceiling } = budget.totals["./external in all"];
  assert.ok(now >= 2000 && now < 2100 && most > now && most - now <= 16, `${now}, ${most}`);
  assert.equal(ceiling, 2600);
  assert.equal(budget.files["browser.js"], budget.totals.default.now);
  const { cores, scripts } = symbols;
  assert.deepEqual(cores.app.functions, { "core::str::trim": 10, "decode::text": 40 });
  assert.deepEqual(scripts["browser.js"], { "node_modules/lit/lit.js": 5, "src/client.ts": 100 });
  const { code, last } = await checked({});
  assert.equal(code, 0);
  assert.match(last, /^20\d\d of 20\d\d bytes as \.\/external: the budget is kept$/);
});

test("what grew past it fails, and is named by file, function and module", async () => {
  const { code, text, last } = await checked({
    files: { "external.js": 1100 },
    functions: { "defentry_web[fedcba9876543210]::decode::added": 200 },
    modules: { "src/added.ts": 77 },
  });
  assert.equal(code, 1, text);
  assert.equal(last, "over the budget: ./external in all");
  assert.match(text, /^\.\/external in all .*OVER$/m);
  assert.match(text, /^ +\+100 +10\d\d → 11\d\d +external\.js$/m);
  assert.match(text, /^ +\+200 +new 200 +decode::added$/m);
  assert.doesNotMatch(text, /src\/added\.ts/, "browser.js is in no total that is over");
  const other = await checked({ files: { "browser.js": 1100 }, modules: { "src/added.ts": 77 } });
  assert.match(other.text, /^ +\+77 +new 77 +src\/added\.ts$/m);
});

test("the last line says when not the budget itself was kept", async () => {
  for (const [rustc, size, code, said] of [
    ["1.96.0 (built elsewhere)", 1020, 0, /with 1 % for rustc 1\.96\.0 \(built elsewhere\)$/],
    ["1.99.0 (an id)", 1060, 0, /only the ceilings are kept, .* not of rustc 1\.99\.0 /],
    [RUSTC, 1020, 1, /over the budget/],
  ]) {
    const result = await checked({ rustc, files: { "external.js": size } });
    assert.equal(result.code, code, `${rustc}, ${size}: ${result.text}`);
    assert.match(result.last, said);
  }
});

test("the std as it came has a limit of its own, and must be what it says", async () => {
  const came = { std: "as it came", files: { "external.js": 3000 }, functions: PANICS };
  const { code, last } = await checked(came);
  assert.equal(code, 0);
  assert.match(last, /only the widest limits are kept, for this is the std as it came/);
  assert.equal((await checked({ ...came, files: { "external.js": 4500 } })).code, 1);
  const silent = await checked({ ...came, functions: {} });
  assert.equal(silent.code, 1);
  assert.match(silent.text, /has no panic messages/);
  const tree = checkout({ ...await agreement(), ...came });
  assert.match((await run("accept", tree)).text, /std for size/);
  tree.remove();
  const odd = await checked({ functions: PANICS });
  assert.equal(odd.code, 0);
  assert.match(odd.last, /the budget is kept; but a core has panic messages/);
});

test("nothing is shipped that has no budget", async () => {
  const { code, text } = await checked({ files: { "new.js": 1 } });
  assert.equal(code, 1);
  assert.match(text, /^new\.js is shipped and belongs to no total$/m);
});

test("what is smaller is said, so that it is not lost again", async () => {
  const { code, text } = await checked({ files: { "doctor.js": 900 } });
  assert.equal(code, 0);
  assert.match(text, /^smaller than agreed; .*: \.\/doctor$/m);
});

test("nobody accepts what is over a ceiling", async () => {
  const made = await agreement();
  const tree = checkout({ ...made, files: { "browser.js": 1400 } });
  const { code, text } = await run("accept", tree);
  assert.equal(code, 1);
  assert.match(text, /default: 14\d\d bytes, and its ceiling is 1300/);
  assert.deepEqual(read(places(tree.root).budget), made.budget);
  tree.remove();
});

test("what-grew compares all of it, or what it is asked about", async () => {
  const more = { functions: { "core::more": 30 }, modules: { "src/x.ts": 9 } };
  const tree = checkout({ ...await agreement(), ...more });
  const all = await run("what-grew", tree);
  // One byte more than the functions' own, for each: there are still less than 128 of them.
  for (const said of [
    /^core app: \d+ → \d+ bytes before compression \(\+31\)$/m, /^core edge/m, /^core server/m,
    /^ +\+30 +51 → 81 +code$/m, /^ +\+30 +new 30 +core::more$/m, /^ +\+9 +new 9 +src\/x\.ts$/m,
  ]) assert.match(all.text, said);
  const one = await run("what-grew", tree, "browser.js");
  assert.doesNotMatch(one.text, /core/);
  assert.match(one.text, /^browser\.js: \+9 bytes/);
  assert.match((await run("what-grew", tree, "nothing.js")).text, /nothing\.js: one of app, edge/);
  tree.remove();
});
