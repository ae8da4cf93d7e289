// The way back from pkg-template/as-text.mjs. Captured when the package is loaded: who could put
// other bytes in their place would bring another core.
const { Uint8Array } = globalThis;
const { apply } = Reflect;
const { encode } = TextEncoder.prototype;
const encoder = new TextEncoder();

/** The number of each letter, by its code: those that no string in a script has to escape. */
const numbers: number[] = [];
for (let code = 0, n = 0; code < 127; code++) {
  numbers.push(code > 31 && !"\"'`$<\\".includes(String.fromCharCode(code)) ? n++ : 0);
}

/** Text to bytes. */
export function decode(text: string): Uint8Array<ArrayBuffer> {
  const letters: Uint8Array = apply(encode, encoder, [text]);
  let from = 0;
  const next = () => numbers[letters[from++]!]!;
  const pair = () => next() * 89 + next();
  const bytes = new Uint8Array(pair() * 7921 + pair());
  const frequent = new Uint8Array(86);
  for (let i = 0; i < 86; i++) frequent[i] = pair();
  for (let to = 0; from < text.length; to++) {
    const n = next();
    bytes[to] = n < 86 ? frequent[n]! : (n - 86) * 89 + next();
  }
  return bytes;
}
