// How far the decoder is from what is possible: natively, by criterion, beside serde_json and a
// SIMD parser. Over the documents of the decode part.
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { document, FORMATS } from "./decode/documents.mjs";
import { build, CASES, locked, run, TARGET } from "./native/criterion.mjs";
import { plots, tables } from "./native/tables.mjs";

export const title = "The decoder, natively";

const ROUNDS = 5;
const DOCUMENTS = [
  ...[1, 25, 200, 2_000].map((sites) => [sites, "not ASCII"]),
  [200, "ASCII"],
];

/** Writes them where benches/decode.rs reads them, and gives them by name. */
function write(chosen) {
  const folder = path.join(TARGET, "documents");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return chosen.flatMap(([sites, text]) => FORMATS.map((format) => {
    const name = `${sites}-${format}-${text.replaceAll(" ", "-").toLowerCase()}`;
    const { label, bytes, value } = document(sites, format, text);
    writeFileSync(path.join(folder, `${name}.body.json`), bytes);
    writeFileSync(path.join(folder, `${name}.value.json`), JSON.stringify(value));
    return { name, label, sites, bytes: bytes.length };
  }));
}

/** `quick`: two short documents, once. */
export async function measure({ quick = false, log = () => {} } = {}) {
  const documents = write(quick ? DOCUMENTS.slice(0, 2) : DOCUMENTS);
  log("native: cargo builds the bench");
  const program = build();
  const samples = {};
  for (let round = 0; round < (quick ? 1 : ROUNDS); round++) {
    log(`native: round ${round + 1}, ${documents.length} documents × ${CASES.length}`);
    for (const [name, microseconds] of Object.entries(run(program, { round, quick }))) {
      (samples[name] ??= []).push(...microseconds);
    }
  }
  const rust = execFileSync("rustc", ["--version"], { encoding: "utf8" }).split(" ")[1];
  const versions = `Rust ${rust}, serde_json ${locked("serde_json")}, `
    + `simd-json ${locked("simd-json")}, criterion ${locked("criterion")}.`;
  return {
    tables: tables(documents, samples, versions),
    plots: plots(documents.filter(({ sites }) => sites === (quick ? 25 : 200)), samples),
  };
}
