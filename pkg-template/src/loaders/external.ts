// For those who want the .wasm as a file of its own: streamed, cached, a third smaller.
import { init } from "#wasm";
import integrity from "#wasm-integrity";
import { connectWith } from "../connect.js";

export * from "../public.js";

/** Captured when the package is loaded, as for requests. */
const { fetch } = globalThis;

/** Connects to the gateway for one end user. Nothing is sent until the first call. */
export const connect = connectWith(async () =>
  init(await fetch(new URL("./defentry_web_bg.wasm", import.meta.url), { integrity })));
