// What is compiled into the package's .wasm, by cargo's own account, or bundled into its elements,
// and under which licenses.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const TARGET = "wasm32-unknown-unknown";

/** Each is a .wasm of the package. */
export const CRATES = ["defentry-web", "defentry-testing"];

const cargo = (root, ...args) => execFileSync("cargo", args, {
  cwd: root, encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "inherit"],
});

/** The crates of others in these crates' wasm: `{ name, version, license, repository, texts }`. */
export function compiledIn(root, crates) {
  const metadata = JSON.parse(cargo(root, "metadata", "--format-version", "1", "--locked"));
  // Asked one by one: a workspace as a whole has more features on than any of its builds.
  const tree = crates.flatMap((crate) => cargo(root, "tree", "--locked", "-p", crate, "--target", TARGET,
    "-e", "normal,no-proc-macro", "--prefix", "none", "-f", "{p}").trim().split("\n"));
  const wanted = new Set(tree.map((line) => line.split(" ", 2).join(" ").replace(" v", " ")));
  return metadata.packages
    .filter(({ name, version, source }) => source && wanted.has(`${name} ${version}`))
    .map(({ name, version, license, repository, manifest_path: manifest }) => (
      { name, version, license, repository, texts: texts(path.dirname(manifest)) }))
    .sort((a, b) => (a.name + a.version < b.name + b.version ? -1 : 1));
}

/** The npm packages that are bundled into the elements. */
const BUNDLED = ["lit", "lit-html", "lit-element", "@lit/reactive-element", "uqr"];

/** The same of those. */
export function bundled(root) {
  return BUNDLED.map((name) => {
    const folder = path.join(root, "node_modules", name);
    const { version, license, repository } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
    const url = (repository?.url ?? repository).replace(/^git\+/, "");
    return { name, version, license, repository: url, texts: texts(folder) };
  });
}

/** MIT's where there is a choice: it asks for the copyright notice, and that is all of it. */
function texts(folder) {
  const files = readdirSync(folder).filter((name) => /^(licen[cs]e|copying|notice|copyright)/i.test(name)).sort();
  const mit = files.filter((name) => /mit/i.test(name));
  return (mit.length > 0 ? [...mit, ...files.filter((name) => /unicode/i.test(name))] : files)
    .map((name) => readFileSync(path.join(folder, name), "utf8").replaceAll("\r\n", "\n").trim());
}

const MIT = readFileSync(path.join(path.dirname(fileURLToPath(import.meta.url)), "../LICENSE-MIT"), "utf8")
  .replace(/^[^]*?(?=Permission is)/, "").trim();

/** What has no license file of its own, and whose it is. */
const BARE = { lol_alloc: "Copyright (c) the authors of lol_alloc, https://github.com/Craig-Macomber/lol_alloc" };

const STD = `The Rust standard library, with the crates it is made of (compiler_builtins, dlmalloc, hashbrown, …):
MIT OR Apache-2.0, https://github.com/rust-lang/rust

Copyright (c) The Rust Project Contributors

${MIT}`;

/** All of it as one text, each license once. */
export function licenses(parts) {
  const users = new Map();
  for (const { name, version, license, texts } of parts) {
    const head = `${name} ${version}: ${license}`;
    const bare = license === "MIT" && BARE[name] ? [`${BARE[name]}\n\n${MIT}`] : [];
    const all = texts.length > 0 ? texts : bare;
    if (all.length === 0) throw new Error(`${head}: it brings no license's text, and none is in ${import.meta.url}`);
    for (const text of all) users.set(text, [...users.get(text) ?? [], head]);
  }
  const blocks = [...users].map(([text, heads]) => `${heads.join("\n")}\n\n${text}`);
  return `${[
    "What is in this package's WebAssembly and elements, and under which licenses.", STD, ...blocks,
  ].join(`\n\n${"-".repeat(80)}\n\n`)}\n`;
}
