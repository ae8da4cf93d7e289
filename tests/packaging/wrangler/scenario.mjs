// What `wrangler deploy` would upload, without another line of configuration than it asks for.
import { inWorkerd } from "../lib/workerd.mjs";

export default {
  run: (t) => t.row("deploy, dry", async () => {
    await t.exec("wrangler", "deploy", "--dry-run", "--minify", "--outdir", "dist");
    return inWorkerd(t, "dist", "worker.js");
  }),
};
