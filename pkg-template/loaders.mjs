// Makes the package's own entries, and `./doctor`: one file per runtime, so that no shipped module
// exports the core's memory or its exports.
import { createHash } from "node:crypto";
import { copyFileSync, readFileSync } from "node:fs";
import path from "node:path";
import { asText, reader } from "./as-text.mjs";
import { bundle } from "./bundle.mjs";
import { doctorContract } from "./doctor-contract.mjs";

export async function buildLoaders({ root, here, core, dist }) {
  const plugins = [found({ core, description: path.join(root, "docs/openapi.json") }), reader];
  const make = (name, file, inject) => bundle({
    entry: path.join(here, `src/${name}.ts`), outfile: path.join(dist, file), plugins, inject,
  });
  const utf8 = [path.join(here, "src/utf8.ts")];
  await Promise.all([
    make("loaders/browser", "browser.js"),
    make("loaders/external", "external.js"),
    make("loaders/workerd", "workerd.js"),
    make("loaders/browser", "inline.js", utf8),
    make("loaders/browser", "inline.cjs", utf8),
    make("loaders/slim", "slim.js"),
    make("loaders/slim", "slim.cjs", utf8),
    ...["js", "cjs"].flatMap((ending) => [
      make("doctor/doctor", `doctor.${ending}`),
      make("loaders/refused", `refused.${ending}`),
    ]),
  ]);
  copyFileSync(core.module, path.join(dist, "defentry_web_bg.wasm"));
}

/** Where they find the core, in each form that one of them wants, and what the doctor knows. */
function found({ core, description }) {
  const bytes = readFileSync(core.module);
  const texts = {
    text: asText(bytes),
    build: core.build,
    integrity: `sha384-${createHash("sha384").update(bytes).digest("base64")}`,
  };
  return {
    name: "wasm",
    setup(b) {
      b.onResolve({ filter: /^#wasm$/ }, () => ({ path: core.glue }));
      b.onResolve({ filter: /^#wasm-(build|integrity|text)$/ }, ({ path: name }) => (
        { path: name.slice("#wasm-".length), namespace: "wasm" }));
      b.onResolve({ filter: /^#wasm-module$/ }, () => (
        { path: "./defentry_web_bg.wasm", external: true }));
      b.onResolve({ filter: /^#contract$/ }, () => ({ path: "contract", namespace: "contract" }));
      b.onLoad({ filter: /.*/, namespace: "contract" }, () => (
        { contents: JSON.stringify(doctorContract(description)), loader: "json" }));
      b.onLoad({ filter: /.*/, namespace: "wasm" }, ({ path: name }) => (
        { contents: texts[name], loader: "text" }));
    },
  };
}
