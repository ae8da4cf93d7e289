// What a page loads of the client, and of the same routes by other means.
import { readFileSync } from "node:fs";
import path from "node:path";
import { TOTALS, compressed, measure as shipped } from "../pkg-template/sizes.mjs";
import { CONSUMER } from "../tests/support/package.mjs";
import { grouped } from "./gate/compare.mjs";
import { owner } from "./gate/names.mjs";
import { snapshot } from "./gate/package.mjs";
import { OURS, clients, versionOf } from "./peers/clients.mjs";
import { CHECKING, PEERS, clientOf, generate } from "./peers/generate.mjs";
import { GIVEN, PROBES, asked } from "./peers/probes.mjs";

export const title = "Size";

const TARGET = path.resolve(import.meta.dirname, "../target");
const DIST = path.join(CONSUMER, "node_modules", OURS, "dist");
const BYTES = ["raw", "gzip", "brotli"].map((key) => ({ key, label: key, unit: "B" }));
/** What stands beside the peers: the one file that most pages load, and the smaller way. */
const BESIDE = { default: OURS, "./external in all": `${OURS}/external` };

export async function measure({ log }) {
  const built = readFileSync(path.join(TARGET, "npm/core.wasm"));
  if (!built.equals(readFileSync(path.join(DIST, "defentry_web_bg.wasm")))) {
    throw new Error("what is installed is not what was built last: run `cargo xtask build`");
  }
  await generate();
  const { files, totals } = await shipped(DIST);
  log(`${PEERS.length} peers`);
  const ours = Object.entries(BESIDE).map(([total, label]) => (
    { label, values: { version: versionOf(OURS), ...totals[total] } }));
  const peers = await Promise.all(PEERS.map(async (name) => {
    const bytes = await compressed(readFileSync(clientOf(name, "client.min.mjs")));
    return { label: name, values: { version: versionOf(name), ...bytes } };
  }));
  const rows = [...ours, ...peers];
  return {
    tables: [
      loaded(files, totals), ...inside((await snapshot(TARGET)).cores.app), beside(rows),
      abilities(await asked(await clients())),
    ],
    plots: [plot(rows)],
  };
}

function loaded(files, totals) {
  const parts = new Set(Object.values(TOTALS).filter(({ length }) => length > 1).flat());
  const rows = (some) => some.map(([label, values]) => ({ label, values }));
  return {
    title: "What is loaded of defentry-web",
    note: "By entry, and then the files of which some are made. As shipped; gzip 9, brotli 11.",
    columns: BYTES,
    rows: [...rows(Object.entries(totals)), ...rows([...parts].map((file) => [file, files[file]]))],
  };
}

/** Where the bytes of the app's core are. */
function inside({ sections, functions }) {
  const row = ([label, values]) => ({ label, values });
  const code = Object.values(functions).reduce((sum, size) => sum + size, 0);
  const modules = Object.entries(grouped(functions, owner)).sort(([, a], [, b]) => b - a);
  return [
    {
      title: "The app's core by section",
      note: "Each compressed alone: the file as a whole is not their sum.",
      columns: BYTES.filter(({ key }) => key !== "gzip"),
      rows: Object.entries(sections).map(row),
    },
    {
      title: "The app's core by module",
      note: "Its code before compression. `std` is what the language's library adds; `exports` are "
        + "the ways in, with the options' and arguments' reading; what is generic stands where it "
        + "is defined.",
      columns: [BYTES[0], { key: "share", label: "of the code", unit: "%" }],
      rows: modules.map(([label, raw]) => row([label, { raw, share: 100 * raw / code }])),
    },
  ];
}

const beside = (rows) => ({
  title: "A client of the same routes",
  note: "Each peer is a client of the same app-token routes, made from docs/openapi.json and "
    + "bundled with its library by `esbuild --bundle --minify`; the next table says what it leaves "
    + `out. ${CHECKING.join(", ")} check and normalise what comes, `
    + `${PEERS.slice(CHECKING.length).join(", ")} take it as it comes. `
    + "Ours as shipped: gone over once more by terser, some 5 % of its script. Gzip 9, brotli 11.",
  columns: [{ key: "version", label: "version" }, ...BYTES],
  rows,
});

const abilities = (rows) => ({
  title: "What each does by itself",
  note: "Found by asking each client, over a `fetch` that answers so. The list is of what we have: "
    + "what a library has and we have not (schemas of your own, forms, interceptors) is not in it. "
    + "Ky tries again by default; "
    + "axios, ky and openapi-fetch have places to hang more on, which is then the page's own code.",
  columns: [GIVEN, ...Object.keys(PROBES)].map((label) => ({ key: label, label })),
  rows: rows.map(({ name, words }) => ({ label: name, values: words })),
});

const plot = (rows) => ({
  id: "size",
  title: "A client of the same routes, brotli",
  unit: "B",
  kind: "bars",
  groups: [{
    label: "",
    bars: rows.map(({ label, values }) => (
      { label, value: values.brotli, ...label.startsWith(OURS) && { ours: true } })),
  }],
});
