// Node, by `import`: nothing but the package, and nothing said but the result.
import { printed } from "../lib/printed.mjs";

export default {
  async run(t) {
    const run = (file) => () => printed(t, "node", file, t.sandbox.url);
    await t.row("default", run("main.mjs"));
    await t.row("external", run("external.mjs"));
    await t.row("slim, from a file", run("slim.mjs"));
  },
};
