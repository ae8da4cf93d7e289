// Makes the npm package from target/wasm and this folder: types, one bundled file per runtime, the
// tarball. `cargo xtask build` calls it. docs/adr/0003 says why each loader is as it is.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { appendFileSync, copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, deflateRawSync, gzipSync } from "node:zlib";
import { build } from "esbuild";
import { minify } from "terser";
import { doctorContract } from "./doctor-contract.mjs";
import { buildElements, manifest as customElements, messageTypes } from "./elements.mjs";
import { makeCore } from "./glue.mjs";
import { CRATES, bundled, compiledIn, licenses } from "./licenses.mjs";
import { SERVERS, buildServers } from "./servers.mjs";
import { buildTesting } from "./testing.mjs";
import { writeServerTypes, writeTypes } from "./types.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.dirname(here);
const wasm = path.join(root, "target/wasm");
const npm = path.join(root, "target/npm");
const out = path.join(npm, "package");
const dist = path.join(out, "dist");
const run = (command, ...args) => execFileSync(command, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"] });

/** What these have beside their own. */
const EXPORTED = "export { DefentryError, isDefentryError } from \"./index.js\";";

rmSync(npm, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });
const known = writeTypes(path.join(wasm, "defentry_web.d.ts"), path.join(here, "src/types.d.ts"));
writeServerTypes(path.join(root, "target/server/defentry_server.d.ts"), path.join(here, "src/server/crm-types.d.ts"), known);
const core = makeCore({ root, here, from: wasm, to: npm });
await bundles();
await buildTesting({ root, here, to: npm, dist });
await buildServers({ root, here, to: npm, dist });
const elements = await buildElements({ here, dist });
for (const name of ["inline", "slim", "doctor", "testing", "element", "watchlist", ...SERVERS]) named(path.join(dist, `${name}.cjs`));
await declarations();
rest();
run("npm", "pack", out, "--pack-destination", npm, "--silent");
sizes();

