import { createClient, type Defentry } from "./client.js";
import { loaded } from "./load.js";
import type { ConnectOptions } from "./types.js";

/** Makes `connect` for one runtime. */
export function connectTo(ready: () => Promise<void>): (options: ConnectOptions) => Promise<Defentry> {
  return async (options) => {
    await ready();
    return createClient(options);
  };
}

export const connectWith = (load: () => Promise<void> | void) => connectTo(loaded(load));
