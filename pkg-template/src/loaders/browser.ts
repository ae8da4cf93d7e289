// The default: the core is in this file, so there is no second request, nothing for a bundler to
// lose, and `connect-src` can name the API alone. For Node, and whoever says `require`, the build
// adds what Jest's jsdom lacks; reading a file would fail where a server bundle leaves it behind.
import { fromBytes, start } from "#wasm";
import { atOnce, decode } from "../bytes.js";
import { connectWith } from "../connect.js";
import wasm from "#wasm-text";

export * from "../public.js";

/** Connects to the gateway for one end user. Nothing is sent until the first call. */
export const connect = connectWith(async () => {
  const bytes = decode(wasm);
  await start(atOnce(bytes) ?? await fromBytes(bytes));
});
