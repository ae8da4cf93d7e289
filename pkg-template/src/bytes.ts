// The way back from pkg-template/as-text.mjs. A page waits for it, and a loop that runs once is
// interpreted: so the loop is WebAssembly, bytes.wat, 140 bytes that are compiled at once.
// Captured when the package is loaded: who could put other bytes in their place would bring another
// core.
import reader from "#reader";

const { Uint8Array } = globalThis;
// Where there is none (Lockdown Mode), `connect` says so: loading is no reason to fail.
const { Instance, Memory, Module } = globalThis.WebAssembly ?? {};
const { apply, getOwnPropertyDescriptor } = Reflect;
const { get: getBuffer } = getOwnPropertyDescriptor(Memory?.prototype ?? {}, "buffer") ?? {};
const { encode } = TextEncoder.prototype;
const { set } = Uint8Array.prototype;
const encoder = new TextEncoder();

/** Of the letters that no string in a script has to escape. */
const ALL = 89;
/** All but three, which say of the letter behind them that it is a seldom byte. */
const FREQUENT = ALL - 3;
/** Four bytes for each of 128 codes: see bytes.wat. The letters stand behind it. */
const TABLE = 512;

/** The codes of those letters. */
const codes: number[] = [];
for (let code = 32; code < 127; code++) {
  if (!"\"'`$<\\".includes(String.fromCharCode(code))) codes[codes.length] = code;
}

/** Compiles bytes at once: handing them to another thread and back takes longer. Nothing where a
 * page may not, as in Chrome before 114. */
export function atOnce(bytes: BufferSource): WebAssembly.Module | undefined {
  try {
    return new Module(bytes);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
}

/** Text to bytes. */
export function decode(text: string): Uint8Array<ArrayBuffer> {
  const memory = new Memory({ initial: (TABLE + text.length >> 16) + 1 });
  const buffer: ArrayBuffer = apply(getBuffer!, memory, []);
  const table = new Uint8Array(buffer);
  apply(set, table, [apply(encode, encoder, [text]), TABLE]);

  for (let n = 0; n < ALL; n++) table[4 * codes[n]! + 2] = n;
  let from = TABLE;
  const number = () => table[4 * table[from++]! + 2]!;
  const pair = () => number() * ALL + number();
  const length = pair() * ALL ** 2 + pair();
  for (let n = 0; n < ALL; n++) {
    // A byte, or 256 and the first half of one: of what is put into bytes eight bits stay.
    const byte = n < FREQUENT ? pair() : 256 + (n - FREQUENT) * ALL;
    table[4 * codes[n]!] = byte;
    table[4 * codes[n]! + 1] = byte >> 8;
  }
  const given = { __proto__: null, m: memory, f: from, e: TABLE + text.length };
  new Instance(new Module(new Uint8Array(reader)), { __proto__: null, a: given } as never);
  return new Uint8Array(buffer, from, length);
}
