// The soak in Node, in a process of its own: its clock, its memory, `--expose-gc`.
import { soak } from "./run.mjs";
import { drive } from "./drive.mjs";
import { imported } from "../../support/package.mjs";

const { setImmediate: immediate } = globalThis;
const turn = () => new Promise((go) => immediate(go));

/** What is still held when everything that nobody holds is gone. */
async function heap() {
  // What is freed by a FinalizationRegistry is freed in a turn after the collection.
  for (let i = 0; i < 4; i += 1) {
    globalThis.gc();
    await turn();
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

process.once("message", async (data) => {
  const unhandled = [];
  process.on("unhandledRejection", (reason) => unhandled.push(String(reason?.stack ?? reason)));
  try {
    const run = await soak(imported, data);
    process.send({ ...await drive({ ...run, heap }), unhandled });
  } catch (error) {
    process.send({ failed: error.stack });
  }
  process.disconnect();
});
