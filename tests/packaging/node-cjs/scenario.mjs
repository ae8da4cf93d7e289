// Node, CommonJS: `require`, `import()`, and both in one process.
import { EXPECTED } from "../journey.mjs";
import { printed } from "../lib/printed.mjs";
import { EDGE, SERVER } from "../partner.mjs";

const BOTH = {
  journeys: [EXPECTED, EXPECTED],
  copies: 2,
  kinds: ["misuse", "misuse"],
  recognised: [[true, true], [true, true]],
  others: [false, false],
};

export default {
  async run(t) {
    const run = (file) => printed(t, "node", file, t.sandbox.url);
    await t.row("require", () => run("main.cjs"));
    await t.row("import()", () => run("dynamic.cjs"));
    await t.row("both", async () => ({ ...(await run("both.cjs")), expected: BOTH }));
    await t.row("edge", async () => ({ ...(await run("edge.cjs")), expected: EDGE }));
    await t.row("server", async () => ({ ...(await run("server.cjs")), expected: SERVER }));
  },
};
