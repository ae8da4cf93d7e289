// For those who want the .wasm as a file of its own: streamed and cached.
import { fromResponse, start } from "#wasm";
import integrity from "#wasm-integrity";
import { connectWith } from "../connect.js";

export * from "../public.js";

/** Captured when the package is loaded, as for requests. */
const { fetch } = globalThis;

/** Connects to the gateway for one end user. Nothing is sent until the first call. */
export const connect = connectWith(async () => {
  const response = await fetch(new URL("./defentry_web_bg.wasm", import.meta.url), { integrity });
  await start(await fromResponse(response));
});
