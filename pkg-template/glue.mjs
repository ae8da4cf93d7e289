// Makes the core's module of what wasm-bindgen wrote: short names for the border, built-ins
// captured when it is loaded, nothing that no runtime of ours needs. What it expects and does not
// find stops the build: wasm-bindgen is pinned, and a new version is read before it is taken.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Writes core.wasm and core.js into `to`; gives their paths, and the name that both have in
 * common. A core for servers has ways to free what a call needed: there is no telling whether an
 * edge runtime does it. */
export function makeCore({ root, here, from, to, of = "defentry_web", name = "core", frees = false }) {
  const module = path.join(to, `${name}.wasm`);
  // wasm-bindgen names each import by a hash, once in the module and once in the glue: 2 KB that do
  // not compress. binaryen shortens them, and says how.
  const names = JSON.parse(execFileSync(process.execPath, [
    path.join(root, "node_modules/binaryen/bin/wasm-opt"), path.join(from, `${of}_bg.wasm`),
    // Nothing lies in the first KB: it is the far end of a stack of 1 MB, and nesting is limited.
    "--low-memory-unused",
    // Found by trying: a function with one caller is inlined only where it is short, neighbours
    // compress better as they come than in the order that makes their numbers short, and what is
    // written twice compresses better than what is kept in a local of its own.
    "-ocimfs", "25", "--skip-pass=local-cse", "-Oz", "--flatten", "--rereloop", "-Os", "-Oz", "--reorder-locals", "--reorder-types",
    "--minify-imports-and-exports-and-modules",
    // Which function is which, for bench/gate. The module stays the same.
    `--symbolmap=${path.join(to, `${name}.symbols`)}`,
    "--strip-debug", "--strip-producers", "--strip-target-features", "-o", module,
  ], { encoding: "utf8" }));
  const part = (name) => readFileSync(path.join(here, "src", name), "utf8");
  const glue = new Glue(readFileSync(path.join(from, `${of}.js`), "utf8").split("async function __wbg_load")[0]);

  // Those that the glue names: another build's may lie beside them.
  const snippets = new Set([...glue.text.matchAll(/from ['"]\.\/(snippets\/.*?\.js)['"]/g)].map(([, file]) => file));
  glue.cut(/^import (\* as import\d+|\{[^}]*\}) from ['"]\.\/snippets\/.*\n/gm);
  glue.cut(/^ {8}"\.\/snippets\/.*": import\d+,\n/gm);
  // All that the core imports stands in one object: what has a shim, and what is called as it is.
  const direct = names.imports.filter(([from]) => from.startsWith("./snippets/"));
  glue.put(/(const import0 = \{\n\s+__proto__: null,\n)/, `$1${direct.map(([, long, short]) => `${short}: ${long},\n`).join("")}`);
  for (const name of ["getArrayU8FromWasm0", "getStringFromWasm0", "passArray8ToWasm0", "passStringToWasm0",
    "makeClosure", "getDataViewMemory0", "getUint8ArrayMemory0", "decodeText", "__wbg_finalize_init"]) {
    const way = new RegExp(`^function ${name}\\([^]*?^}\\n`, "m");
    // Not every core has each of them.
    if (of === "defentry_web") glue.cut(way);
    else glue.may(way, "");
  }
  glue.cut(/^let cached(DataView|Uint8Array)Memory0 = null;\n/gm);
  glue.cut(/^let cachedTextDecoder = [^]*?^let numBytesDecoded = 0;\n/m);
  glue.cut(/^const cachedTextEncoder = [^]*?^}\n/m);
  glue.cut(/^const CLOSURE_DTORS = [^]*?;\n/m);
  // No way to free is handed out: what nobody holds any more is freed by itself.
  glue.cut(/^if \(Symbol\.dispose\).*\n/gm);
  if (!frees) glue.cut(/^    (__destroy_into_raw|free)\(\) \{[^]*?^    \}\n/gm);
  glue.put(/getDataViewMemory0\(\)\.(setInt32|setFloat64)\((.*), true\);/g, "$1($2);");
  glue.put(/wasm\.__wbindgen_externrefs\.get\(idx\)/g, "apply(tableGet, wasm.__wbindgen_externrefs, [idx])");
  glue.put(/table\.set\((.*)\);/g, "apply(tableSet, table, [$1]);");
  glue.put(/^let wasmModule, wasmInstance, wasm;$/m, "let wasm;");

  // Said of the glue's own part; what is put before and behind it is written here.
  const odd = /cachedText|DataView|subarray|addToExternrefTable0\(|handleError\(|\.(set|decode|encodeInto)\(/.exec(glue.text);
  if (odd) throw new Error(`the glue still has ${odd[0]}`);

  glue.text = part("glue-start.js") + glue.text + part("glue-end.js");
  for (const [from, long, short] of names.imports) {
    if (!from.startsWith("./snippets/")) glue.put(new RegExp(`\\b${long}\\b`, "g"), short);
  }
  for (const [long, short] of names.exports) glue.may(new RegExp(`(?<=\\bwasm\\.)${long}\\b`, "g"), short);
  glue.put(new RegExp(`"\\./${of}_bg\\.js"(?=: import0)`, "g"), '"a"');
  const file = path.join(to, `${name}.js`);
  const imports = [...snippets].map((snippet) => {
    const source = path.join(from, snippet);
    const exported = readFileSync(source, "utf8").matchAll(/^export (?:const|(?:async )?function) (\w+)/gm);
    return `import { ${[...exported].map(([, it]) => it).join(", ")} } from ${JSON.stringify(source)};\n`;
  }).join("") + "export { dead };\n";
  writeFileSync(file, imports + glue.text);
  return { module, glue: file, build: sign(module, glue.text) };
}

/** Says in the module which glue it belongs to: one letter means something else in each build. */
function sign(module, glue) {
  const bytes = readFileSync(module);
  const id = createHash("sha256").update(bytes).update(glue).digest("base64").slice(0, 8);
  const section = Buffer.from(`\x05build${id}`);
  writeFileSync(module, Buffer.concat([bytes, Buffer.from([0, section.length]), section]));
  return id;
}

class Glue {
  constructor(text) {
    this.text = text;
  }

  may(pattern, by) {
    this.text = this.text.replace(pattern, by);
  }

  put(pattern, by) {
    const before = this.text;
    this.may(pattern, by);
    if (this.text === before) throw new Error(`the glue lacks ${pattern}`);
  }

  cut(pattern) {
    this.put(pattern, "");
  }
}
