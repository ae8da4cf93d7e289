// Rollup, which needs @rollup/plugin-node-resolve for any package, and nothing for this one.
import { cpSync } from "node:fs";
import path from "node:path";
import { refusals } from "../lib/refusals.mjs";

const CORE = "defentry_web_bg.wasm";

export default {
  browsers: ["chromium"],
  async run(t) {
    const page = (await t.serve(".")).url;
    await t.row("default", async () => {
      await t.exec("rollup", "main.js", "--plugin", "node-resolve", "--file", "dist/main.js");
      return { ...(await t.show(page)), assets: t.assetsOf("dist") };
    });
    // Rollup leaves `new URL(…, import.meta.url)` as it is: the file has to be put beside it.
    await t.row("external, the .wasm copied", async () => {
      await t.exec("rollup", "external.js", "--plugin", "node-resolve", "--file", "dist/main.js");
      const core = path.join(t.dir, "node_modules/defentry-web/dist", CORE);
      cpSync(core, path.join(t.dir, "dist", CORE));
      return { ...(await t.show(page)), assets: t.assetsOf("dist"), external: true };
    });
    // Not told that it is for a browser, node-resolve takes the file for everywhere, which looks
    // where it is. Told so (`browser: true`), it takes the one without a core.
    await refusals(t, {
      script: "dist/main.js",
      build: (folder) => t.exec("rollup", `${folder}/main.js`, "--plugin", "node-resolve",
        "--file", `${folder}/dist/main.js`),
    });
  },
};
