// TypeScript of the package as a module here: what is pure is tested without a browser.
import path from "node:path";
import { build } from "esbuild";
import { ROOT } from "./servers.mjs";

/** `words`: those of `<defentry-online-data>`, in English. */
const WORDS = `
  import common from "./words/en.ts";
  import own from "./words/en-online-data.ts";
  import { Words } from "./words/words.ts";
  export const words = new Words("en", common, own);
`;

/** Imports what `entries` of the elements export, as one module, and `words`; Lit is as it is on a
 * server. */
export async function elementParts(...entries) {
  const { outputFiles: [file] } = await build({
    stdin: {
      contents: entries.map((entry) => `export * from "./${entry}";`).join("\n") + WORDS,
      resolveDir: path.join(ROOT, "pkg-template/src/element"),
    },
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
    platform: "node",
    logLevel: "warning",
  });
  return import(`data:text/javascript;base64,${Buffer.from(file.contents).toString("base64")}`);
}
