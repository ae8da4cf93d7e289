// The code that the documentation shows: in fences of Markdown, and under `@example` in
// declarations.
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { CONSUMER } from "./package.mjs";
import { ROOT } from "./servers.mjs";

const DIST = path.join(CONSUMER, "node_modules/defentry-web/dist");
const KINDS = { ts: "ts", tsx: "tsx", js: "js" };
const PLACES = [".", "docs", "sandbox"];

/** `{ name, kind, line, code }` each, `line` being the one in which the code begins. */
export function examples() {
  const pages = PLACES.flatMap((place) => named(path.join(ROOT, place), ".md")
    .map((name) => path.posix.join(place, name)));
  const read = (folder, name) => readFileSync(path.join(folder, name), "utf8");
  return [
    ...pages.flatMap((name) => fences(name, read(ROOT, name))),
    ...named(DIST, ".d.ts").flatMap((name) => tags(name, read(DIST, name))),
  ];
}

function named(folder, ending) {
  return readdirSync(folder).filter((name) => name.endsWith(ending)).sort();
}

export function fences(name, text) {
  const found = [...text.matchAll(/^([ ]*)```(\w+)[^\n]*\n(.*?)^\1```$/gms)];
  return found.filter(([, , kind]) => KINDS[kind]).map(({ 2: kind, 3: code, index }) => (
    { name, kind: KINDS[kind], line: lineAt(text, index) + 1, code }));
}

/** `…` is what a page does there: nothing, to the compiler. */
export function tags(name, text) {
  const found = [...text.matchAll(/^[ ]*\* @example\n((?:[ ]*\*(?! @|\/).*\n)+)/gm)];
  return found.map(({ 1: lines, index }) => ({
    name, kind: "ts", line: lineAt(text, index) + 1,
    code: lines.replaceAll(/^[ ]*\* ?/gm, "").replaceAll(/…(?=$| })/gm, "{}"),
  }));
}

const lineAt = (text, index) => text.slice(0, index).split("\n").length;
