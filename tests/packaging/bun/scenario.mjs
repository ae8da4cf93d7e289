// Bun, by `import` (TypeScript) and by `require`.
import { printed } from "../lib/printed.mjs";
import { EDGE, SERVER } from "../partner.mjs";

export default {
  // `bun` is a placeholder until its own script has put the binary there.
  scripts: true,
  async run(t) {
    const run = (file, expected) => async () =>
      ({ ...(await printed(t, "bun", file, t.sandbox.url)), expected });
    await t.row("import", run("main.ts"));
    await t.row("require", run("required.cjs"));
    await t.row("edge", run("edge.ts", EDGE));
    await t.row("server", run("server.ts", SERVER));
    const both = { edge: EDGE, server: SERVER };
    await t.row("edge and server, require", run("servers.cjs", both));
  },
};
