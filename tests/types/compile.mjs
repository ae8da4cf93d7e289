// Compiles every cell of one version; prints what became of each, a line of JSON. A process of its
// own for each version: `node compile.mjs 6.0 <folder>`.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { cells } from "./cells.mjs";

const [version, folder] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const home = path.dirname(require.resolve(`typescript-${version}/package.json`));
const library = path.join(home, "lib/typescript.js");
const compile = existsSync(library) ? inProcess(require(library)) : byCommand;

for (const { config, name, version: of, ...cell } of cells()) {
  if (of !== version) continue;
  const errors = compile(config, path.join(folder, `tsconfig.${name}.json`));
  console.log(JSON.stringify({ ...cell, version, name, errors }));
}

/** As `tsc -p` would, but the standard library is read once, and not checked in every cell. */
function inProcess(ts) {
  const read = new Map();
  const host = {
    getCurrentDirectory: () => folder, getNewLine: () => "\n", getCanonicalFileName: (name) => name,
  };
  return (config, file) => {
    const { options, fileNames, errors } = ts.parseJsonConfigFileContent(
      config, ts.sys, folder, undefined, file);
    const compiler = ts.createCompilerHost(options);
    const { getSourceFile } = compiler;
    compiler.getSourceFile = (name, ...rest) => {
      if (path.dirname(name) !== path.join(home, "lib")) return getSourceFile(name, ...rest);
      if (!read.has(name)) read.set(name, getSourceFile(name, ...rest));
      return read.get(name);
    };
    const program = ts.createProgram(fileNames, options, compiler);
    const ours = program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(folder)
      && !/node_modules\/(@types|@cloudflare|undici-types)\//.test(fileName));
    return [
      ...errors, ...program.getOptionsDiagnostics(), ...program.getGlobalDiagnostics(),
      ...ours.flatMap((source) => (
        [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)])),
    ].map((error) => ts.formatDiagnostic(error, host).trim());
  };
}

/** The native one has no library. */
function byCommand(_, file) {
  const args = [path.join(home, "bin/tsc"), "-p", file, "--pretty", "false"];
  const { status, stdout, stderr, error } = spawnSync(
    process.execPath, args, { cwd: folder, encoding: "utf8" });
  if (status === 0) return [];
  const said = (stdout + stderr).trim().split(/\n(?! )/).filter(Boolean);
  return said.length ? said : [`ended with ${status}: ${error?.message}`];
}
