// Makes src/types.d.ts from what wasm-bindgen wrote: the interfaces as they are, their parts
// joined, and the verbs, which stand in an interface `Calls` as "noun.verb"(…), as one interface
// per noun. The class itself stays behind: nobody should hold a pointer, or need a `Symbol.dispose`
// that their TypeScript does not know.
import { readFileSync, writeFileSync } from "node:fs";
import ts from "typescript";

/** Writes the public types; gives their names. */
export function writeTypes(from, to) {
  const { kept, nouns } = read(from, "Calls");
  const types = kept.map(([, text]) => worded(text));
  interfaces(types, "Nouns", "The nouns, each with the verbs it really has.", nouns);
  writeFileSync(to, `${types.join("\n\n")}\n`);
  return new Set(kept.map(([name]) => name));
}

/** Writes what servers have besides; `known` are the names that stand in the public types. */
export function writeServerTypes(from, to, known) {
  const { kept, nouns } = read(from, "CrmCalls");
  const types = [];
  interfaces(types, "CrmNouns", "What the service account can do, noun by noun.", nouns, "crm");
  // Those that a verb leads to; bodies that only this package writes are nobody's types.
  let own = kept.filter(([name]) => !known.has(name));
  for (let text = types.join(), before = -1; before !== types.length;) {
    before = types.length;
    const reached = own.filter(([name]) => new RegExp(`\\b${name}\\b`).test(text));
    own = own.filter((each) => !reached.includes(each));
    types.unshift(...reached.map(([, each]) => worded(each)));
    text = types.join();
  }
  const text = types.join("\n\n");
  const used = [...known].filter((name) => new RegExp(`\\b${name}\\b`).test(text));
  writeFileSync(to, `import type { ${used.join(", ")} } from "../types.js";\n\n${text}\n`);
}

/** The types that wasm-bindgen wrote, joined where there are several of a name, and the nouns. */
function read(from, calls) {
  const text = readFileSync(from, "utf8");
  const source = ts.createSourceFile(from, text, ts.ScriptTarget.Latest, true);
  const kept = [];
  const nouns = { calls: [], below: new Map() };
  for (const statement of source.statements) {
    const name = statement.name?.text;
    if (!ts.isInterfaceDeclaration(statement) && !ts.isTypeAliasDeclaration(statement)) continue;
    if (name === calls) statement.members.forEach((member) => hang(nouns, member));
    else if (!/Init(Out|In)put|^(Nothing|Vec|Maybe|bool|Calls|CrmCalls)$/.test(name)) {
      kept.push([name, statement.getFullText().trim()]);
    }
  }
  return { kept, nouns };
}

/** Rust's words for a field's type become TypeScript's. */
const worded = (type) => type.replaceAll(
  /^(\s*\w+\s*\??: ?)(\w+)(?:<(\w+)>)?/gm,
  (all, field, word, of) => {
    const words = { String: "string", bool: "boolean", Vec: `${of}[]` };
    return field + (words[word] ?? all.slice(field.length));
  },
);

/** `watchlists.email.add` is a call of the noun `email`, below the noun `watchlists`. */
function hang(nouns, member) {
  const path = member.name.text.split(".");
  const verb = path.pop();
  let noun = nouns;
  for (const part of path.filter(Boolean)) {
    if (!noun.below.has(part)) noun.below.set(part, { calls: [], below: new Map() });
    noun = noun.below.get(part);
  }
  const signature = member.getText().replace(member.name.getText(), verb)
    .replaceAll(/Maybe<(\w+)>/g, "Partial<$1> | null").replaceAll(/Vec<(\w+)>/g, "$1[]")
    .replace("Promise<Nothing>", "Promise<void>");
  const docs = ts.getJSDocCommentsAndTags(member)[0]?.getText() ?? "";
  const tidy = docs.split("\n").map((line) => line.trim()).join("\n   ");
  noun.calls.push(`  ${tidy}\n  ${signature}`);
}

/** One interface for a noun, after those of the nouns below it. */
function interfaces(types, name, docs, { calls, below }, path = "client") {
  const root = path === "client" || path === "crm";
  const members = [...calls];
  for (const [noun, content] of [...below].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const above = root ? { client: "", crm: "Crm" }[path] : name.replace(/Calls$/, "");
    const type = `${above}${noun[0].toUpperCase()}${noun.slice(1)}Calls`;
    interfaces(types, type, `What \`${path}.${noun}\` can do.`, content, `${path}.${noun}`);
    members.push(`  /** What \`${path}.${noun}\` can do. */\n  readonly ${noun}: ${type};`);
  }
  types.push(`/** ${docs} */\nexport interface ${name} {\n${members.join("\n")}\n}`);
}
