// What two linters say of the tarball: publint of its manifest, attw of its types as every kind of
// resolver finds them. Gives what each complains of.
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { publint } from "publint";
import { formatMessage } from "publint/utils";

const ATTW = new URL("node_modules/@arethetypeswrong/cli/dist/index.js", import.meta.url);

export async function ofPublint(tarball, manifest) {
  const { buffer } = new Uint8Array(readFileSync(tarball));
  const { messages } = await publint({ pack: { tarball: buffer }, strict: true });
  return messages.map((message) => formatMessage(message, manifest, { color: false }));
}

/** Entries that are no module: attw would miss their types. */
const NO_MODULES = ["web", "edge", "server"].map((name) => `./defentry_${name}_bg.wasm`);

export async function ofAttw(tarball) {
  const args = [fileURLToPath(ATTW), tarball, "--no-color", "--no-emoji"];
  args.push("--exclude-entrypoints", ...NO_MODULES);
  try {
    await promisify(execFile)(process.execPath, args);
    return [];
  } catch (error) {
    return [(error.stdout + error.stderr).trim() || error.message];
  }
}
