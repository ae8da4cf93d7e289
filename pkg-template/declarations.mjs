// All declarations in one file for each entry; beside each file of code one that names it.
// TypeScript looks there by itself, whatever it resolves by.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { messageTypes } from "./elements.mjs";
import { SERVERS } from "./servers.mjs";

/** What these have beside their own. */
const EXPORTED = "export { DefentryError, isDefentryError } from \"./index.js\";";
const CONNECT = `/** Connects to the gateway for one end user. Nothing is sent until the first call.
 *
 * @example
 * const client = await connect({ baseUrl: "https://api.partner.example", getCode });
 */
export declare function connect(options: ConnectOptions): Promise<Defentry>;`;
/** Or what is not exported would be, too. */
const NOTHING_ELSE = "export {};";

/** Writes them into `dist`; `known` are the names of the public types that the core has. */
export async function buildDeclarations({ root, here, to, dist, known }) {
  const types = path.join(to, "types");
  execFileSync(process.execPath, [
    path.join(root, "node_modules/typescript/bin/tsc"), "-p", here, "--noEmit", "false",
    "--declaration", "--emitDeclarationOnly", "--stripInternal", "--outDir", types,
  ], { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
  const part = (name) => readFileSync(name, "utf8")
    .replaceAll(/^import .*?;\n/gms, "").replaceAll(/^export \{\};\n/gm, "").trim();
  const made = (name) => part(path.join(types, `${name}.d.ts`));
  /** What an entry's own file declares, without what it hands on. */
  const declared = (name) => (
    made(name).replaceAll(/^export (type )?(\{[^}]*\}|\*) from .*;\n/gm, ""));
  /** The same for `import` and for `require`; an import in it names its neighbour of the same
   * kind. */
  const write = (name, ...parts) => {
    const text = `${parts.join("\n\n")}\n`;
    writeFileSync(path.join(dist, `${name}.d.ts`), text);
    const required = text.replaceAll(/(?<= from "\.\/\w+)\.js/g, ".cjs");
    writeFileSync(path.join(dist, `${name}.d.cts`), required);
  };

  write("index",
    part(path.join(here, "src/types.d.ts")),
    ...["error", "is-error", "mask"].map(made),
    made("composed").replace(/^export declare function compose.*$/m, ""),
    made("client"), CONNECT, NOTHING_ELSE);
  for (const name of ["browser", "external", "inline", "workerd"]) {
    write(name, "export * from \"./index.js\";");
  }
  const ofIndex = /^(export \*|\/\*\* Connects|export declare const connect).*\n?/gm;
  write("slim", "export * from \"./index.js\";", made("loaders/slim").replaceAll(ofIndex, ""));
  write("doctor",
    "import type { Defentry, ErrorKind, Signal } from \"./index.js\";",
    made("doctor/types"), declared("doctor/doctor"));
  write("testing",
    "import type { Fetch, FetchAnswer } from \"./index.js\";",
    part(path.join(here, "src/testing/types.ts")), declared("testing/testing"));
  write("elements",
    "import type { Defentry, ErrorKind, SiteState } from \"./index.js\";",
    made("element/types"), await messageTypes({ here }), NOTHING_ELSE);
  const classes = { element: "OnlineDataElement", watchlist: "WatchlistElement" };
  for (const [name, element] of Object.entries(classes)) {
    write(name,
      `import type { ${element} } from "./elements.js";`, "export * from \"./elements.js\";",
      declared(`element/${name}`));
  }

  /** What a server's entry declares, after what it takes of the public types. */
  const server = (name, ...parts) => {
    const text = parts.join("\n");
    const used = [...known, "Defentry", "AsyncDisposal"].filter((type) => (
      new RegExp(`\\b${type}\\b`).test(text)));
    write(name, `import type { ${used.join(", ")} } from "./index.js";`, EXPORTED, ...parts);
    write(`${name}-workerd`, `export * from "./${name}.js";`);
  };
  const options = made("server/client-options");
  server("edge", options, declared("server/edge"));
  server("server", part(path.join(here, "src/server/crm-types.d.ts")), options,
    made("server/types"), declared("server/server"), NOTHING_ELSE);
  write("refused", NOTHING_ELSE);
}
