// Runs a bundled worker as the edge does, by the miniflare that the project has.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

/**
 * What the worker in `folder` answers, the second time too: the isolate is the same then. No Node
 * in it: `nodejs_compat` is a flag that is not set.
 */
export async function inWorkerd(t, folder, worker) {
  const files = t.assetsOf(folder).filter((file) => /\.(js|wasm)$/.test(file));
  const wasm = files.filter((file) => file.endsWith(".wasm"));
  assert.equal(wasm.length, 1, `the .wasm is shipped once: ${files}`);
  const moduleOf = (type, file) =>
    ({ type, path: file, contents: readFileSync(path.join(t.dir, folder, file)) });
  const { Miniflare } = createRequire(path.join(t.dir, "package.json"))("miniflare");
  const edge = new Miniflare({
    host: "127.0.0.1",
    port: 0,
    // Neither asks anybody outside this machine.
    cf: false,
    telemetry: { enabled: false },
    compatibilityDate: "2026-04-01",
    bindings: { GATEWAY: t.sandbox.url },
    modules: [moduleOf("ESModule", worker), moduleOf("CompiledWasm", wasm[0])],
  });
  try {
    const answer = async () => {
      const response = await edge.dispatchFetch("http://worker.example/");
      if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
      return response.json();
    };
    const [result, again] = [await answer(), await answer()];
    assert.deepEqual(again, result, "the second time in the same isolate");
    return { result, bytes: t.bytes(files.map((file) => path.join(folder, file))) };
  } finally {
    await edge.dispose();
  }
}
