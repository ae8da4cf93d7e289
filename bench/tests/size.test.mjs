// The tables of the size part: of each client its bytes, and what it does.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { brotliCompressSync, constants } from "node:zlib";
import { CONSUMER } from "../../tests/support/package.mjs";
import { faults } from "../lib/report-files.mjs";
import { BASE, OURS } from "../peers/clients.mjs";
import { gateway } from "../peers/gateway.mjs";
import { CHECKING, PEERS, clientOf } from "../peers/generate.mjs";
import { measure } from "../size.mjs";

const result = await measure({ quick: true, log: () => {} });
const [loaded, sections, modules, beside, abilities] = result.tables
  .map(({ rows }) => Object.fromEntries(rows.map(({ label, values }) => [label, values])));
const brotli = (file) => brotliCompressSync(readFileSync(file), {
  params: { [constants.BROTLI_PARAM_QUALITY]: 11 },
}).length;

test("the tables and the plot are in order", () => assert.deepEqual(faults(result), []));

test("of ours, what is installed", () => {
  const dist = path.join(CONSUMER, "node_modules", OURS, "dist");
  assert.equal(loaded.default.brotli, brotli(path.join(dist, "browser.js")));
  const external = ["external.js", "defentry_web_bg.wasm"].map((name) => path.join(dist, name));
  assert.equal(loaded["./external in all"].brotli, brotli(external[0]) + brotli(external[1]));
  assert.equal(loaded["external.js"].raw, readFileSync(external[0]).length);
  assert.equal(beside[`${OURS}/external`].gzip, loaded["./external in all"].gzip);
});

test("the core's parts are all of it", () => {
  const wasm = readFileSync(path.join(CONSUMER, "node_modules", OURS, "dist/defentry_web_bg.wasm"));
  const sum = (rows, key) => Object.values(rows).reduce((all, row) => all + row[key], 0);
  // Each section begins with a number and its length, the file with eight bytes.
  const around = wasm.length - sum(sections, "raw");
  assert.ok(around > 8 && around < 64, `${around}`);
  assert.ok(Math.abs(sum(modules, "share") - 100) < 0.01);
  const heads = sections.code.raw - sum(modules, "raw");
  assert.ok(heads > 0 && heads < sections.code.raw / 20, `${heads}`);
});

test("the results and the budget were written of the same package", () => {
  const read = (file) => JSON.parse(readFileSync(new URL(`../${file}`, import.meta.url)));
  const told = read("results/size.json").tables[0].rows;
  const agreed = Object.entries(read("budget.json").totals).map(([name, { now }]) => [name, now]);
  const shown = told.map(({ label, values }) => [label, values.brotli]);
  assert.deepEqual(shown.filter(([label]) => agreed.some(([name]) => name === label)), agreed);
});

for (const name of PEERS) {
  test(`of ${name}, a file that works, and all of it`, async () => {
    const file = clientOf(name, "client.min.mjs");
    assert.equal(beside[name].brotli, brotli(file));
    // From such an address nothing else can be imported.
    const alone = `data:text/javascript;base64,${readFileSync(file).toString("base64")}`;
    const { connect } = await import(alone);
    const client = connect({ baseUrl: BASE, token: "1|abc", fetch: gateway().fetch });
    assert.equal((await client["scan.status"]()).sites[0].id, 101);
  });
}

test("each library is pinned at the version in the table", () => {
  const { devDependencies } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url)));
  const pinned = Object.values(devDependencies).sort();
  const shown = PEERS.map((name) => beside[name].version).filter((version) => version !== "–");
  assert.deepEqual([...new Set(shown)].sort(), pinned);
});

/** In the order of the columns. */
const CHECKS = ["the token", "and says where", "yes", "yes", "no", "no", "no", "no", "no", "no"];
const TAKES = ["the token", "no", "no", "yes", "no", "no", "no", "no", "no", "no"];

test("each does what the table says", () => {
  const words = Object.fromEntries(
    Object.entries(abilities).map(([name, values]) => [name, Object.values(values)]));
  assert.deepEqual(words, {
    [OURS]: ["a code", "and says where", "yes", "yes", "yes", "yes", "yes", "reads", "yes", "yes"],
    ...Object.fromEntries(CHECKING.map((name) => [name, CHECKS])),
    axios: TAKES,
    ky: TAKES.with(7, "GETs, even one that writes"),
    "openapi-fetch": TAKES,
    bare: TAKES,
  });
});
