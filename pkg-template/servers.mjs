// Makes `./edge` and `./server`: each with a core of its own, so that no page loads a byte of them.
import { copyFileSync, readFileSync } from "node:fs";
import path from "node:path";
import { asText, reader } from "./as-text.mjs";
import { bundle } from "./bundle.mjs";
import { makeCore } from "./glue.mjs";

export const SERVERS = ["edge", "server"];

/** Writes, for each, one file for workerd with its .wasm, and one each for `import` and
 * `require`. */
export async function buildServers({ root, here, to, dist }) {
  const source = path.join(here, "src/server");
  for (const name of SERVERS) {
    const from = path.join(root, "target", name);
    const core = makeCore({ root, here, from, to, of: `defentry_${name}`, name, frees: true });
    const module = `defentry_${name}_bg.wasm`;
    copyFileSync(core.module, path.join(dist, module));
    const text = asText(readFileSync(core.module));
    for (const file of [`${name}-workerd.js`, `${name}.js`, `${name}.cjs`]) {
      const ready = path.join(source, file.includes("workerd") ? "ready-workerd.ts" : "ready.ts");
      await bundle({
        entry: path.join(source, `${name}.ts`),
        outfile: path.join(dist, file),
        plugins: [found({ glue: core.glue, ready, module, text }), reader],
      });
    }
  }
}

/** Where an entry finds its core, and what makes it ready. */
const found = ({ glue, ready, module, text }) => ({
  name: "core",
  setup(b) {
    b.onResolve({ filter: /^#wasm$/ }, () => ({ path: glue }));
    b.onResolve({ filter: /^#ready$/ }, () => ({ path: ready }));
    b.onResolve({ filter: /^#wasm-module$/ }, () => ({ path: `./${module}`, external: true }));
    b.onResolve({ filter: /^#wasm-text$/ }, () => ({ path: "text", namespace: "core" }));
    b.onLoad({ filter: /.*/, namespace: "core" }, () => ({ contents: text, loader: "text" }));
  },
});
