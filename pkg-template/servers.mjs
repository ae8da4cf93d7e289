// Makes `./edge` and `./server`: each with a core of its own, so that no page loads a byte of them.
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import { minify } from "terser";
import { makeCore } from "./glue.mjs";

export const SERVERS = ["edge", "server"];

/** Writes, for each, one file for workerd with its .wasm, and one each for `import` and `require`. */
export async function buildServers({ root, here, to, dist }) {
  for (const name of SERVERS) {
    const from = path.join(root, "target", name);
    const core = makeCore({ root, here, from, to, of: `defentry_${name}`, name, frees: true });
    const module = `defentry_${name}_bg.wasm`;
    copyFileSync(core.module, path.join(dist, module));
    const base64 = readFileSync(core.module, "base64");
    for (const file of [`${name}-workerd.js`, `${name}.js`, `${name}.cjs`]) {
      await bundle({ here, name, core, module, base64, file, dist });
    }
  }
}

async function bundle({ here, name, core, module, base64, file, dist }) {
  const ready = path.join(here, "src/server", file.includes("workerd") ? "ready-workerd.ts" : "ready.ts");
  const outfile = path.join(dist, file);
  const format = file.endsWith(".cjs") ? "cjs" : "esm";
  await build({
    entryPoints: [path.join(here, `src/server/${name}.ts`)],
    outfile, bundle: true, format, minify: true, target: "es2022", platform: "neutral",
    mangleProps: /^_[a-z]/, reserveProps: /^_wbg/,
    charset: "utf8", legalComments: "none", logLevel: "warning",
    plugins: [{
      name: "core",
      setup(b) {
        b.onResolve({ filter: /^#wasm$/ }, () => ({ path: core.glue }));
        b.onResolve({ filter: /^#ready$/ }, () => ({ path: ready }));
        b.onResolve({ filter: /^#wasm-module$/ }, () => ({ path: `./${module}`, external: true }));
        b.onResolve({ filter: /^#wasm-base64$/ }, () => ({ path: "base64", namespace: "core" }));
        b.onLoad({ filter: /.*/, namespace: "core" }, () => ({ contents: base64, loader: "text" }));
      },
    }],
  });
  const { code } = await minify(readFileSync(outfile, "utf8"), {
    module: format === "esm", ecma: 2020, compress: { passes: 3, unsafe_arrows: true }, mangle: { toplevel: format === "esm" },
  });
  writeFileSync(outfile, code);
}
