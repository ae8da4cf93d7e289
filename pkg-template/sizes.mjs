// What a page or a worker loads of the package, in bytes as built and compressed, and of which
// modules each script is made. Printed by the build; bench/gate holds it to bench/budget.json.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const CORE = "defentry_web_bg.wasm";
/** The words of one language, or the QR code: loaded by whom they are shown to. */
const LATER = ["sv", "nb", "da", "fi", "qr"].map((name) => `element-${name}.js`);

/** What is loaded together, by what it is. Whatever is shipped as code for `import` belongs to one
 * of them; `require` is for Node, which reads from the disk. */
export const TOTALS = {
  "default": ["browser.js"],
  "./external in all": ["external.js", CORE],
  "./slim in all": ["slim.js", CORE],
  "default in workerd": ["workerd.js", CORE],
  "default elsewhere": ["inline.js"],
  "./doctor": ["doctor.js"],
  "./testing": ["testing.js"],
  // In English: what a page loads before it needs another language, or a QR code.
  "./element in all": ["element.js", "element-chunk.js"],
  "./watchlist in all": ["watchlist.js", "element-chunk.js"],
  ...Object.fromEntries(LATER.map((name) => [name, [name]])),
  "./edge": ["edge.js"],
  "./edge in workerd": ["edge-workerd.js", "defentry_edge_bg.wasm"],
  "./server": ["server.js"],
  "./server in workerd": ["server-workerd.js", "defentry_server_bg.wasm"],
  "refused": ["refused.js"],
};

const WAYS = ["raw", "gzip", "brotli"];
const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };

/** As a server would send them that compresses once, ahead. */
export async function compressed(bytes) {
  const made = [promisify(gzip)(bytes, { level: 9 }), promisify(brotliCompress)(bytes, brotli)];
  const [{ length: gzipped }, { length: brotlied }] = await Promise.all(made);
  return { raw: bytes.length, gzip: gzipped, brotli: brotlied };
}

/** Every script and core in `dist`, and what they come to together. */
export async function measure(dist) {
  const names = readdirSync(dist).filter((name) => /\.(js|wasm)$/.test(name)).sort();
  const files = Object.fromEntries(await Promise.all(names.map(async (name) => (
    [name, await compressed(readFileSync(path.join(dist, name)))]))));
  const sum = (some, way) => some.reduce((all, name) => all + files[name][way], 0);
  const totals = Object.fromEntries(Object.entries(TOTALS).map(([name, some]) => {
    const missing = some.filter((file) => !(file in files));
    if (missing.length > 0) throw new Error(`${name} needs ${missing}, which dist has not`);
    return [name, Object.fromEntries(WAYS.map((way) => [way, sum(some, way)]))];
  }));
  return { files, totals };
}

/** All of it, as lines for a terminal. */
export function printed({ files, totals }) {
  const line = (name, values) => name.padEnd(28) + values.map((v) => `${v}`.padStart(9)).join("");
  const of = ([name, size]) => line(name, WAYS.map((way) => size[way]));
  const together = Object.entries(totals).filter(([name]) => TOTALS[name].length > 1);
  return [line("file", WAYS), ...[...Object.entries(files), ...together].map(of)].join("\n");
}

/** Says, beside the package, how its cores were compiled: each way has its own limits. */
export function record(npm) {
  const made = { std: process.env.STD_FOR_SIZE ? "for size" : "as it came" };
  writeFileSync(path.join(npm, "made.json"), `${JSON.stringify(made)}\n`);
}

/** For esbuild: writes into target/npm/parts, two folders above the scripts, how many bytes of each
 * came from which module. Terser comes after it, so they are some 5 % too many. */
export const keepParts = {
  name: "parts",
  setup({ initialOptions, onEnd }) {
    const { outdir, outfile } = initialOptions;
    const to = path.resolve(outdir ?? path.dirname(outfile), "../../parts");
    initialOptions.metafile = true;
    onEnd(({ metafile }) => {
      mkdirSync(to, { recursive: true });
      for (const [file, { inputs }] of Object.entries(metafile?.outputs ?? {})) {
        const sizes = Object.entries(inputs).map(([name, input]) => [name, input.bytesInOutput]);
        const text = JSON.stringify(Object.fromEntries(sizes), null, 1);
        writeFileSync(path.join(to, `${path.basename(file)}.json`), `${text}\n`);
      }
    });
  },
};
