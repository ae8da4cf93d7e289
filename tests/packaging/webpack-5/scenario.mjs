// webpack's command line without a configuration, which takes src/index.js and writes dist/main.js.

import { ELEMENTS } from "../journey.mjs";
import { refusals } from "../lib/refusals.mjs";

async function built(t, mode, ...args) {
  await t.exec("webpack", "--mode", mode, ...args);
  const { bytes, ...shown } = await t.show((await t.serve(".")).url);
  // What development mode builds is not what is shipped.
  return { ...shown, assets: t.assetsOf("dist"), ...(mode === "production" && { bytes }) };
}

export default {
  quick: true,
  browsers: ["chromium"],
  async run(t) {
    const EXTERNAL = ["--entry", "./src/external.js", "--output-clean"];
    for (const mode of ["development", "production"]) {
      await t.row(`default, ${mode}`, () => built(t, mode, "--output-clean"));
      await t.row(`external, ${mode}`, async () =>
        ({ ...(await built(t, mode, ...EXTERNAL)), external: true }));
    }
    await t.row("elements, production", async () => {
      const shown = await built(t, "production", "--entry", "./src/elements.js", "--output-clean");
      return { ...shown, expected: ELEMENTS };
    });
    await refusals(t, {
      script: "dist/main.js",
      build: (folder) => t.exec("webpack", "--mode", "production",
        "--entry", `./${folder}/main.js`, "--output-path", `${folder}/dist`),
    });
  },
};
