// Text in pages that have no TextDecoder: what the package brings must equal what the platform has.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { transform } from "esbuild";
import { ROOT } from "../support/servers.mjs";

const native = { TextDecoder, TextEncoder };

/** The file, loaded where neither is there. */
async function ours() {
  const source = await readFile(`${ROOT}/pkg-template/src/utf8.ts`, "utf8");
  const { code } = await transform(source, { loader: "ts" });
  for (const name of Object.keys(native)) delete globalThis[name];
  try {
    return await import(`data:text/javascript,${encodeURIComponent(code)}`);
  } finally {
    Object.assign(globalThis, native);
  }
}

const { TextDecoder: Decoder, TextEncoder: Encoder } = await ours();

/** The same numbers every time. */
function numbers(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor(state / 2 ** 32 * below);
  };
}

test("they are not the platform's own", () => {
  assert.notEqual(Decoder, TextDecoder);
  assert.notEqual(Encoder, TextEncoder);
});

test("every character there is, and every half of one", () => {
  const [text, bytes] = [new Encoder(), new Decoder()];
  for (let point = 0; point <= 0x10ffff; point += point < 0x3000 ? 1 : 97) {
    const character = `a${String.fromCodePoint(point)}b`;
    const encoded = new TextEncoder().encode(character);
    assert.deepEqual(text.encode(character), encoded);
    assert.equal(bytes.decode(encoded), new TextDecoder().decode(encoded));
  }
});

test("bytes that are no text become the same marks in the same places", () => {
  const below = numbers(20261122);
  // What begins a character, what goes on with one, and what may do neither.
  const bytes = [0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1,
    0xed, 0xef, 0xf0, 0xf1, 0xf4, 0xf5, 0xff, 0xbb];
  for (let i = 0; i < 50_000; i++) {
    const some = Uint8Array.from({ length: 1 + below(7) }, () => bytes[below(bytes.length)]);
    for (const ignoreBOM of [true, false]) {
      const expected = new TextDecoder("utf-8", { ignoreBOM }).decode(some);
      assert.equal(new Decoder("utf-8", { ignoreBOM }).decode(some), expected, `${some}`);
    }
  }
});
