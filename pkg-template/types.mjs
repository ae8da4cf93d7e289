// Makes src/types.d.ts from what wasm-bindgen wrote: the interfaces as they are, and the methods of
// the handle, named `noun_verb`, as one interface per noun. The class itself stays behind: nobody
// should hold a pointer, or need a `Symbol.dispose` that their TypeScript does not know.
import { readFileSync, writeFileSync } from "node:fs";
import ts from "typescript";

/** Writes the public types; gives the names of the nouns. */
export function writeTypes(from, to) {
  const text = readFileSync(from, "utf8");
  const source = ts.createSourceFile(from, text, ts.ScriptTarget.Latest, true);
  const kept = [];
  const nouns = new Map();
  for (const statement of source.statements) {
    if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) {
      if (!statement.name.text.includes("InitOutput") && !statement.name.text.includes("InitInput")) {
        kept.push(statement.getFullText().trim());
      }
    } else if (ts.isClassDeclaration(statement) && statement.name?.text === "Handle") {
      for (const member of statement.members) collect(member, nouns);
    }
  }
  for (const [noun, members] of nouns) {
    kept.push(`/** What \`client.${noun}\` can do. */\nexport interface ${api(noun)} {\n${members.join("\n")}\n}`);
  }
  const all = [...nouns.keys()].map((noun) => `  readonly ${noun}: ${api(noun)};`);
  kept.push(`/** The nouns, each with the verbs it really has. */\nexport interface Nouns {\n${all.join("\n")}\n}`);
  writeFileSync(to, `${kept.join("\n\n")}\n`);
  return [...nouns.keys()];
}

function collect(member, nouns) {
  if (!ts.isMethodDeclaration(member)) return;
  const [noun, verb] = member.name.getText().split("_");
  if (!noun || !verb) return;
  const signature = member.getText().replace(`${noun}_${verb}(`, `${verb}(`)
    // An absent option is absent: `null` is no way to say so.
    .replaceAll(/(\?: \w+) \| null/g, "$1").replaceAll(/: (\w+) \| undefined/g, "?: $1");
  const docs = ts.getJSDocCommentsAndTags(member)[0]?.getText() ?? "";
  const tidy = docs.split("\n").map((line, i) => (i ? `   ${line.trim()}` : line.trim())).join("\n");
  nouns.set(noun, [...(nouns.get(noun) ?? []), `  ${tidy}\n  ${signature}`]);
}

const api = (noun) => `${noun[0].toUpperCase()}${noun.slice(1)}Calls`;
