// Vite without a configuration: two sites, one per entry of the package, in all three of its modes.

import { ELEMENTS } from "../journey.mjs";
import { atLoad, refusals } from "../lib/refusals.mjs";

const LOCAL = /Local:\s+(http:\S+)/;

export async function vite(t) {
  await site(t, "default", ".");
  await site(t, "external", "external");
}

async function serving(t, ...args) {
  const port = await t.port();
  return (await t.start("vite", [...args, "--port", port, "--strictPort"], LOCAL)).url;
}

async function site(t, entry, root) {
  const external = entry === "external";
  await t.row(`${entry}, dev`, async () => {
    const { bytes, ...shown } = await t.show(await serving(t, root));
    // What a development server sends is not what is shipped.
    return { ...shown, external };
  });
  await t.row(`${entry}, build`, async () => {
    await t.exec("vite", "build", root, "--outDir", "dist");
    const assets = t.assetsOf(`${root}/dist`);
    return { ...(await t.show((await t.serve(`${root}/dist`)).url)), assets, external };
  });
  const preview = await serving(t, "preview", root, "--outDir", "dist");
  for (const browser of t.browsers) {
    await t.row(`${entry}, preview in ${browser}`, async () => {
      const { bytes, ...shown } = await t.show(preview, browser);
      return { ...shown, external };
    });
  }
}

export default {
  quick: true,
  browsers: ["chromium", "firefox", "webkit"],
  async run(t) {
    await vite(t);
    await t.exec("vite", "build", "elements", "--outDir", "dist");
    const { url } = await t.serve("elements/dist");
    for (const browser of t.browsers) {
      await t.row(`elements, build in ${browser}`, async () => {
        const { bytes, ...shown } = await t.show(url, browser);
        return { ...shown, expected: ELEMENTS };
      });
    }
    await refusals(t, {
      script: "./main.js",
      served: (folder) => `${folder}/dist`,
      build: (folder) => t.exec("vite", "build", folder, "--outDir", "dist"),
    });
    for (const entry of ["edge", "named"]) await t.row(`${entry}, dev, refused`, async () => {
      const { bytes, ...shown } = await atLoad(t, await serving(t, `refused/${entry}`));
      return shown;
    });
  },
};
