// The default: the core is in this file, so there is no second request, nothing for a bundler to
// lose, and `connect-src` can name the API alone.
import init from "#wasm";
import { decode } from "../base64.js";
import { connectWith } from "../connect.js";
import wasm from "#wasm-base64";

export * from "../public.js";

/** Connects to the gateway for one end user. Nothing is sent until the first call. */
export const connect = connectWith(() => init({ module_or_path: decode(wasm) }));
