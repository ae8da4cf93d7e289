// The way back from pkg-template/as-text.mjs, as fast as code goes that runs once: a page waits for
// it. Captured when the package is loaded: who could put other bytes in their place would bring
// another core.
const { Uint8Array, Uint16Array } = globalThis;
const { apply } = Reflect;
const { encode } = TextEncoder.prototype;
const encoder = new TextEncoder();

/** Of the letters that no string in a script has to escape. */
const ALL = 89;
/** All but three, which say of the letter behind them that it is a seldom byte. */
const FREQUENT = ALL - 3;

/** The codes of those letters, and the number of each by its code. */
const codes: number[] = [];
const numbers = new Uint8Array(128);
for (let code = 32; code < 127; code++) {
  if ("\"'`$<\\".includes(String.fromCharCode(code))) continue;
  numbers[code] = codes.length;
  codes[codes.length] = code;
}

/** Text to bytes. */
export function decode(text: string): Uint8Array<ArrayBuffer> {
  const letters: Uint8Array = apply(encode, encoder, [text]);
  let from = 0;
  const pair = () => numbers[letters[from++]!]! * ALL + numbers[letters[from++]!]!;
  const bytes = new Uint8Array(pair() * ALL ** 2 + pair());
  /** A byte, or 256 and the first half of one: of what is put into bytes eight bits stay. */
  const byLetter = new Uint16Array(128);
  for (let n = 0; n < ALL; n++) {
    byLetter[codes[n]!] = n < FREQUENT ? pair() : 256 + (n - FREQUENT) * ALL;
  }
  for (let to = 0; from < text.length; to++) {
    let byte = byLetter[letters[from++]!]!;
    if (byte > 255) byte += numbers[letters[from++]!]!;
    bytes[to] = byte;
  }
  return bytes;
}
