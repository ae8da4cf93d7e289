// Deno, TypeScript checked, from the node_modules that npm made. The one permission that the
// package needs is the gateway's address. (`deno` fetches no binary: npm's package carries it.)
import { printed } from "../lib/printed.mjs";
import { EDGE, SERVER } from "../partner.mjs";

export default {
  async run(t) {
    const { url } = t.sandbox;
    const permission = `--allow-net=${new URL(url).host}`;
    for (const [as, file, expected] of [
      ["default", "main.ts"], ["edge", "edge.ts", EDGE], ["server", "server.ts", SERVER],
    ]) {
      await t.row(`${as}: check, run`, async () => {
        // By itself: it tells of its progress, and a run has to be silent but for the result.
        await t.exec("deno", "check", file);
        const shown = await printed(t, "deno", "run", "--no-prompt", permission, file, url);
        return { ...shown, expected };
      });
    }
  },
};
