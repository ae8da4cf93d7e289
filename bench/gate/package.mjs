// The package as `cargo xtask build` left it, and what was kept beside it to explain it.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { compressed } from "../../pkg-template/sizes.mjs";
import { readable } from "./names.mjs";
import { compiler, functions, sections } from "./wasm.mjs";

/** The file in target/npm, and the module of which wasm-opt made it. */
export const CORES = {
  app: ["core", "wasm/defentry_web"],
  edge: ["edge", "edge/defentry_edge"],
  server: ["server", "server/defentry_server"],
};

/** What only a std with its panic messages has; without std's sources it cannot be left out. */
const PANICS = /core::panicking::panic_fmt|rust_begin_unwind/;

function kept(file) {
  if (existsSync(file)) return readFileSync(file);
  throw new Error(`no ${path.basename(file)} in target/npm: \`cargo xtask build\` writes it`);
}

/** Names of functions, by index. */
function symbols(target, core) {
  const lines = kept(path.join(target, "npm", `${core}.symbols`)).toString().trim().split("\n");
  return new Map(lines.map((line) => {
    const colon = line.indexOf(":");
    return [Number(line.slice(0, colon)), readable(line.slice(colon + 1))];
  }));
}

/** How it was compiled: `std` is what the build was told, `hasPanics` what came out. */
export function made(target) {
  const { std } = JSON.parse(kept(path.join(target, "npm/made.json")));
  const compilers = new Set();
  let hasPanics = false;
  for (const [name, [core, from]] of Object.entries(CORES)) {
    const has = [...symbols(target, core).values()].some((one) => PANICS.test(one));
    if (std !== "for size" && !has) {
      throw new Error(`said to be compiled with the std as it came, the core ${name} has no panic`
        + " messages: was it built by hand, without STD_FOR_SIZE?");
    }
    hasPanics ||= has;
    compilers.add(compiler(readFileSync(path.join(target, `${from}_bg.wasm`))));
  }
  const [rustc, other] = compilers;
  if (!rustc) throw new Error("a core does not say which rustc compiled it");
  if (other) throw new Error(`cores of several compilers: ${[...compilers].join(", ")}`);
  return { std, rustc, hasPanics };
}

/** A core by section, raw and each compressed alone; and by function, those of one name summed. */
async function core(target, file) {
  const module = kept(path.join(target, "npm", `${file}.wasm`));
  const names = symbols(target, file);
  const parts = {};
  for (const { name, bytes } of sections(module)) {
    parts[name] = { raw: bytes.length, brotli: (await compressed(bytes)).brotli };
  }
  const sizes = {};
  for (const [index, size] of functions(module)) {
    const name = names.get(index);
    if (name === undefined) throw new Error(`function ${index} of ${file}.wasm has no name`);
    sizes[name] = (sizes[name] ?? 0) + size;
  }
  return { sections: parts, functions: sorted(sizes) };
}

/** By name, or every change of size would be a change of place. */
const sorted = (sizes) => Object.fromEntries(
  Object.entries(sizes).sort(([a], [b]) => (a < b ? -1 : 1)));

/** By names that are the same on another machine, and after wasm-bindgen's next run. */
const modules = (sizes) => Object.fromEntries(Object.entries(sizes).map(([name, size]) => (
  [name.replace(/^.*(?=node_modules\/)/, "").replace(/^.*\/snippets\/[^/]+\//, ""), size])));

/** All that what-grew.mjs compares. */
export async function snapshot(target) {
  const cores = {};
  for (const [name, [file]] of Object.entries(CORES)) cores[name] = await core(target, file);
  const parts = path.join(target, "npm/parts");
  if (!existsSync(parts)) throw new Error("no parts in target/npm: run `cargo xtask build`");
  const scripts = {};
  for (const file of readdirSync(parts).filter((name) => name.endsWith(".js.json")).sort()) {
    const sizes = JSON.parse(readFileSync(path.join(parts, file)));
    scripts[file.replace(/\.json$/, "")] = sorted(modules(sizes));
  }
  return { rustc: made(target).rustc, cores, scripts };
}
