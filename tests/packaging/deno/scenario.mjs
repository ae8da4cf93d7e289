// Deno, TypeScript checked, from the node_modules that npm made. The one permission that the
// package needs is the gateway's address. (`deno` fetches no binary: npm's package carries it.)
import { printed } from "../lib/printed.mjs";

export default {
  run: (t) => t.row("check, run", async () => {
    const { url } = t.sandbox;
    const permission = `--allow-net=${new URL(url).host}`;
    // By itself: it tells of its progress, and a run has to be silent but for the result.
    await t.exec("deno", "check", "main.ts");
    return printed(t, "deno", "run", "--no-prompt", permission, "main.ts", url);
  }),
};
