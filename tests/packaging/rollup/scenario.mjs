// Rollup, which needs @rollup/plugin-node-resolve for any package, and nothing for this one.
import { cpSync } from "node:fs";
import path from "node:path";

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
  },
};
