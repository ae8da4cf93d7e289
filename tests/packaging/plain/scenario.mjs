// No bundler: the browser finds the package's file by an import map, or by its path.

const PAGES = [
  { as: "default", page: "default.html" },
  { as: "default, by its path", page: "path.html" },
  { as: "external", page: "external.html", external: true },
];

export default {
  browsers: ["chromium", "firefox", "webkit"],
  async run(t) {
    const { url } = await t.serve(".");
    for (const { as, page, external } of PAGES) {
      for (const browser of t.browsers) {
        await t.row(`${as}, ${browser}`, async () =>
          ({ ...(await t.show(`${url}${page}`, browser)), external }));
      }
    }
  },
};
