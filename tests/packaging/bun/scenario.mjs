// Bun, by `import` (TypeScript) and by `require`.
import { printed } from "../lib/printed.mjs";

export default {
  // `bun` is a placeholder until its own script has put the binary there.
  scripts: true,
  async run(t) {
    await t.row("import", () => printed(t, "bun", "main.ts", t.sandbox.url));
    await t.row("require", () => printed(t, "bun", "required.cjs", t.sandbox.url));
  },
};
