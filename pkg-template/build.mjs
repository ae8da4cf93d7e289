// Makes the npm package from target/wasm and this folder: types, one bundled file per runtime, the
// tarball. `cargo xtask build` calls it. docs/adr/0003 says why each loader is as it is.
import { execFileSync } from "node:child_process";
import {
  appendFileSync, copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { buildDeclarations } from "./declarations.mjs";
import { buildElements, manifest as customElements } from "./elements.mjs";
import { makeCore } from "./glue.mjs";
import { CRATES, bundled, compiledIn, licenses } from "./licenses.mjs";
import { buildLoaders } from "./loaders.mjs";
import { SERVERS, buildServers } from "./servers.mjs";
import { measure, printed, record } from "./sizes.mjs";
import { buildTesting } from "./testing.mjs";
import { writeServerTypes, writeTypes } from "./types.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.dirname(here);
const wasm = path.join(root, "target/wasm");
const npm = path.join(root, "target/npm");
const out = path.join(npm, "package");
const dist = path.join(out, "dist");

rmSync(npm, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });
const known = writeTypes(path.join(wasm, "defentry_web.d.ts"), path.join(here, "src/types.d.ts"));
writeServerTypes(
  path.join(root, "target/server/defentry_server.d.ts"),
  path.join(here, "src/server/crm-types.d.ts"), known,
);
const core = makeCore({ root, here, from: wasm, to: npm });
await buildLoaders({ root, here, core, dist });
await buildTesting({ root, here, to: npm, dist });
await buildServers({ root, here, to: npm, dist });
await buildElements({ here, dist });
for (const name of ["inline", "slim", "doctor", "testing", "element", "watchlist", ...SERVERS]) {
  named(path.join(dist, `${name}.cjs`));
}
await buildDeclarations({ root, here, to: npm, dist, known });
rest();
execFileSync("npm", ["pack", out, "--pack-destination", npm, "--silent"], {
  cwd: root, stdio: ["ignore", "inherit", "inherit"],
});
record(npm);
console.log(printed(await measure(dist)));

/** Node reads from a file's text which names `import` may take from it; minified, they are not
 * found. */
function named(file) {
  appendFileSync(file, `0&&(module.exports={${Object.keys(createRequire(file)(file))}});\n`);
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
  const { name, ...fields } = JSON.parse(readFileSync(path.join(here, "package.json"), "utf8"));
  const cargo = readFileSync(path.join(root, "Cargo.toml"), "utf8");
  const [, version] = /\[workspace\.package\]\s+version = "([^"]+)"/.exec(cargo);
  const manifest = { name, version, ...fields };
  writeFileSync(path.join(out, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  folders(manifest);
  const described = JSON.stringify(customElements({ here }), null, 2);
  writeFileSync(path.join(out, "custom-elements.json"), `${described}\n`);
  const others = [...compiledIn(root, CRATES), ...bundled(root)];
  writeFileSync(path.join(out, "THIRD-PARTY-LICENSES.txt"), licenses(others));
  for (const file of ["README.md", "CHANGELOG.md", "LICENSE-MIT", "LICENSE-APACHE"]) {
    const from = path.join(root, file);
    if (existsSync(from)) copyFileSync(from, path.join(out, file));
  }
}
