// workerd compiles no bytes at run time: the module is imported, compiled by the platform.
import { start } from "#wasm";
import { loaded } from "../load.js";
import module from "#wasm-module";

export const ready = loaded(() => start(module));
