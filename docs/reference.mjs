// The API reference, from the declarations that the installed package ships: `cargo xtask docs`
// runs it. Nothing that is exported may lack a description, and every call must name its route and
// mark.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Application, ReflectionKind } from "typedoc";

const root = fileURLToPath(new URL("../", import.meta.url));
const consumer = path.resolve(root, process.env.CONSUMER ?? "target/consumer");
const home = path.join(consumer, "node_modules/defentry-web");
const { exports } = JSON.parse(readFileSync(path.join(home, "package.json"), "utf8"));
// What a page reaches, and what a partner's servers do.
const described = ["openapi", "openapi-servers"].flatMap((name) => (
  Object.entries(JSON.parse(readFileSync(path.join(root, `docs/${name}.json`), "utf8")).paths)));

/** Declarations by entry. Those that only pass on another's have no page of their own. */
const entries = new Map(Object.entries(exports).flatMap(([name, to]) => {
  const code = typeof to === "string" ? to : to.default;
  if (!/\.js$/.test(code)) return [];
  const file = path.join(home, name === "." ? "dist/index.d.ts" : code.replace(/js$/, "d.ts"));
  const declares = /^export (declare|interface|type) /m.test(readFileSync(file, "utf8"));
  return declares ? [[file, `defentry-web${name.slice(1)}`]] : [];
}));

const out = path.join(root, "target/docs");
mkdirSync(out, { recursive: true });
const tsconfig = path.join(out, "tsconfig.json");
writeFileSync(tsconfig, JSON.stringify({
  compilerOptions: {
    target: "es2022", module: "nodenext", lib: ["es2022", "dom"], types: [], strict: true,
  },
  files: [...entries.keys()],
}));

const app = await Application.bootstrap({
  name: "defentry-web",
  entryPoints: [...entries.keys()],
  tsconfig,
  out: path.join(out, "api"),
  readme: "none",
  disableSources: true,
  hideGenerator: true,
  sort: ["source-order"],
  validation: {
    notExported: true, invalidLink: true, rewrittenLink: true, notDocumented: true,
    unusedMergeModuleWith: true,
  },
  intentionallyNotExported: ["AsyncDispose"],
});
const project = await app.convert();
const wrong = [];
if (project) {
  for (const module of project.children) {
    module.name = [...entries].find(([file]) => path.basename(file, ".d.ts") === module.name)[1];
  }
  app.options.setValue("intentionallyNotDocumented", insides(project));
  app.validate(project);
  wrong.push(...unmarked(project));
  if (!app.logger.hasErrors() && !app.logger.hasWarnings() && !wrong.length) {
    await app.generateOutputs(project);
  }
}
for (const line of wrong) console.error(line);
const failed = !project || wrong.length || app.logger.hasErrors() || app.logger.hasWarnings();
process.exitCode = failed ? 1 : 0;

/** The brand of an id is never there; how a platform's type is found is no reader's affair. */
function insides(project) {
  return project.getReflectionsByKind(ReflectionKind.Property).map((one) => one.getFullName())
    .filter((name) => /\.(\w+Id|Signal|Sandbox(Fetch|Response))\.__type\./.test(name));
}

/** Calls that say another route or mark than the description has, or none. */
function unmarked(project) {
  const calls = project.getReflectionsByKind(ReflectionKind.Interface);
  const functions = project.getReflectionsByKind(ReflectionKind.Function);
  const said = ({ comment }) => comment?.summary.map(({ text }) => text).join("") ?? "";
  return described.flatMap(([route, verbs]) => Object.entries(verbs).flatMap(
    ([method, { operationId, "x-mark": mark }]) => {
      const [verb, ...noun] = operationId.split(".").reverse();
      const capital = (part) => part[0].toUpperCase() + part.slice(1);
      const name = `${noun.reverse().map(capital).join("")}Calls`;
      const found = noun.length === 0
        ? functions.find((one) => one.name === verb)
        : calls.find((one) => one.name === name)?.getChildByName([verb]);
      const text = said(found?.signatures?.[0] ?? {}).replaceAll(/\s+/g, " ");
      const expected = `\`${method.toUpperCase()} ${route}\` **${mark}**`;
      return text.includes(expected) ? [] : [`${operationId} should say ${expected}: ${text}`];
    },
  ));
}
