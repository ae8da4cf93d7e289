// Node, by `import`: nothing but the package, and nothing said but the result.
import { printed } from "../lib/printed.mjs";
import { EDGE, SERVER } from "../partner.mjs";

const TOGETHER = {
  seen: [[true], [true]],
  kinds: ["misuse", "misuse", "misuse"],
  recognised: [true, true, true],
};

export default {
  async run(t) {
    const run = (file, expected) => async () =>
      ({ ...(await printed(t, "node", file, t.sandbox.url)), expected });
    await t.row("default", run("main.mjs"));
    await t.row("external", run("external.mjs"));
    await t.row("slim, from a file", run("slim.mjs"));
    await t.row("edge", run("edge.mjs", EDGE));
    await t.row("server", run("server.mjs", SERVER));
    await t.row("default, edge and server", run("together.mjs", TOGETHER));
  },
};
