// Bytes as text in a script. Base64 shifts them by two bits at a time, so that no compression of
// the transfer sees what repeats in them; this leaves them bytes, and needs none of its own: 4 KB
// less on the wire than deflated and as base64. ASCII without quotes, `\`, `$` and `<`: no tool
// that prints a script escapes it, and no charset spoils it. src/bytes.ts reads it.
import { execFileSync } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));
const assembler = path.join(here, "../node_modules/binaryen/bin/wasm-as");

const LETTERS = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i))
  .filter((letter) => !"\"'`$<\\".includes(letter));
const ALL = LETTERS.length;
/** All but three, which say of the letter behind them that it is a seldom byte. */
const FREQUENT = ALL - 3;

export function asText(bytes) {
  const count = new Array(256).fill(0);
  for (const byte of bytes) count[byte]++;
  const frequent = count.map((_, byte) => byte).sort((a, b) => count[b] - count[a] || a - b)
    .slice(0, FREQUENT);

  // A byte that is a letter is written as itself, where it can: a word stays one.
  const slots = new Array(FREQUENT).fill(undefined);
  const others = frequent.filter((byte) => {
    const own = LETTERS.indexOf(String.fromCharCode(byte));
    const free = own >= 0 && own < FREQUENT;
    if (free) slots[own] = byte;
    return !free;
  }).sort((a, b) => a - b);
  for (let i = 0; i < FREQUENT; i++) slots[i] ??= others.shift();

  const pair = (n) => LETTERS[Math.floor(n / ALL)] + LETTERS[n % ALL];
  const written = count.map((_, byte) => {
    const slot = slots.indexOf(byte);
    if (slot >= 0) return LETTERS[slot];
    return LETTERS[FREQUENT + Math.floor(byte / ALL)] + LETTERS[byte % ALL];
  });
  if (bytes.length >= ALL ** 4) throw new Error("more bytes than their number has letters for");
  const length = pair(Math.floor(bytes.length / ALL ** 2)) + pair(bytes.length % ALL ** 2);
  return length + slots.map(pair).join("") + Array.from(bytes, (byte) => written[byte]).join("");
}

let bytes;
/** Gives src/bytes.ts its loop, for esbuild. */
export const reader = {
  name: "reader",
  setup(b) {
    b.onResolve({ filter: /^#reader$/ }, () => ({ path: "reader", namespace: "reader" }));
    b.onLoad({ filter: /.*/, namespace: "reader" }, () => {
      const source = path.join(here, "src/bytes.wat");
      bytes ??= execFileSync(process.execPath, [assembler, source, "-o", "-"]);
      return { contents: JSON.stringify([...bytes]), loader: "json" };
    });
  },
};
