// Makes `./element` and `./watchlist`: what both share in one file (Lit among it, so that a page
// has it once), each language and the QR code in one of its own, loaded when they are needed.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { create, ts } from "@custom-elements-manifest/analyzer/index.js";
import { litPlugin } from "@custom-elements-manifest/analyzer/src/features/framework-plugins/lit/lit.js";
import { build } from "esbuild";
import { minify } from "terser";
import { keepParts } from "./sizes.mjs";

const ENTRIES = ["element", "watchlist"];

/** Writes the elements' files into `dist`. */
export async function buildElements({ here, dist }) {
  const source = path.join(here, "src/element");
  const common = {
    bundle: true, minify: true, target: "es2022", platform: "neutral", mainFields: ["module"],
    plugins: [closer, serverSafe(path.join(source, "ssr.ts")), keepParts], write: false,
    charset: "utf8", legalComments: "none", logLevel: "warning",
  };
  const entryPoints = ENTRIES.map((name) => path.join(source, `${name}.ts`));
  const made = [
    await build({
      ...common, entryPoints, format: "esm", outdir: dist, splitting: true,
      // No hash: who copies the files to a server shall find the same names next time.
      chunkNames: "element-[name]",
    }),
    ...await Promise.all(ENTRIES.map((name, i) => build({
      ...common, entryPoints: [entryPoints[i]], format: "cjs", outfile: path.join(dist, `${name}.cjs`),
    }))),
  ];
  const files = made.flatMap(({ outputFiles }) => outputFiles);
  for (const { path: file, text } of files) {
    const module = file.endsWith(".js");
    const { code } = await minify(text, {
      module, ecma: 2020, compress: { passes: 2, unsafe_arrows: true }, mangle: { toplevel: module },
    });
    writeFileSync(file, code);
  }
}

/** Templates are written to be read; in the package, their line breaks are one space. */
const closer = {
  name: "closer",
  setup(b) {
    b.onLoad({ filter: /src[\\/]element[\\/].*\.ts$/ }, ({ path: file }) => {
      const text = readFileSync(file, "utf8");
      return { contents: closeUp(text, file), loader: "ts" };
    });
  },
};

/** Lit names the document and the class of elements when it is loaded; a server has neither. */
const serverSafe = (file) => ({
  name: "server-safe",
  setup(b) {
    b.onLoad({ filter: /[\\/](lit-html|reactive-element)\.js$/ }, ({ path: lit }) => ({
      contents: `import { document, HTMLElement } from ${JSON.stringify(file)};\n${readFileSync(lit, "utf8")}`,
    }));
  },
});

/** Only in `html`, `svg` and `css` templates, and in those between their values. */
function closeUp(text, file) {
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const cuts = [];
  const visit = (node) => {
    if (ts.isTaggedTemplateExpression(node) && ["html", "svg", "css"].includes(node.tag.getText())) {
      const { template } = node;
      const parts = ts.isNoSubstitutionTemplateLiteral(template)
        ? [template] : [template.head, ...template.templateSpans.map(({ literal }) => literal)];
      cuts.push(...parts.map((part) => [part.getStart(), part.end]));
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return cuts.sort(([a], [b]) => b - a).reduce((all, [from, to]) => (
    all.slice(0, from) + all.slice(from, to).replaceAll(/\/\*[^]*?\*\//g, "").replaceAll(/\s*\n\s*/g, " ")
      + all.slice(to)), text);
}

/** The words' keys, as a type that shows each English text. */
export async function messageTypes({ here }) {
  const parts = await Promise.all(["en", "en-online-data", "en-watchlist"].map(async (name) => {
    const entryPoints = [path.join(here, `src/element/words/${name}.ts`)];
    const { outputFiles: [{ text }] } = await build({ entryPoints, write: false, format: "esm" });
    return (await import(`data:text/javascript,${encodeURIComponent(text)}`)).default;
  }));
  const en = Object.assign({}, ...parts);
  const rows = Object.entries(en).map(([key, value]) => (
    `  /** ${typeof value === "string" ? value : value.other} */\n  "${key}": Text;`));
  const forms = ["zero", "one", "two", "few", "many"].map((form) => (
    `  /** Where \`Intl.PluralRules\` says \`${form}\`. */\n  ${form}?: string;`));
  return "/** A text with a form per plural; `other` is for all that has none. */\n"
    + `export interface Forms {\n${forms.join("\n")}\n  /** Whatever has no form of its own. */\n`
    + "  other: string;\n}\n\n"
    + "/** `{name}` stands for a value; which form is taken is decided by `n`. */\n"
    + "export type Text = string | Forms;\n\n"
    + "/** Every text of the elements, by key. */\n"
    + `export interface Messages {\n${rows.join("\n")}\n}`;
}

/** What a page may touch of the elements' classes. */
const PUBLIC = new Set(["client", "messages", "protectedIdentity", "signingLink", "state"]);

/** The custom-elements manifest: for editors, Storybook and the like. */
export function manifest({ here }) {
  const read = (file) => {
    const text = readFileSync(path.join(here, "src/element", file), "utf8");
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
    const { modules: [{ declarations }] } = create({ modules: [source], plugins: litPlugin() });
    return declarations.filter(({ kind }) => kind === "class").map(described);
  };
  const [{ members: shared, cssProperties }] = read("base.ts");
  const modules = ENTRIES.map((entry) => ({
    kind: "javascript-module",
    path: `dist/${entry}.js`,
    declarations: read(`${entry === "element" ? "online-data" : entry}/element.ts`)
      .filter(({ tagName }) => tagName)
      .map((one) => ({ ...one, cssProperties, members: [...shared, ...one.members] })),
  }));
  return { schemaVersion: "1.0.0", readme: "README.md", modules };
}

/** Without what a page has no business with. */
function described({ members = [], attributes, superclass, ...rest }) {
  const own = members.filter(({ name }) => PUBLIC.has(name)).map(({ inheritedFrom, default: by, ...member }) => member);
  return { ...rest, members: own };
}
