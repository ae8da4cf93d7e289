// What the decode bench rests on: documents that mean the same however they are spelt, and a race
// that no client enters by doing less.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import path from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { node } from "../../tests/support/node.mjs";
import { CONSUMER, imported } from "../../tests/support/package.mjs";
import { answering, caller } from "../decode/callers.mjs";
import { ESCAPED, FORMATS, SIZES, TEXTS, document, measured } from "../decode/documents.mjs";
import { difference, same } from "../decode/equal.mjs";
import { race } from "../decode/race.mjs";
import { plots, tables } from "../decode/told.mjs";
import * as lazy from "./parsing-client.mjs";

const ours = await imported();
const text = (bytes) => new TextDecoder("utf-8", { fatal: true }).decode(bytes);

test("every size in both formats and both kinds of text, each once", () => {
  const all = measured().map((which) => document(...which).label);
  assert.equal(new Set(all).size, all.length);
  assert.equal(all.length, SIZES.length * FORMATS.length * TEXTS.length + FORMATS.length);
  for (const which of measured()) assert.equal(document(...which).value.sites.length, which[0]);
});

for (const which of measured([1, 25, 200])) {
  const { label, bytes, value } = document(...which);
  const [, format, kind] = which;

  test(`${label}: our client makes the normalised value of it`, async () => {
    const { call, end } = await caller("defentry-web", ours, answering(bytes));
    assert.deepEqual(await call(), value);
    end();
  });

  test(`${label}: it is spelt as it says`, () => {
    const wire = text(bytes);
    assert.equal(/^[\0-\x7f]*$/.test(wire), kind !== "not ASCII");
    assert.equal(/[\u0100-\uffff]/.test(JSON.stringify(value)), kind !== "ASCII");
    assert.equal(wire.includes("\\/"), kind === ESCAPED);
    assert.equal(wire.startsWith('{"data":'), format === "legacy");
    assert.equal(/"(is|can)_\w+":("|\d)/.test(wire), format === "legacy");
    // The empty list for what was not found comes in both formats; one site was found.
    assert.equal(wire.includes('"data":[]'), which[0] > 1);
    assert.equal(/T\d\d:\d\d:\d\dZ"/.test(wire), format !== "legacy" && which[0] > 1);
  });
}

test("documents differ in what the formats and the texts make of them alone", () => {
  const value = (...which) => document(...which).value;
  assert.deepEqual(value(25, "legacy", "ASCII"), value(25, "standardized", "ASCII"));
  assert.deepEqual(value(25, "legacy", ESCAPED), value(25, "standardized", "not ASCII"));
  assert.notDeepEqual(value(25, "legacy", "ASCII"), value(25, "legacy", "not ASCII"));
});

test("a difference is found wherever it is, and the order of keys is none", () => {
  assert.equal(difference({ a: 1, b: [{ c: null }] }, { b: [{ c: null }], a: 1 }), undefined);
  assert.equal(difference({ b: [{ c: null }] }, { b: [{ c: [] }] }), "$.b[0].c");
  assert.equal(difference({ b: [1, 2] }, { b: [1] }), "$.b.length");
  assert.equal(difference({ a: 1 }, { a: 1, b: 2 }), "$.b");
  assert.equal(difference({ a: undefined }, {}), "$.a");
  assert.equal(difference({ a: 1 }, { a: "1" }), "$.a");
  assert.equal(difference([], {}), "$");
  assert.equal(difference(null, {}), "$");
  assert.throws(() => same("one", { a: 1 }, { a: 2 }), /one gives something else at \$\.a/);
});

test("who only parses may not race", async () => {
  const entered = race({ ours, peers: { lazy } }, [25, "standardized", "ASCII"], 1);
  await assert.rejects(entered, /lazy gives something else at \$\.sites\[3\]\.scan_result\.data/);
});

test("a race gives a time for every client and round, and the tables tell them", async () => {
  const races = [];
  for (const which of [undefined, [1, "standardized", "ASCII"], [200, "legacy", "not ASCII"]]) {
    races.push(await race({ ours, peers: {} }, which, 2));
  }
  for (const { samples } of races) {
    assert.deepEqual(Object.keys(samples), ["res.json()", "defentry-web"]);
    for (const times of Object.values(samples)) {
      assert.equal(times.length, 2);
      assert.ok(times.every((ms) => ms > 0));
    }
  }
  const results = [{ runtime: "Node", races }];
  const [compared, alone] = tables(results);
  assert.deepEqual(compared.rows.map(({ label }) => label),
    ["1 site, standardized, ASCII", "200 sites, legacy, not ASCII"]);
  const [{ values }] = compared.rows;
  assert.deepEqual(Object.keys(values), compared.columns.map(({ key }) => key));
  const { samples } = races[1];
  const [first, second] = samples["defentry-web"].map((ms, i) => ms / samples["res.json()"][i]);
  assert.ok(Math.abs(values["defentry-web"].median - (first + second) / 2) < 1e-9);
  assert.equal(alone.rows[0].values["defentry-web"].n, 2);
  const [{ groups }] = plots(results);
  assert.deepEqual(groups.map(({ label }) => label), ["legacy, not ASCII"]);
  assert.deepEqual(groups[0].bars.map(({ label, ours: own }) => [label, own]),
    [["defentry-web", true]]);
});

const file = (name) => path.join(import.meta.dirname, "../decode", name);
const once = (what) =>
  promisify(execFile)(process.execPath, [file("once.mjs"), JSON.stringify(what)]);

test("a process of its own times the first calls, and looks at what they gave", async () => {
  const inline = path.join(CONSUMER, "node_modules/defentry-web/dist/inline.js");
  const told = JSON.parse((await once({ name: "defentry-web", file: inline, sites: 4 })).stdout);
  assert.deepEqual(Object.keys(told), ["import", "first", "second", "tenth"]);
  assert.ok(Object.values(told).every((ms) => ms > 0));
  const bare = path.join(import.meta.dirname, "parsing-client.mjs");
  await assert.rejects(once({ name: "lazy", file: bare, sites: 4 }), /lazy gives something else/);
});

test("what a clock stands around counts for the innermost, before and after it", async () => {
  const spent = await node(`
    const { install } = await import(${JSON.stringify(pathToFileURL(file("meter.mjs")).href)});
    const { spent } = install();
    const wait = (ms) => { for (const end = performance.now() + ms; performance.now() < end;); };
    const bytes = new Uint8Array(1_000);
    JSON.parse("1", () => { wait(20); new TextDecoder().decode(bytes); wait(10); });
    console.log(JSON.stringify(spent));
  `);
  assert.ok(spent["JSON.parse"] >= 30, `${spent["JSON.parse"]} ms`);
  assert.ok(spent.TextDecoder > 0 && spent.TextDecoder < 20, `${spent.TextDecoder} ms`);
});

test("the profile says where all of a call's time went", async () => {
  const [{ label, places }] = await node(`
    const { profiled } = await import(${JSON.stringify(pathToFileURL(file("profiled.mjs")).href)});
    const load = () => import("defentry-web");
    console.log(JSON.stringify(await profiled(load, [[25, "legacy", "not ASCII"]], 2)));
  `);
  assert.equal(label, "25 sites, legacy, not ASCII");
  const { total, body: _, "res.json()": __, ...parts } = places;
  assert.deepEqual(Object.keys(parts),
    ["wasm", "glue", "copy in", "TextDecoder", "JSON.parse", "rest"]);
  for (const [name, times] of Object.entries(places)) {
    assert.ok(times.length === 2 && times.every((ms) => ms > 0), `${name}: ${times}`);
  }
  const sum = Object.values(parts).reduce((all, [first]) => all + first, 0);
  assert.ok(Math.abs(sum - total[0]) < 1e-6, `${sum} of ${total[0]} ms`);
});
