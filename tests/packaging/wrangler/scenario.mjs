// What `wrangler deploy` would upload, without another line of configuration than it asks for.
import { inWorkerd } from "../lib/workerd.mjs";
import { EDGE, SERVER } from "../partner.mjs";

const WORKERS = [["default", "worker"], ["edge", "edge", EDGE], ["server", "server", SERVER]];

export default {
  async run(t) {
    for (const [as, worker, expected] of WORKERS) {
      await t.row(`${as}: deploy, dry`, async () => {
        const out = `dist/${worker}`;
        const options = ["--dry-run", "--minify", "--outdir", out];
        await t.exec("wrangler", "deploy", `${worker}.mjs`, ...options);
        return { ...(await inWorkerd(t, out, `${worker}.js`)), expected };
      });
    }
  },
};
