// How the core of these entries comes: as bytes that are in the file. For workerd the build puts
// ready-workerd.ts in its place.
import { onServers } from "./on-servers.js";
import { startInlined } from "../inlined.js";

export const ready = onServers(startInlined);
