// Every example of the documentation compiles, strictly, against the installed package. What its text
// leaves out is in tests/types/prelude.d.ts.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import ts from "typescript";
import { examples, fences, tags } from "../support/examples.mjs";
import { CONSUMER } from "../support/package.mjs";
import { ROOT } from "../support/servers.mjs";

const PRELUDE = readFileSync(path.join(ROOT, "tests/types/prelude.d.ts"), "utf8");
const shown = examples();
// In memory, but in the consumer's folder: the package is found from there by its name.
const files = new Map([
  [path.join(CONSUMER, "prelude.d.ts"), PRELUDE],
  ...shown.map(({ kind, code }, i) => [path.join(CONSUMER, `example-${i}.${kind}`), code]),
]);
const errors = compile();

test("there are examples of every kind", () => {
  const at = (name) => shown.filter((one) => one.name === name).length;
  assert.ok(at("README.md") >= 3 && at("docs/doctor.md") >= 1, "in Markdown");
  assert.ok(at("index.d.ts") >= 60 && at("doctor.d.ts") >= 1, "in declarations");
});

test("what is code is found, and where it is", () => {
  const text = "a\n```ts\nb;\n```\n```sh\nc\n```\n - d\n   ```js\n   e;\n   ```\n";
  const found = fences("x", text).map(({ kind, line, code }) => [kind, line, code]);
  assert.deepEqual(found, [["ts", 3, "b;\n"], ["js", 10, "   e;\n"]]);
  const [{ line, code }] = tags("x", "/**\n * a\n *\n * @example\n * for (b) …\n * c(\"…\");\n */\n");
  assert.deepEqual([line, code], [5, "for (b) {}\nc(\"…\");\n"]);
});

shown.forEach(({ name, line, kind }, i) => {
  test(`${name}:${line} compiles`, () => {
    const mine = errors.filter(({ file }) => file?.fileName.endsWith(`/example-${i}.${kind}`));
    assert.deepEqual(mine.map((error) => said(error, name, line)), []);
  });
});

test("the prelude compiles, and has no name that no example needs", () => {
  const rest = errors.filter(({ file }) => !/\/example-\d+\./.test(file?.fileName));
  assert.deepEqual(rest.map((error) => said(error, "prelude", 1)), []);
  const all = shown.map(({ code }) => code).join("\n");
  const names = [...PRELUDE.matchAll(/^  (?:const|function) (\w+)/gm)].map(([, word]) => word);
  assert.deepEqual(names.filter((word) => !new RegExp(`\\b${word}\\b`).test(all)), []);
});

function compile() {
  const options = {
    target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.NodeNext, jsx: ts.JsxEmit.Preserve,
    lib: ["lib.es2022.d.ts", "lib.esnext.disposable.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
    types: [], strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true,
    moduleDetection: ts.ModuleDetectionKind.Force, allowJs: true, checkJs: true, noEmit: true,
  };
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile } = host;
  host.fileExists = (name) => files.has(path.normalize(name)) || fileExists(name);
  host.readFile = (name) => files.get(path.normalize(name)) ?? readFile(name);
  const program = ts.createProgram([...files.keys()], options, host);
  return ts.getPreEmitDiagnostics(program);
}

/** As a compiler says it, at its place in the documentation. */
function said({ file, start, messageText }, name, first) {
  const { line } = file?.getLineAndCharacterOfPosition(start) ?? { line: 0 };
  return `${name}:${first + line}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
}
