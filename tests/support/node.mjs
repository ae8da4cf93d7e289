// Runs a script in a Node of its own.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { CONSUMER } from "./package.mjs";

/** Runs it in the consumer's folder; gives what it prints, which is JSON. */
export async function node(script, ...flags) {
  const args = [...flags, "--input-type=module", "--eval", script];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: CONSUMER });
  return JSON.parse(stdout);
}
