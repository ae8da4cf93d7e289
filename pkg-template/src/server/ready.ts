// How the core of these entries comes: as bytes that are in the file. For workerd the build puts
// ready-workerd.ts in its place.
import { onServers } from "./on-servers.js";
import { fromBytes, start } from "#wasm";
import { atOnce, decode } from "../bytes.js";
import wasm from "#wasm-text";

export const ready = onServers(async () => {
  const bytes = decode(wasm);
  await start(atOnce(bytes) ?? await fromBytes(bytes));
});
