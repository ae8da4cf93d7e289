// The default: the core is in this file, so there is no second request, nothing for a bundler to
// lose, and `connect-src` can name the API alone. Deflated before it became base64, which no
// transfer encoding can undo: 5 KB less on the wire.
import { init } from "#wasm";
import { decode } from "../base64.js";
import { connectWith } from "../connect.js";
import wasm from "#wasm-deflated";

export * from "../public.js";

/** Connects to the gateway for one end user. Nothing is sent until the first call. */
export const connect = connectWith(() => {
  const deflated = new Blob([decode(wasm)]).stream();
  const module = deflated.pipeThrough(new DecompressionStream("deflate-raw"));
  const headers = { "content-type": "application/wasm" };
  return init(new Response(module, { headers }));
});
