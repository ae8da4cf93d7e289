// Makes `./testing`: the sandbox's core, as wasm-bindgen wrote it into target/testing, in one file
// for `import` and one for `require`. Size is looked at last: it runs in tests and the static demo.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import { asText, reader } from "./as-text.mjs";
import { keepParts } from "./sizes.mjs";

/** Writes dist/testing.js and dist/testing.cjs; `to` is for what is made on the way. */
export async function buildTesting({ root, here, to, dist }) {
  const from = path.join(root, "target/testing/defentry_testing");
  const wasm = path.join(to, "testing.wasm");
  execFileSync(process.execPath, [
    path.join(root, "node_modules/binaryen/bin/wasm-opt"), `${from}_bg.wasm`,
    "-Oz", "--strip-debug", "--strip-producers", "-o", wasm,
  ]);
  const contents = { glue: glue(`${from}.js`), text: asText(readFileSync(wasm)) };
  const plugin = {
    name: "sandbox",
    setup(b) {
      b.onResolve({ filter: /^#sandbox$/ }, () => ({ path: "glue", namespace: "sandbox" }));
      b.onResolve({ filter: /^#sandbox-text$/ }, () => ({ path: "text", namespace: "sandbox" }));
      b.onLoad({ filter: /.*/, namespace: "sandbox" }, ({ path: name }) => (
        { contents: contents[name], loader: name === "glue" ? "js" : "text" }));
    },
  };
  for (const [outfile, format] of [["testing.js", "esm"], ["testing.cjs", "cjs"]]) {
    await build({
      entryPoints: [path.join(here, "src/testing/testing.ts")],
      outfile: path.join(dist, outfile),
      bundle: true, format, minify: true, target: "es2022", platform: "neutral",
      plugins: [plugin, reader, keepParts],
      // jsdom has neither TextEncoder nor TextDecoder.
      inject: [path.join(here, "src/utf8.ts")],
      charset: "utf8", legalComments: "none", logLevel: "warning",
    });
  }
}

/** Without what fetches the core, whose bytes are here, and without a trial of the decoder. */
function glue(file) {
  let text = readFileSync(file, "utf8");
  for (const [pattern, by] of [
    [/^async function __wbg_load[^]*?^}\n/m, ""],
    [/^let __wbg_init_promise;[^]*?(?=^export )/m, ""],
    [/^export \{ initSync, __wbg_init as default \};$/m, "export { initSync };"],
    [/^ *cachedTextDecoder\.decode\(\);\n/gm, ""],
  ]) {
    const before = text;
    text = text.replace(pattern, by);
    if (text === before) throw new Error(`the glue of the sandbox lacks ${pattern}`);
  }
  return text;
}
