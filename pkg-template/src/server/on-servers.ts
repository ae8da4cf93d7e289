// Comes before the core's glue, which wants a TextDecoder: Jest's jsdom gets Node's file and has
// none, and should read why nothing is loaded.
import { loaded } from "../load.js";
import { refusePages } from "./no-page.js";

refusePages();

/** `loaded`, on servers. From this file, or it would be left out as one without effects. */
export const onServers = loaded;