/** One file per runtime, so that no shipped module exports the core's memory or its exports. */
async function bundles() {
  const bytes = readFileSync(core.module);
  const texts = {
    base64: bytes.toString("base64"),
    deflated: deflateRawSync(bytes, { level: 9, memLevel: 9 }).toString("base64"),
    build: core.build,
    integrity: `sha384-${createHash("sha384").update(bytes).digest("base64")}`,
  };
  const plugin = {
    name: "wasm",
    setup(b) {
      b.onResolve({ filter: /^#wasm$/ }, () => ({ path: core.glue }));
      b.onResolve({ filter: /^#wasm-(base64|build|deflated|integrity)$/ }, ({ path: name }) => (
        { path: name.slice("#wasm-".length), namespace: "wasm" }));
      b.onResolve({ filter: /^#wasm-module$/ }, () => ({ path: "./defentry_web_bg.wasm", external: true }));
      b.onResolve({ filter: /^#contract$/ }, () => ({ path: "contract", namespace: "contract" }));
      b.onLoad({ filter: /.*/, namespace: "contract" }, () => (
        { contents: JSON.stringify(doctorContract(path.join(root, "docs/openapi.json"))), loader: "json" }));
      b.onLoad({ filter: /.*/, namespace: "wasm" }, ({ path: name }) => (
        { contents: texts[name], loader: "text" }));
    },
  };
  const bundle = async (name, outfile, { inject = [] } = {}) => {
    const format = outfile.endsWith(".cjs") ? "cjs" : "esm";
    await build({
      entryPoints: [path.join(here, `src/loaders/${name}.ts`)],
      outfile: path.join(dist, outfile),
      bundle: true, format, minify: true, target: "es2022", platform: "neutral", plugins: [plugin], inject,
      // What begins with a single `_` is ours alone.
      mangleProps: /^_[a-z]/, reserveProps: /^_wbg/,
      charset: "utf8", legalComments: "none", logLevel: "warning",
    });
    // Once more by a minifier that looks at the whole: 5 % of the script.
    const file = path.join(dist, outfile);
    const { code } = await minify(readFileSync(file, "utf8"), {
      module: format === "esm", ecma: 2020, compress: { passes: 3, unsafe_arrows: true }, mangle: { toplevel: format === "esm" },
    });
    writeFileSync(file, code);
  };
  const anywhere = { inject: [path.join(here, "src/utf8.ts")] };
  await Promise.all([
    bundle("browser", "browser.js"), bundle("external", "external.js"), bundle("workerd", "workerd.js"),
    bundle("inline", "inline.js", anywhere), bundle("inline", "inline.cjs", anywhere),
    bundle("slim", "slim.js"), bundle("slim", "slim.cjs", anywhere),
    ...["../doctor/doctor", "refused"].flatMap((name) => (
      ["js", "cjs"].map((ending) => bundle(name, `${path.basename(name)}.${ending}`)))),
  ]);
  copyFileSync(core.module, path.join(dist, "defentry_web_bg.wasm"));
}

/** Node reads from a file's text which names `import` may take from it; minified, they are not
 * found. */
function named(file) {
  appendFileSync(file, `0&&(module.exports={${Object.keys(createRequire(file)(file))}});\n`);
}

/** All declarations in one file; beside each file of code one that names it. TypeScript looks there
 * by itself, whatever it resolves by. */
async function declarations() {
  const types = path.join(npm, "types");
  run(process.execPath, path.join(root, "node_modules/typescript/bin/tsc"), "-p", here,
    "--noEmit", "false", "--declaration", "--emitDeclarationOnly", "--stripInternal", "--outDir", types);
  const part = (name) => readFileSync(name, "utf8")
    .replaceAll(/^import .*?;\n/gms, "").replaceAll(/^export \{\};\n/gm, "").trim();
  const made = (name) => part(path.join(types, name));
  /** What a server entry's own file declares. */
  const declared = (name) => made(`server/${name}.d.ts`).replaceAll(/^export (type )?(\{[^}]*\}|\*) from .*;\n/gm, "");
  /** The same for `import` and for `require`; an import in it names its neighbour of the same
   * kind. */
  const write = (name, ...parts) => {
    const text = `${parts.join("\n\n")}\n`;
    writeFileSync(path.join(dist, `${name}.d.ts`), text);
    writeFileSync(path.join(dist, `${name}.d.cts`), text.replaceAll(/(?<= from "\.\/\w+)\.js/g, ".cjs"));
  };
  write("index",
    part(path.join(here, "src/types.d.ts")),
    made("error.d.ts"),
    made("is-error.d.ts"),
    made("mask.d.ts"),
    made("composed.d.ts").replace(/^export declare function compose.*$/m, ""),
    made("client.d.ts"),
    "/** Connects to the gateway for one end user. Nothing is sent until the first call.\n *\n"
      + " * @example\n * const client = await connect({ baseUrl: \"https://api.partner.example\", getCode });\n */\n"
      + "export declare function connect(options: ConnectOptions): Promise<Defentry>;",
    // Or what is not exported would be, too.
    "export {};");
  for (const name of ["browser", "external", "inline", "workerd"]) write(name, "export * from \"./index.js\";");
  write("slim", "export * from \"./index.js\";",
    made("loaders/slim.d.ts").replaceAll(/^(export \*|\/\*\* Connects|export declare const connect).*\n?/gm, ""));
  write("doctor",
    "import type { Defentry, ErrorKind, Signal } from \"./index.js\";",
    made("doctor/types.d.ts"),
    made("doctor/doctor.d.ts").replace(/^export type \* .*\n/m, ""));
  write("testing",
    "import type { Fetch, FetchAnswer } from \"./index.js\";",
    part(path.join(here, "src/testing/types.ts")),
    made("testing/testing.d.ts").replace(/^export type \* .*\n/m, ""));
  write("elements",
    "import type { Defentry, ErrorKind, SiteState } from \"./index.js\";",
    made("element/types.d.ts"),
    await messageTypes({ here }),
    "export {};");
  for (const name of ["element", "watchlist"]) {
    const element = name === "element" ? "OnlineDataElement" : "WatchlistElement";
    write(name, `import type { ${element} } from "./elements.js";`, "export * from \"./elements.js\";",
      made(`element/${name}.d.ts`).replaceAll(/^export (type )?(\{[^}]*\}|\*) from .*;\n/gm, ""));
  }
  const servers = made("server/types.d.ts");
  const edge = /^\/\*\* (?:What every way|Who asks)[^]*?^}\n/gm;
  const needed = (...names) => names.join(", ");
  write("edge", `import type { ${needed("Diagnostic", "Fetch", "Signal")} } from "./index.js";`,
    EXPORTED, servers.match(edge).join("\n"), declared("edge"));
  const crm = part(path.join(here, "src/server/crm-types.d.ts"));
  const imported = [...known, "Defentry", "AsyncDisposal"].filter((name) => new RegExp(`\\b${name}\\b`).test(crm + servers + declared("server")));
  write("server", `import type { ${needed(...imported)} } from "./index.js";`, EXPORTED, crm, servers, declared("server"), "export {};");
  for (const name of SERVERS) write(`${name}-workerd`, `export * from "./${name}.js";`);
  write("refused", "export {};");
}

/** What does not look at `exports` (TypeScript's node10, old bundlers) looks for a folder of the
 * name. */
function folders(manifest) {
  for (const [entry, to] of Object.entries(manifest.exports)) {
    const main = to.node?.require ?? to.require;
    if (entry === "." || !main) continue;
    const stub = {
      main: `.${main}`, module: `.${to.default}`,
      ...to.browser && { browser: `.${to.browser.default}` },
    };
    const folder = path.join(out, entry);
    mkdirSync(folder);
    writeFileSync(path.join(folder, "package.json"), `${JSON.stringify(
      { ...stub, types: stub.module.replace(/js$/, "d.ts"), sideEffects: true }, null, 2)}\n`);
  }
}

function rest() {
  const { name, ...others } = JSON.parse(readFileSync(path.join(here, "package.json"), "utf8"));
  const cargo = readFileSync(path.join(root, "Cargo.toml"), "utf8");
  const [, version] = /\[workspace\.package\]\s+version = "([^"]+)"/.exec(cargo);
  const manifest = { name, version, ...others };
  writeFileSync(path.join(out, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  folders(manifest);
  const described = JSON.stringify(customElements({ here }), null, 2);
  writeFileSync(path.join(out, "custom-elements.json"), `${described}\n`);
  writeFileSync(path.join(out, "THIRD-PARTY-LICENSES.txt"), licenses([...compiledIn(root, CRATES), ...bundled(root)]));
  for (const file of ["README.md", "CHANGELOG.md", "LICENSE-MIT", "LICENSE-APACHE"]) {
    if (existsSync(path.join(root, file))) copyFileSync(path.join(root, file), path.join(out, file));
  }
}

function sizes() {
  const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
  const measured = (name) => {
    const bytes = readFileSync(path.join(dist, name));
    return [name, bytes.length, gzipSync(bytes, { level: 9 }).length, brotliCompressSync(bytes, options).length];
  };
  const rows = ["browser.js", "external.js", "defentry_web_bg.wasm", "doctor.js", "testing.js"].map(measured);
  const servers = SERVERS.flatMap((name) => [`${name}-workerd.js`, `defentry_${name}_bg.wasm`, `${name}.js`]).map(measured);
  const all = (name, ...parts) => [name, ...[1, 2, 3].map((i) => parts.reduce((sum, row) => sum + row[i], 0))];
  rows.push(all("./external in all", rows[1], rows[2]));
  const own = elements.map(measured);
  const find = (name) => own.find((row) => row[0] === name);
  // In English: what a page loads before it needs another language, or a QR code.
  const inEnglish = ["element", "watchlist"].map((name) => (
    all(`./${name} in all`, find(`${name}.js`), find("element-chunk.js"))));
  // Without std's sources to compile for size the core is some 4 KB larger, and the ceiling
  // another.
  const [inlined, external] = process.env.STD_FOR_SIZE ? [48_000, 40_000] : [53_000, 45_000];
  if (rows[0][3] > inlined || rows.at(-1)[3] > external) {
    throw new Error(`over the ceiling of ${inlined} and ${external} bytes: ${rows[0][3]} and ${rows.at(-1)[3]}`);
  }
  if (inEnglish.some((row) => row[3] > 30_000)) throw new Error(`an element is over 30000 bytes: ${inEnglish.map((row) => row[3])}`);
  console.log(`${"file".padEnd(24)}${"bytes".padStart(9)}${"gzip".padStart(9)}${"brotli".padStart(9)}`);
  for (const [name, ...n] of [...rows, ...own, ...inEnglish, ...servers]) console.log(name.padEnd(24) + n.map((v) => `${v}`.padStart(9)).join(""));
}
