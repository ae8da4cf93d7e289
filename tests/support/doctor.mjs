// The doctor as a partner has it, and ways to read what it says.
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { CONSUMER } from "./package.mjs";

/** By its name, resolved from the consumer's folder: it has one file for all runtimes. */
export async function importedDoctor() {
  const file = createRequire(path.join(CONSUMER, "entry.cjs")).resolve("defentry-web/doctor");
  return (await import(pathToFileURL(file).href)).doctor;
}

/** The check of that name. */
export const at = ({ checks }, name) => checks.find((check) => check.name === name);

/** The names of the checks that came to one of these, sorted. */
export const named = ({ checks }, ...outcomes) =>
  checks.filter(({ outcome }) => outcomes.includes(outcome)).map(({ name }) => name).sort();

/** What the reads came to, each once. */
export const statuses = ({ routes }) => new Set(routes.map(({ status }) => status));
