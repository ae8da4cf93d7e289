// A package so small that all of it is known: what the gate's tests measure instead of the built
// one.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { TOTALS } from "../../pkg-template/sizes.mjs";
import { CORES } from "./package.mjs";

export const RUSTC = "1.96.0 (an id and a day)";

const number = (value) => (value < 128 ? [value] : [value % 128 | 128, ...number(value >> 7)]);
const text = (it) => [...number(Buffer.byteLength(it)), ...Buffer.from(it)];
const list = (items) => [...number(items.length), ...items.flat()];
const section = (id, body) => [id, ...number(body.length), ...body];

/** A module that imports a memory and a function, with functions of as many bytes as `bodies`
 * says. */
export function module({ bodies, data = "", rustc = RUSTC }) {
  const code = bodies.map((size) => {
    const inside = size - number(size - 2).length;
    return [...number(inside), 0, ...Array(inside - 2).fill(0x01), 0x0b];
  });
  return Buffer.from([
    0, ...Buffer.from("asm"), 1, 0, 0, 0,
    ...section(1, list([[0x60, 0, 0]])),
    ...section(2, list([
      [...text("a"), ...text("m"), 2, 1, 1, 2],
      [...text("a"), ...text("f"), 0, 0],
    ])),
    ...section(3, list(bodies.map(() => [0]))),
    ...section(10, list(code)),
    ...section(11, list([[0, 0x41, 0, 0x0b, ...text(data)]])),
    ...rustc ? section(0, [...text("producers"), ...list([
      [...text("language"), ...list([[...text("Rust"), ...text("")]])],
      [...text("processed-by"), ...list([[...text("rustc"), ...text(rustc)]])],
    ])]) : [],
  ]);
}

/** Bytes that do not compress, and the same each time: a size that is exact. */
function noise(length, seed) {
  let state = [...seed].reduce((all, char) => (all * 31 + char.charCodeAt(0)) >>> 0, 7);
  return Buffer.from(Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 24;
  }));
}

const FUNCTIONS = {
  "defentry_web[0123456789abcdef]::decode::text": 40,
  "core[0123456789abcdef]::str::trim": 10,
};
/** What only the std as it came has. */
export const PANICS = { "core[0123456789abcdef]::panicking::panic_fmt": 9 };
const MODULES = { "../x/node_modules/lit/lit.js": 5, "src/client.ts": 100 };

/** A checkout, as far as the gate looks at it. `files`: bytes of each file in dist, 1000 each where
 * nothing is said; `functions`: of each core, besides two; `modules`: of browser.js, besides two;
 * `budget` and `symbols`: what was agreed. */
export function checkout({
  std = "for size", rustc = RUSTC, files = {}, functions = {}, modules = {}, budget, symbols,
}) {
  const root = mkdtempSync(path.join(tmpdir(), "gate-"));
  const put = (name, content) => {
    const file = path.join(root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    const isRaw = typeof content === "string" || Buffer.isBuffer(content);
    writeFileSync(file, isRaw ? content : JSON.stringify(content));
  };
  put("target/npm/made.json", { std });
  const all = { ...FUNCTIONS, ...functions };
  const symbolmap = Object.keys(all).map((name, i) => `${i + 1}:${name}\n`).join("");
  for (const [core, from] of Object.values(CORES)) {
    const bodies = Object.values(all);
    put(`target/${from}_bg.wasm`, module({ bodies, rustc }));
    put(`target/npm/${core}.wasm`, module({ bodies, rustc: null }));
    put(`target/npm/${core}.symbols`, symbolmap);
  }
  const names = new Set([...Object.values(TOTALS).flat(), ...Object.keys(files)]);
  for (const name of names) {
    put(`target/npm/package/dist/${name}`, noise(files[name] ?? 1000, name));
  }
  put("target/npm/parts/browser.js.json", { ...MODULES, ...modules });
  if (budget) put("bench/budget.json", budget);
  put("bench/results/symbols.json", symbols ?? { rustc, cores: {}, scripts: {} });
  return { root, remove: () => rmSync(root, { recursive: true }) };
}
