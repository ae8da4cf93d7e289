// The default: the core is in this file, so there is no second request, nothing for a bundler to
// lose, and `connect-src` can name the API alone. Deflated before it became base64, which no
// transfer encoding can undo: 5 KB less on the wire.
import { fromResponse, start } from "#wasm";
import { decode } from "../base64.js";
import { connectWith } from "../connect.js";
import { unsupported } from "../load.js";
import wasm from "#wasm-deflated";

export * from "../public.js";

// Captured when the package is loaded: who could swap them later would bring another core.
const { Blob, DecompressionStream, Response } = globalThis;
const { apply } = Reflect;
const { stream } = globalThis.Blob?.prototype ?? {};
const { pipeThrough } = globalThis.ReadableStream?.prototype ?? {};

/** Connects to the gateway for one end user. Nothing is sent until the first call. */
export const connect = connectWith(async () => {
  let inflated: Response;
  try {
    const deflated = apply(stream, new Blob([decode(wasm)]), []);
    const module = apply(pipeThrough, deflated, [new DecompressionStream("deflate-raw")]);
    inflated = new Response(module, { headers: { "content-type": "application/wasm" } });
  } catch (cause) {
    // Missing in an old browser; in Vercel's edge runtime there, and of no use.
    throw unsupported(cause, "There is no DecompressionStream here: use defentry-web/external or /slim.");
  }
  await start(await fromResponse(inflated));
});
