// workerd, for those who bundle by themselves: esbuild leaves the .wasm a file beside the worker,
// since workerd takes no bytes for code.
import { inWorkerd } from "../lib/workerd.mjs";
import { EDGE, SERVER } from "../partner.mjs";

const OPTIONS = [
  "--bundle", "--minify", "--format=esm", "--conditions=workerd", "--loader:.wasm=copy",
];

const WORKERS = [
  ["default", "worker"], ["slim", "slim"], ["edge", "edge", EDGE], ["server", "server", SERVER],
];

export default {
  async run(t) {
    for (const [as, worker, expected] of WORKERS) {
      await t.row(as, async () => {
        await t.exec("esbuild", `${worker}.mjs`, ...OPTIONS, `--outdir=dist/${worker}`);
        return { ...(await inWorkerd(t, `dist/${worker}`, `${worker}.js`)), expected };
      });
    }
  },
};
