// How the core of these entries comes: as bytes that are in the file. For workerd the build puts
// ready-workerd.ts in its place.
import { fromBytes, start } from "#wasm";
import { decode } from "../base64.js";
import { loaded } from "../load.js";
import wasm from "#wasm-base64";
import { refusePages } from "./no-page.js";

refusePages();

export const ready = loaded(async () => start(await fromBytes(decode(wasm))));
