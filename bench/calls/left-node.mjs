// The process that calls/memory.mjs starts for each sample.
import { Wasm } from "../../tests/all/soak/wasm.mjs";
import { imported } from "../../tests/support/package.mjs";
import { clientOf } from "../peers/generate.mjs";
import { OURS } from "./clients.mjs";
import { parts, runner } from "./left.mjs";

const PAGE_BYTES = 65_536;

async function heap() {
  // What is freed by a FinalizationRegistry is freed in a turn after the collection.
  for (let turn = 0; turn < 4; turn++) {
    globalThis.gc();
    await new Promise((go) => setImmediate(go));
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** Pages of Node's own core of `fetch`, which is loaded when it is first used, and not at once. */
async function platform(wasm) {
  await fetch("data:,");
  for (let ms = 0; ms < 1_000 && wasm.size.pages === 0; ms += 10) {
    await new Promise((go) => setTimeout(go, 10));
  }
  return wasm.size.pages;
}

process.once("message", async ({ name, calls }) => {
  // Before the package is loaded, which keeps its own way to WebAssembly.
  const wasm = new Wasm().install();
  const nodes = await platform(wasm);
  const run = await runner(name, name === OURS ? await imported() : await import(clientOf(name)));
  const size = async () =>
    ({ heap: await heap(), wasm: (wasm.size.pages - nodes) * PAGE_BYTES });
  process.send(await parts({ run, size, calls }), () => process.exit());
});
