// Every example of the documentation compiles, strictly, against the installed package. What its
// text leaves out is in tests/types/prelude.d.ts, and what is not installed here in others.d.ts.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import ts from "typescript";
import { examples, fences, tags } from "../support/examples.mjs";
import { CONSUMER } from "../support/package.mjs";
import { ROOT } from "../support/servers.mjs";

const shown = examples();
// In memory, but in the consumer's folder: the package is found from there by its name.
const own = (i) => path.join(CONSUMER, `example-${i}.${shown[i].kind}`);
// Not as declarations, which would not be checked.
const given = ["prelude", "others"].map((name) => [
  path.join(CONSUMER, `${name}.ts`),
  readFileSync(path.join(ROOT, `tests/types/${name}.d.ts`), "utf8"),
]);
// Who writes JavaScript is asked for no proof that a value is there.
const isJs = ({ kind }) => kind === "js";
const errors = [...compile(true, (one) => !isJs(one)), ...compile(false, isJs)];

test("there are examples of every kind", () => {
  const at = (name) => shown.filter((one) => one.name === name).length;
  assert.ok(at("README.md") >= 3 && at("docs/doctor.md") >= 1 && at("docs/servers.md") >= 5,
    "in Markdown");
  assert.ok(at("index.d.ts") >= 60 && at("doctor.d.ts") >= 1, "in declarations");
  assert.ok(at("edge.d.ts") === 1 && at("server.d.ts") >= 31, "of servers");
});

test("what is code is found, and where it is", () => {
  const text = "a\n```ts\nb;\n```\n```sh\nc\n```\n - d\n   ```js\n   e;\n   ```\n";
  const found = fences("x", text).map(({ kind, line, code }) => [kind, line, code]);
  assert.deepEqual(found, [["ts", 3, "b;\n"], ["js", 10, "   e;\n"]]);
  const doc = "/**\n * a\n *\n * @example\n * for (b) …\n * c(\"…\");\n */\n";
  const [{ line, code }] = tags("x", doc);
  assert.deepEqual([line, code], [5, "for (b) {}\nc(\"…\");\n"]);
});

shown.forEach(({ name, line }, i) => {
  test(`${name}:${line} compiles`, () => {
    const mine = errors.filter(({ file }) => file && path.normalize(file.fileName) === own(i));
    assert.deepEqual(mine.map((error) => said(error, name, line)), []);
  });
});

test("the prelude compiles, and has no name that no example needs", () => {
  const rest = errors.filter(({ file }) => !/\/example-\d+\./.test(file?.fileName));
  assert.deepEqual(rest.map((error) => said(error, "prelude", 1)), []);
  const all = shown.map(({ code }) => code).join("\n");
  const names = [...given[0][1].matchAll(/^  (?:const|function) (\w+)/gm)].map(([, word]) => word);
  assert.deepEqual(names.filter((word) => !new RegExp(`\\b${word}\\b`).test(all)), []);
});

function compile(strict, wanted) {
  const files = new Map(given);
  shown.forEach((one, i) => wanted(one) && files.set(own(i), `${one.code}\nexport {};\n`));
  const options = {
    target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.NodeNext, jsx: ts.JsxEmit.Preserve,
    lib: ["lib.es2022.d.ts", "lib.esnext.disposable.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
    types: [], strict, exactOptionalPropertyTypes: strict, noUncheckedIndexedAccess: strict,
    allowJs: true, checkJs: true, noEmit: true, skipLibCheck: true,
    moduleDetection: ts.ModuleDetectionKind.Legacy,
  };
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile } = host;
  host.fileExists = (name) => files.has(path.normalize(name)) || fileExists(name);
  host.readFile = (name) => files.get(path.normalize(name)) ?? readFile(name);
  return ts.getPreEmitDiagnostics(ts.createProgram([...files.keys()], options, host));
}

/** As a compiler says it, at its place in the documentation. */
function said({ file, start, messageText }, name, first) {
  const { line } = file?.getLineAndCharacterOfPosition(start) ?? { line: 0 };
  return `${name}:${first + line}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
}
