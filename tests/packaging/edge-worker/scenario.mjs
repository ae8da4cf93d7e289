// examples/edge-worker as a partner has it: its files as they are, checked by TypeScript with the
// package's own declarations, and what `wrangler deploy` would upload, run in workerd.
import assert from "node:assert/strict";
import { cpSync, readFileSync } from "node:fs";
import path from "node:path";
import { ORIGIN, PATH, asked, claims, redeemed } from "../../support/edge-asking.mjs";
import { EXAMPLE, startWorker } from "../../support/edge-worker.mjs";

const FILES = ["src", "wrangler.jsonc", "tsconfig.json", "tsconfig.node.json"];
/** Of this project as it was before it got the tarball, and of the example: they are the same. */
const wanted = (folder) => {
  const { dependencies, devDependencies } =
    JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
  return { dependencies, devDependencies };
};

async function journey(t) {
  const files = t.assetsOf("dist").filter((file) => /\.(js|wasm)$/.test(file));
  const read = (file) => readFileSync(path.join(t.dir, "dist", file));
  const modules = files.filter((file) => file.endsWith(".wasm"))
    .map((file) => ({ type: "CompiledWasm", path: file, contents: read(file) }));
  const built = { text: read("worker.js").toString(), modules };
  const worker = await startWorker({ sandbox: t.sandbox, built });
  try {
    const ask = async (session) => {
      const response = await worker.fetch(ORIGIN + PATH, asked(session));
      return { status: response.status, text: await response.text() };
    };
    const session = claims();
    const { status, text } = await ask(session);
    const result = {
      status, isOurs: await redeemed(t.sandbox, text) === session.email, nobody: await ask(),
    };
    return {
      result,
      expected: { status: 200, isOurs: true, nobody: { status: 401, text: "no_session" } },
      bytes: t.bytes(files.map((file) => path.join("dist", file))),
    };
  } finally {
    await worker.stop();
  }
}

export default {
  run: (t) => t.row("deploy, dry", async () => {
    assert.deepEqual(wanted(import.meta.dirname), wanted(EXAMPLE));
    for (const file of FILES) {
      cpSync(path.join(EXAMPLE, file), path.join(t.dir, file), { recursive: true });
    }
    await t.exec("tsc");
    await t.exec("tsc", "-p", "tsconfig.node.json");
    await t.exec("wrangler", "deploy", "--dry-run", "--minify", "--outdir", "dist");
    return journey(t);
  }),
};
