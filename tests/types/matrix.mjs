// The types of the packed package, as every TypeScript finds them: `node tests/types/matrix.mjs`,
// after `npm ci` here and `cargo xtask build`. Leaves one tsconfig.json for each cell in
// target/types, to look at a failed one by hand.
import { execFile } from "node:child_process";
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { cells, COLUMNS, VERSIONS } from "./cells.mjs";
import { ofAttw, ofPublint } from "./packed.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, "../..");
const consumer = path.resolve(root, process.env.CONSUMER ?? "target/consumer");
const folder = path.join(root, "target/types");
const manifest = JSON.parse(readFileSync(
  path.join(consumer, "node_modules/defentry-web/package.json"), "utf8"));
const tarball = path.join(root, `target/npm/defentry-web-${manifest.version}.tgz`);

lay();
const began = performance.now();
const results = await compiled();
const lints = {
  "publint, strict": await ofPublint(tarball, manifest),
  "attw": await ofAttw(tarball),
};
print();

/** A project with the package installed, and no other. */
function lay() {
  rmSync(folder, { recursive: true, force: true });
  const copy = (from, name) => cpSync(
    path.join(from, name), path.join(folder, name), { recursive: true });
  copy(consumer, "node_modules/defentry-web");
  for (const name of ["@types/node", "undici-types", "@cloudflare/workers-types"]) {
    copy(here, `node_modules/${name}`);
  }
  for (const name of readdirSync(here)) if (/\.[mc]ts$/.test(name)) copy(here, name);
  // The elements' types are a page's: page.mts has those.
  const others = /\.(json|wasm)$|^\.\/(element|watchlist)$/;
  const entries = Object.keys(manifest.exports).filter((name) => !others.test(name))
    .map((name) => `defentry-web${name.slice(1)}`);
  const write = (name, line) => writeFileSync(
    path.join(folder, name), `${entries.map(line).join("\n")}\nexport {};\n`);
  write("entries.mts", (name, i) => `import * as e${i} from "${name}";\nvoid e${i};`);
  write("entries.cts", (name, i) => `import e${i} = require("${name}");\nvoid e${i};`);
  for (const { name, config } of cells()) {
    const text = `${JSON.stringify(config, null, 2)}\n`;
    writeFileSync(path.join(folder, `tsconfig.${name}.json`), text);
  }
}

/** Every version in a process of its own, as many at a time as there are cores. */
async function compiled() {
  const queue = [...VERSIONS];
  const found = [];
  const work = async () => {
    for (let version = queue.shift(); version; version = queue.shift()) {
      const args = [path.join(here, "compile.mjs"), version, folder];
      const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 2 ** 26 });
      found.push(...stdout.trim().split("\n").map((line) => JSON.parse(line)));
    }
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), 4) }, work));
  return found;
}

function print() {
  const row = (...words) => console.log(words.map((word, i) => word.padEnd(i ? 10 : 20)).join(""));
  console.log("Errors with skipLibCheck/without it; the columns say whose names of the platform.");
  row("TypeScript", ...COLUMNS);
  const at = ({ version, resolution }) => `${version} ${resolution}`;
  for (const name of new Set(cells().map(at))) {
    row(name, ...COLUMNS.map((platform) => results
      .filter((cell) => at(cell) === name && cell.platform === platform)
      .map(({ errors }) => errors.length || "ok").join("/")));
  }
  for (const [name, errors] of Object.entries(lints)) row(name, errors.length ? "failed" : "ok");

  const all = [...results, ...Object.entries(lints).map(([name, errors]) => ({ name, errors }))];
  const failed = all.filter(({ errors }) => errors.length > 0);
  // The same is often wrong in many cells.
  const said = new Map();
  for (const { name, errors } of failed) {
    const text = errors.join("\n");
    said.set(text, [...(said.get(text) ?? []), name]);
  }
  for (const [text, names] of said) console.log(`\n${names.join(" ")}\n${text}`);
  const missing = cells().length - results.length;
  console.log(`\n${((performance.now() - began) / 1000).toFixed(1)} s`);
  console.log(`${all.length - failed.length} passed, ${failed.length + missing} failed`);
  process.exitCode = failed.length + missing ? 1 : 0;
}
