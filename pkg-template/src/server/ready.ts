// How the core of these entries comes: as bytes that are in the file. For workerd the build puts
// ready-workerd.ts in its place.
import { onServers } from "./on-servers.js";
import { fromBytes, start } from "#wasm";
import { decode } from "../base64.js";
import wasm from "#wasm-base64";

export const ready = onServers(async () => start(await fromBytes(decode(wasm))));
