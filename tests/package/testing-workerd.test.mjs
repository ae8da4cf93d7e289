// workerd compiles no bytes at run time: there the sandbox cannot be made, and says so.
import assert from "node:assert/strict";
import { test } from "node:test";
import { build } from "esbuild";
import { Miniflare } from "miniflare";
import { CONSUMER } from "../support/package.mjs";

const WORKER = `
  import { sandbox } from "defentry-web/testing";
  export default {
    fetch: () => sandbox().then(() => Response.json("made"), ({ name, kind, message }) => (
      Response.json({ name, kind, message }))),
  };
`;

test("in workerd it is unsupported, and the error says what to do", { timeout: 60_000 }, async () => {
  const { outputFiles: [{ text: contents }] } = await build({
    stdin: { contents: WORKER, resolveDir: CONSUMER, loader: "js" },
    bundle: true, write: false, format: "esm", conditions: ["workerd", "worker", "import"],
  });
  const miniflare = new Miniflare({
    host: "127.0.0.1", port: 0, cf: false, telemetry: { enabled: false },
    compatibilityDate: "2026-04-01",
    modules: [{ type: "ESModule", path: "worker.mjs", contents }],
  });
  try {
    const seen = await (await miniflare.dispatchFetch("http://worker.example/")).json();
    assert.deepEqual([seen.name, seen.kind], ["DefentryError", "unsupported"]);
    assert.match(seen.message, /workerd .* make the sandbox outside/);
  } finally {
    await miniflare.dispose();
  }
});
