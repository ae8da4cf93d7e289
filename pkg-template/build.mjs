// Makes the npm package from target/wasm and this folder: types, one bundled file per runtime, the
// tarball. `cargo xtask build` calls it. docs/adr/0003 says why each loader is as it is.
import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, deflateRawSync, gzipSync } from "node:zlib";
import { build } from "esbuild";
import { writeTypes } from "./types.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.dirname(here);
const wasm = path.join(root, "target/wasm");
const npm = path.join(root, "target/npm");
const out = path.join(npm, "package");
const dist = path.join(out, "dist");
const run = (command, ...args) => execFileSync(command, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"] });

rmSync(npm, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });
writeTypes(path.join(wasm, "defentry_web.d.ts"), path.join(here, "src/types.d.ts"));
const core = shortNames();
await bundles();
declarations();
rest();
run("npm", "pack", out, "--pack-destination", npm, "--silent");
sizes();

/**
 * wasm-bindgen names each import by a hash, once in the module and once in the glue: 2 KB that do not
 * compress. binaryen shortens both sides' names and says how; the glue follows.
 */
function shortNames() {
  const module = path.join(npm, "core.wasm");
  const names = JSON.parse(execFileSync(process.execPath, [
    path.join(root, "node_modules/binaryen/bin/wasm-opt"), path.join(wasm, "defentry_web_bg.wasm"),
    "--flatten", "--rereloop", "-Os", "-Oz", "--minify-imports-and-exports-and-modules", "--strip-producers", "-o", module,
  ], { encoding: "utf8" }));
  const [generated, end] = readFileSync(path.join(wasm, "defentry_web.js"), "utf8").split("async function __wbg_load");
  if (!end) throw new Error("the glue ends otherwise");
  let glue = generated + readFileSync(path.join(here, "src/glue-end.js"), "utf8");
  // What no runtime of ours needs: a polyfill older than them, and a way to free that is not handed out.
  for (const part of [/^if \(!\('encodeInto' in [^]*?^\}\n/m, /^if \(Symbol\.dispose\).*\n/m]) glue = glue.replace(part, "");
  const replace = (pattern, short) => {
    const before = glue;
    glue = glue.replaceAll(pattern, () => short);
    return glue !== before;
  };
  for (const [, long, short] of names.imports) {
    if (!replace(new RegExp(`\\b${long}\\b`, "g"), short)) throw new Error(`the glue lacks ${long}`);
  }
  for (const [long, short] of names.exports) {
    replace(new RegExp(`(?<=\\bwasm\\.)${long}\\b`, "g"), short);
  }
  if (!replace(/"\.\/defentry_web_bg\.js"(?=: import0)/g, '"a"')) throw new Error("no import object");
  const file = path.join(npm, "core.js");
  writeFileSync(file, glue);
  return { module, glue: file };
}

/** One file per runtime, so that no shipped module exports the core's memory or its exports. */
async function bundles() {
  const bytes = readFileSync(core.module);
  const inlined = { base64: bytes, deflated: deflateRawSync(bytes, { level: 9, memLevel: 9 }) };
  const plugin = {
    name: "wasm",
    setup(b) {
      b.onResolve({ filter: /^#wasm$/ }, () => ({ path: core.glue }));
      b.onResolve({ filter: /^#wasm-(base64|deflated)$/ }, ({ path: name }) => (
        { path: name.slice("#wasm-".length), namespace: "wasm" }));
      b.onResolve({ filter: /^#wasm-module$/ }, () => ({ path: "./defentry_web_bg.wasm", external: true }));
      b.onLoad({ filter: /.*/, namespace: "wasm" }, ({ path: name }) => (
        { contents: inlined[name].toString("base64"), loader: "text" }));
    },
  };
  const bundle = (name, outfile, format = "esm") => build({
    entryPoints: [path.join(here, `src/loaders/${name}.ts`)],
    outfile: path.join(dist, outfile),
    bundle: true, format, minify: true, target: "es2022", platform: "neutral", plugins: [plugin],
    charset: "utf8", legalComments: "none", logLevel: "warning",
  });
  await Promise.all([
    bundle("browser", "browser.js"), bundle("external", "external.js"), bundle("workerd", "workerd.js"),
    bundle("node", "node.js"), bundle("node", "node.cjs", "cjs"),
  ]);
  copyFileSync(core.module, path.join(dist, "defentry_web_bg.wasm"));
}

/** All declarations in one file: no relative imports that an old resolver could lose. */
function declarations() {
  const types = path.join(npm, "types");
  run(process.execPath, path.join(root, "node_modules/typescript/bin/tsc"), "-p", here,
    "--noEmit", "false", "--declaration", "--emitDeclarationOnly", "--stripInternal", "--outDir", types);
  const part = (name) => readFileSync(name, "utf8")
    .replaceAll(/^import .*?;\n/gms, "").replaceAll(/^export \{\};\n/gm, "").trim();
  const text = [
    part(path.join(here, "src/types.d.ts")),
    part(path.join(types, "error.d.ts")),
    part(path.join(types, "mask.d.ts")),
    part(path.join(types, "composed.d.ts")).replace(/^export declare function compose.*$/m, ""),
    part(path.join(types, "client.d.ts")),
    "/** Connects to the gateway for one end user. Nothing is sent until the first call.\n *\n"
      + " * @example\n * const client = await connect({ baseUrl: \"https://api.partner.example\", getCode });\n */\n"
      + "export declare function connect(options: ConnectOptions): Promise<Defentry>;\n",
  ].join("\n\n");
  writeFileSync(path.join(dist, "index.d.ts"), text);
  writeFileSync(path.join(dist, "index.d.cts"), text);
}

function rest() {
  const manifest = JSON.parse(readFileSync(path.join(here, "package.json"), "utf8"));
  const cargo = readFileSync(path.join(root, "Cargo.toml"), "utf8");
  manifest.version = /\[workspace\.package\]\s+version = "([^"]+)"/.exec(cargo)[1];
  writeFileSync(path.join(out, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  for (const file of ["README.md", "CHANGELOG.md", "LICENSE-MIT", "LICENSE-APACHE"]) {
    if (existsSync(path.join(root, file))) copyFileSync(path.join(root, file), path.join(out, file));
  }
}

function sizes() {
  const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
  const rows = ["browser.js", "external.js", "defentry_web_bg.wasm"].map((name) => {
    const bytes = readFileSync(path.join(dist, name));
    return [name, bytes.length, gzipSync(bytes, { level: 9 }).length, brotliCompressSync(bytes, options).length];
  });
  rows.push(["./external in all", ...[1, 2, 3].map((i) => rows[1][i] + rows[2][i])]);
  // Without std's sources to compile for size the core is some 4 KB larger, and the ceiling another.
  const [inlined, external] = process.env.STD_FOR_SIZE ? [48_000, 40_000] : [53_000, 45_000];
  if (rows[0][3] > inlined || rows[3][3] > external) {
    throw new Error(`over the ceiling of ${inlined} and ${external} bytes: ${rows[0][3]} and ${rows[3][3]}`);
  }
  console.log(`${"file".padEnd(24)}${"bytes".padStart(9)}${"gzip".padStart(9)}${"brotli".padStart(9)}`);
  for (const [name, ...n] of rows) console.log(name.padEnd(24) + n.map((v) => `${v}`.padStart(9)).join(""));
}
