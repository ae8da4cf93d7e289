// Node, Deno and Bun: the same inlined core, compiled on the spot. Reading a file instead would fail
// where a server bundle leaves the .wasm behind.
import { initSync } from "#wasm";
import { decode } from "../base64.js";
import { connectWith } from "../connect.js";
import wasm from "#wasm-base64";

export * from "../public.js";

/** Connects to the gateway for one end user. Nothing is sent until the first call. */
export const connect = connectWith(() => initSync(decode(wasm)));
