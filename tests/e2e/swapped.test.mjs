// What `connect` asks the page for when it brings the core: who has swapped that after the package
// was loaded can bring another core, which would be handed the token. README says so.
import assert from "node:assert/strict";
import { stage } from "./plain.mjs";

const { scene } = stage();

const PIECES = [
  "atob", "Blob", "Blob.prototype.stream", "DecompressionStream", "fetch", "Headers.prototype.get",
  "ReadableStream.prototype.pipeThrough", "Response", "Response.prototype.arrayBuffer",
  "Response.prototype.headers", "Response.prototype.ok", "String.fromCharCode",
  "String.prototype.charCodeAt", "String.prototype.includes", "TextEncoder",
  "TextEncoder.prototype.encode", "Uint8Array",
  "WebAssembly.Instance", "WebAssembly.Memory", "WebAssembly.Memory.prototype.buffer",
  "WebAssembly.Module", "WebAssembly.compile",
  "WebAssembly.compileStreaming", "WebAssembly.instantiate", "WebAssembly.instantiateStreaming",
];
/** Of these, what is looked up when it is needed, by entry. */
const LOOKED_UP = {
  "browser.js": [],
  "external.js": [],
};

for (const [entry, expected] of Object.entries(LOOKED_UP)) {
  scene(`${entry}: what brings the core was captured when the package was loaded`, async ({
    page, baseUrl,
  }) => {
    const asked = await page.evaluate(async ([entry, pieces, baseUrl]) => {
      const asked = [];
      for (const piece of pieces) {
        // Each time anew: the core is brought once.
        const { connect } = await import(`/${entry}?${piece}`);
        const names = piece.split(".");
        const last = names.pop();
        const holder = names.reduce((object, name) => object[name], globalThis);
        const own = Object.getOwnPropertyDescriptor(holder, last);
        let swapped = false;
        const swap = function (...args) {
          swapped = true;
          if (own.get) return own.get.call(this);
          return new.target ? Reflect.construct(own.value, args) : own.value.apply(this, args);
        };
        Object.defineProperty(holder, last, own.get
          ? { get: swap, configurable: true }
          : { value: swap, configurable: true, writable: true });
        await connect({ baseUrl }).catch(() => {});
        Object.defineProperty(holder, last, own);
        if (swapped) asked.push(piece);
      }
      return asked;
    }, [entry, PIECES, baseUrl]);
    assert.deepEqual(asked, expected);
  });
}
