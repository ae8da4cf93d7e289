// workerd, for those who bundle by themselves: esbuild leaves the .wasm a file beside the worker,
// since workerd takes no bytes for code.
import { inWorkerd } from "../lib/workerd.mjs";

const OPTIONS = [
  "--bundle", "--minify", "--format=esm", "--conditions=workerd", "--loader:.wasm=copy",
];

export default {
  async run(t) {
    for (const [as, worker] of [["default", "worker"], ["slim", "slim"]]) {
      await t.row(as, async () => {
        await t.exec("esbuild", `${worker}.mjs`, ...OPTIONS, `--outdir=dist/${worker}`);
        return inWorkerd(t, `dist/${worker}`, `${worker}.js`);
      });
    }
  },
};
