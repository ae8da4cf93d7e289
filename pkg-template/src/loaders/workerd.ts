// workerd compiles no bytes at run time: the module is imported, compiled by the platform.
import { start } from "#wasm";
import { connectWith } from "../connect.js";
import module from "#wasm-module";

export * from "../public.js";

/** Connects to the gateway for one end user. Nothing is sent until the first call. */
export const connect = connectWith(() => start(module));
