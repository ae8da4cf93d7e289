// From TypeScript to one small file: bundled by esbuild, and gone over once more by terser.
import { writeFileSync } from "node:fs";
import { build } from "esbuild";
import { minify } from "terser";
import { keepParts } from "./sizes.mjs";

/** Bundles `entry` into `outfile`, whose ending says the format; `plugins` find the core. */
export async function bundle({ entry, outfile, plugins, inject = [] }) {
  const isModule = !outfile.endsWith(".cjs");
  const { outputFiles: [{ text }] } = await build({
    entryPoints: [entry], outfile, write: false, plugins: [...plugins, keepParts], inject,
    bundle: true, format: isModule ? "esm" : "cjs", minify: true,
    target: "es2022", platform: "neutral",
    // What begins with a single `_` is ours alone.
    mangleProps: /^_[a-z]/, reserveProps: /^_wbg/,
    charset: "utf8", legalComments: "none", logLevel: "warning",
  });
  // By a minifier that looks at the whole: 5 % of the script.
  const { code } = await minify(text, {
    module: isModule, ecma: 2020,
    compress: { passes: 3, unsafe_arrows: true }, mangle: { toplevel: isModule },
  });
  writeFileSync(outfile, code);
}
