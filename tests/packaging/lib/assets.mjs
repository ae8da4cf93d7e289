// What a project ships, and how large it is on the way.
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { brotliCompressSync } from "node:zlib";

/** All files below a folder, as paths from it. */
export function assetsOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath ?? entry.path, entry.name)))
    .sort();
}

/** The sum of the files' sizes by brotli at its best, each by itself. */
export const bytes = (files) => files.reduce((sum, file) => sum + brotli(readFileSync(file)), 0);

export const brotli = (content) => brotliCompressSync(content).length;
