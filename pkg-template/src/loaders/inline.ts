// Node, Deno, Bun, and whoever says `require`: the core as plain base64, for what has neither
// DecompressionStream nor, like Jest's jsdom, a Response. Reading a file instead would fail where a
// server bundle leaves the .wasm behind.
import { fromBytes, start } from "#wasm";
import { decode } from "../base64.js";
import { connectWith } from "../connect.js";
import wasm from "#wasm-base64";

export * from "../public.js";

/** Connects to the gateway for one end user. Nothing is sent until the first call. */
export const connect = connectWith(async () => start(await fromBytes(decode(wasm))));
