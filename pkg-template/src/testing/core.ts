// Loads the sandbox's core: text in the file, compiled on the spot, which works wherever tests run,
// in jsdom too. Size is no matter here.
import { initSync, World } from "#sandbox";
import wasm from "#sandbox-text";
import { decode } from "../bytes.js";
import { DefentryError } from "../error.js";

let loading: Promise<void> | undefined;

/** The core, loaded once. */
export async function core(): Promise<typeof World> {
  try {
    await (loading ??= load());
  } catch (cause) {
    loading = undefined;
    throw new DefentryError({
      kind: "unsupported",
      message: "The sandbox compiles WebAssembly from bytes, which is missing or forbidden here. "
        + "workerd never allows it: make the sandbox outside, in Node. A page needs "
        + "'wasm-unsafe-eval' in its Content-Security-Policy's script-src.",
      cause,
    });
  }
  return World;
}

async function load(): Promise<void> {
  initSync({ module: await WebAssembly.compile(decode(wasm)) });
}
