// Parcel without a configuration. It does not read `exports`, but `main`, `module` and folders.

import { ELEMENTS } from "../journey.mjs";
import { refusals } from "../lib/refusals.mjs";

const SERVING = /Server running at (http:\S+)/;

export default {
  browsers: ["chromium"],
  async run(t) {
    for (const [entry, page] of [["default", "index.html"], ["external", "external.html"]]) {
      const external = entry === "external";
      await t.row(`${entry}, serve`, async () => {
        const { url } = await t.start("parcel", ["serve", page, "--port", await t.port()], SERVING);
        const { bytes, ...shown } = await t.show(url);
        // What a development server sends is not what is shipped.
        return { ...shown, external };
      });
      await t.row(`${entry}, build`, async () => {
        const out = `built/${entry}`;
        await t.exec("parcel", "build", page, "--dist-dir", out, "--no-source-maps");
        const { url } = await t.serve(out);
        return { ...(await t.show(`${url}${page}`)), assets: t.assetsOf(out), external };
      });
    }
    await t.row("elements, build", async () => {
      const out = "built/elements";
      await t.exec("parcel", "build", "elements.html", "--dist-dir", out, "--no-source-maps");
      const { url } = await t.serve(out);
      return { ...(await t.show(`${url}elements.html`)), expected: ELEMENTS };
    });
    const out = (folder) => `built/${folder}`;
    await refusals(t, {
      script: "main.js",
      served: out,
      build: (folder) => t.exec("parcel", "build", `${folder}/index.html`, "--dist-dir",
        out(folder), "--no-source-maps"),
    });
  },
};
