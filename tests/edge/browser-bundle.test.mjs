// What a page can load holds nothing of the partner's servers: no CRM route, no client secret, not
// by name and not in the core. And `./edge` holds nothing that yields a token.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { test } from "node:test";
import { build } from "esbuild";
import { CONSUMER } from "../support/package.mjs";

const DIST = path.join(CONSUMER, "node_modules/defentry-web/dist");
const files = readdirSync(DIST).filter((name) => /\.(js|cjs|wasm)$/.test(name));
const FOR_SERVERS = /^(defentry_)?(edge|server)[._-]/;
/** It says that a client secret has no business in a page: the one place where that is said. */
const REFUSAL = /^refused\./;
/** It has the sandbox in it, whose purpose is to answer these routes too; no page ships it. */
const STANDS_IN = /^testing\./;

const servers = files.filter((name) => FOR_SERVERS.test(name));
const edge = servers.filter((name) => name.includes("edge"));
// Whatever else there is, so that a new file is looked at too: the doctor, elements, languages.
const pages = files.filter((name) => (
  ![FOR_SERVERS, REFUSAL, STANDS_IN].some((pattern) => pattern.test(name))));

/** What only the service account has, and what yields a token without the user's own code. */
const CRM = [
  "crm/auth", "/account/{account_id}/", "ssn-monitoring", "ssnMonitoring", "crmLogin", "CrmToken",
];
const MINTING = ["sso/token", "mintAppToken", "connectAs", "AppToken"];
const CLIENT = ["client_secret", "clientSecret", "sso/code", "issueCode"];
const NOT_IN_PAGES = [...CRM, ...MINTING, ...CLIENT, "client secret", "sandbox-secret"];
const NOT_IN_EDGE = [...CRM, ...MINTING, "sso/login", "delete-my-data", "getToken"];

const capitals = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
const isWasm = (bytes) => bytes.subarray(0, 4).equals(Buffer.from("\0asm"));
const read = (name) => readFileSync(path.join(DIST, name));

/** The cores in a script, as they are compiled: see pkg-template/as-text.mjs. */
function cores(script) {
  const letters = [..." !#%&()*+,-./0123456789:;=>?@", ...capitals, "[", "]", "^", "_",
    ...capitals.map((letter) => letter.toLowerCase()), "{", "|", "}", "~"];
  const number = new Map(letters.map((letter, n) => [letter, n]));
  return [...script.toString("latin1").matchAll(/[ !#%&(-;=-[\]^_a-~]{4096,}/g)].map(([text]) => {
    const numbers = [...text].map((letter) => number.get(letter));
    const next = () => numbers[from++];
    const pair = () => next() * 89 + next();
    let from = 0;
    const length = pair() * 89 ** 2 + pair();
    const frequent = Array.from({ length: 86 }, pair);
    const core = Buffer.from(Array.from({ length }, () => {
      const n = next();
      return n < 86 ? frequent[n] : (n - 86) * 89 + next();
    }));
    assert.ok(isWasm(core) && from === text.length);
    return core;
  });
}

/** Which of the words stand in it, or in a core in it. */
function said(bytes, words) {
  const parts = [bytes, ...isWasm(bytes) ? [] : cores(bytes)];
  return words.filter((word) => parts.some((part) => part.includes(word)));
}

test("each of these words would be found: servers have them, and the refusal", () => {
  const found = (names, words) => (
    [...new Set(names.flatMap((name) => said(read(name), words)))].sort());
  assert.deepEqual([edge.length, servers.length], [4, 8], servers.join(" "));
  const words = NOT_IN_PAGES.filter((word) => word !== "sandbox-secret");
  assert.deepEqual(found(servers, words), words.toSorted());
  assert.deepEqual(found(["testing.js"], ["sandbox-secret"]), ["sandbox-secret"]);
  const others = servers.filter((name) => !edge.includes(name));
  assert.deepEqual(found(others, NOT_IN_EDGE), NOT_IN_EDGE.toSorted());
  for (const name of files.filter((file) => REFUSAL.test(file))) {
    assert.match(read(name).toString(), /client secret.*never in a page/);
    assert.deepEqual(cores(read(name)), [], "and no core");
  }
});

test("the inlined cores are looked into: they are the one beside them", () => {
  const inlined = {
    "browser.js": "web", "inline.js": "web", "inline.cjs": "web",
    "edge.js": "edge", "edge.cjs": "edge", "server.js": "server", "server.cjs": "server",
  };
  for (const name of files.filter((file) => !file.endsWith(".wasm") && !STANDS_IN.test(file))) {
    const expected = inlined[name] ? [read(`defentry_${inlined[name]}_bg.wasm`)] : [];
    const found = cores(read(name));
    assert.equal(found.length, expected.length, name);
    found.forEach((core, index) => assert.ok(core.equals(expected[index]), name));
  }
});

for (const name of pages) {
  test(`${name} holds nothing of servers`, () => {
    assert.deepEqual(said(read(name), NOT_IN_PAGES), []);
  });
}

/** What a page's bundler makes of an entry, and which of our files that is. */
async function bundled(entry) {
  const contents = `import * as library from "defentry-web${entry}"; console.log(library);`;
  const { outputFiles: [{ contents: built }], metafile } = await build({
    stdin: { contents, resolveDir: CONSUMER },
    bundle: true, write: false, metafile: true, format: "esm", platform: "browser",
  });
  const from = Object.keys(metafile.inputs).filter((name) => name !== "<stdin>");
  return { built: Buffer.from(built), from: from.map((name) => path.basename(name)) };
}

for (const entry of ["", "/external", "/slim", "/element", "/watchlist", "/doctor"]) {
  test(`a page's bundle of defentry-web${entry} holds nothing of servers`, async () => {
    const { built, from } = await bundled(entry);
    assert.ok(from.length > 0);
    assert.deepEqual(from.filter((name) => !pages.includes(name)), []);
    assert.deepEqual(said(built, NOT_IN_PAGES), []);
  });
}

for (const entry of ["/edge", "/server"]) {
  test(`a page's bundle of defentry-web${entry} is the refusal alone`, async () => {
    const { built, from } = await bundled(entry);
    assert.deepEqual(from, ["refused.js"]);
    assert.deepEqual(cores(built), []);
  });
}

for (const name of edge) {
  test(`${name} holds nothing that yields a token`, () => {
    assert.deepEqual(said(read(name), NOT_IN_EDGE), []);
  });
}

test("edge has one function, and its core one route", () => {
  const core = read("defentry_edge_bg.wasm").toString("latin1");
  assert.deepEqual(core.match(/\/api\/v\d(\/sso\/code)?/g), ["/api/v1/sso/code"]);
  const library = createRequire(path.join(CONSUMER, "entry.cjs"))("defentry-web/edge");
  assert.deepEqual(Object.keys(library).sort(), ["DefentryError", "isDefentryError", "issueCode"]);
});
