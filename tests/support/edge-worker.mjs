// examples/edge-worker as it stands there: bundled, and run in workerd or as a Node server.
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import { Miniflare } from "miniflare";
import ts from "typescript";
import { ORIGIN, SECRETS } from "./edge-asking.mjs";
import { CONSUMER } from "./package.mjs";
import { ROOT } from "./servers.mjs";

export const EXAMPLE = path.join(ROOT, "examples/edge-worker");

/** wrangler.jsonc, read as wrangler does. */
export function wranglerConfig() {
  const file = path.join(EXAMPLE, "wrangler.jsonc");
  return ts.parseConfigFileTextToJson(file, readFileSync(file, "utf8")).config;
}

/** Bundles `contents`, a module beside the example's own: `{ text, modules }`, wasm as modules. */
export async function bundled(contents, { node = false } = {}) {
  const modules = [];
  const { outputFiles: [out] } = await build({
    stdin: { contents, resolveDir: path.join(EXAMPLE, "src"), loader: "ts" },
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
    platform: node ? "node" : "browser",
    conditions: node ? ["node", "import"] : ["workerd", "worker", "import"],
    external: ["cloudflare:workers"],
    logLevel: "warning",
    plugins: [ourPackage, wasm(modules)],
  });
  return { text: out.text, modules };
}

/** The package is not published when the example is tested: it is the one that was just built. */
const ourPackage = {
  name: "defentry-web",
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^defentry-web\// }, ({ path: name, kind, resolveDir }) => (
      resolveDir === CONSUMER ? undefined : resolve(name, { kind, resolveDir: CONSUMER })));
  },
};

/** As wrangler does it: the wasm stays a file, and workerd compiles it. */
const wasm = (modules) => ({
  name: "wasm",
  setup({ onResolve }) {
    onResolve({ filter: /\.wasm$/ }, ({ path: name, resolveDir }) => {
      const contents = readFileSync(path.resolve(resolveDir, name));
      modules.push({ type: "CompiledWasm", path: path.basename(name), contents });
      return { path: `./${path.basename(name)}`, external: true };
    });
  },
});

/** A module of the example, here: for what is pure. */
export async function exampleModule(contents) {
  const { text } = await bundled(contents, { node: true });
  return import(`data:text/javascript;base64,${Buffer.from(text).toString("base64")}`);
}

const ENTRY = 'export * from "./worker.ts"; export { default } from "./worker.ts";';

/**
 * The worker in workerd, as wrangler.jsonc says; `bindings` on top, `contents` another entry,
 * `built` what somebody else bundled, as `bundled` gives it; `heard` is given what it prints.
 */
export async function startWorker({
  sandbox, bindings = {}, contents = ENTRY, built, port = 0, heard = () => {},
}) {
  const config = wranglerConfig();
  const { text, modules } = built ?? await bundled(contents);
  const said = [];
  const hear = (chunk) => {
    said.push(chunk);
    heard(chunk);
  };
  const edge = new Miniflare({
    host: "127.0.0.1",
    port,
    // Neither asks anybody outside this machine.
    cf: false,
    telemetry: { enabled: false },
    handleRuntimeStdio: (...streams) => streams.forEach((stream) => (
      stream.setEncoding("utf8").on("data", hear))),
    compatibilityDate: config.compatibility_date,
    compatibilityFlags: config.compatibility_flags,
    bindings: {
      ...config.vars,
      DEFENTRY_BASE_URL: sandbox.url,
      DEFENTRY_CLIENT_ID: "partner-demo",
      ...SECRETS,
      ...bindings,
    },
    durableObjects: Object.fromEntries(config.durable_objects.bindings.map((binding) => [
      binding.name,
      {
        className: binding.class_name,
        useSQLite: config.migrations[0].new_sqlite_classes.includes(binding.class_name),
      },
    ])),
    modules: [{ type: "ESModule", path: "worker.mjs", contents: text }, ...modules],
  });
  const { origin: url } = await edge.ready;
  return {
    url,
    fetch: (address, init) => edge.dispatchFetch(address, init),
    /** All that was printed so far. */
    said: () => said.join(""),
    stop: () => edge.dispose(),
  };
}

/** The same as a Node server, a process of its own; `env` on top. */
export async function startNodeServer({ sandbox, env = {} }) {
  const dir = path.join(ROOT, "target/edge-node");
  const file = path.join(dir, `node-${process.pid}.mjs`);
  mkdirSync(dir, { recursive: true });
  writeFileSync(file, (await bundled('import "./node.ts";', { node: true })).text);
  const child = spawn(process.execPath, [file], {
    env: {
      PORT: "0", ORIGIN, DEFENTRY_BASE_URL: sandbox.url, DEFENTRY_CLIENT_ID: "partner-demo",
      ...SECRETS, ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise((resolve) => child.once("close", resolve));
  let said = "";
  const url = await new Promise((resolve) => {
    const listen = (chunk) => {
      said += chunk;
      const found = /listening on (http:\/\/\S+)/.exec(said);
      if (found) resolve(found[1]);
    };
    child.stdout.setEncoding("utf8").on("data", listen);
    child.stderr.setEncoding("utf8").on("data", listen);
    ended.then(() => resolve());
  });
  rmSync(file);
  const stop = async () => {
    child.kill();
    await ended;
  };
  return { url, said: () => said, stop };
}
