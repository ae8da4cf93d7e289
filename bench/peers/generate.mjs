// Writes the peers: the same client of the same routes by other means, from docs/openapi.json to
// target/bench/peers/<name>/client.mjs, and beside it `client.min.mjs`, as it would be shipped.
//   node bench/peers/generate.mjs
import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { api } from "./api.mjs";

/** These check and normalise what came; the others give it as it came. */
export const CHECKING = ["walker", "zod", "zod-mini", "valibot", "ajv"];
export const PEERS = [...CHECKING, "axios", "ky", "openapi-fetch", "bare"];

const out = fileURLToPath(new URL("../../target/bench/peers/", import.meta.url));

/** A file of a peer: its client is one module with all that it needs in it. */
export const clientOf = (name, file = "client.mjs") => path.join(out, name, file);

/**
 * Each with one export, `connect({ baseUrl, token, fetch })`, which gives a function for each
 * operation of the description: `client["cards.get"]({ creditCardId })`, a body second.
 */
export async function generate(names = PEERS) {
  const known = api();
  for (const name of names) {
    const { write } = await import(`./${name}.mjs`);
    const source = write(known);
    mkdirSync(path.join(out, name), { recursive: true });
    put(clientOf(name, "source.mjs"), source);
    put(clientOf(name), await bundled(source, false));
    put(clientOf(name, "client.min.mjs"), await bundled(source, true));
  }
}

async function bundled(source, minify) {
  const { outputFiles: [file] } = await build({
    stdin: { contents: source, resolveDir: import.meta.dirname },
    bundle: true, minify, format: "esm", target: "es2022", platform: "browser", charset: "utf8",
    legalComments: "none", logLevel: "warning", write: false,
  });
  return file.contents;
}

/** At once: another part may be reading it. */
function put(file, contents) {
  writeFileSync(`${file}.${process.pid}`, contents);
  renameSync(`${file}.${process.pid}`, file);
}

if (process.argv[1] === import.meta.filename) await generate();
