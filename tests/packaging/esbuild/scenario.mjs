// esbuild's command line: as a module, and as the plain script that it makes if not asked.
import { cpSync } from "node:fs";
import path from "node:path";
import { ELEMENTS } from "../journey.mjs";
import { refusals } from "../lib/refusals.mjs";

const CORE = "defentry_web_bg.wasm";
const OUT = ["--bundle", "--minify", "--outfile=dist/main.js"];

export default {
  quick: true,
  browsers: ["chromium"],
  async run(t) {
    const page = (await t.serve(".")).url;
    const shown = async () => ({ ...(await t.show(page)), assets: t.assetsOf("dist") });
    await t.row("default, esm", async () => {
      await t.exec("esbuild", "main.js", ...OUT, "--format=esm");
      return shown();
    });
    await t.row("default, iife", async () => {
      await t.exec("esbuild", "main.js", ...OUT);
      return shown();
    });
    await t.row("elements, in parts", async () => {
      await t.exec("esbuild", "elements.js", "--bundle", "--minify", "--splitting", "--format=esm",
        "--outdir=dist", "--entry-names=main");
      return { ...(await shown()), expected: ELEMENTS };
    });
    // esbuild leaves `new URL(…, import.meta.url)` as it is: the file has to be put beside it.
    await t.row("external, the .wasm copied", async () => {
      await t.exec("esbuild", "external.js", ...OUT, "--format=esm");
      const core = path.join(t.dir, "node_modules/defentry-web/dist", CORE);
      cpSync(core, path.join(t.dir, "dist", CORE));
      return { ...(await shown()), external: true };
    });
    await refusals(t, {
      script: "dist/main.js",
      build: (folder) => t.exec("esbuild", `${folder}/main.js`, "--bundle", "--minify",
        "--format=esm", `--outfile=${folder}/dist/main.js`),
    });
  },
};
