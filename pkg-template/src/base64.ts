// Captured when the package is loaded: who could put other bytes in their place would bring another
// core.
const { atob, Uint8Array } = globalThis;
const { apply } = Reflect;
const { charCodeAt } = String.prototype;

/** Base64 to bytes, by what every runtime has. */
export function decode(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = apply(charCodeAt, binary, [i]);
  return bytes;
}
