// ./edge and ./server: they load where secrets belong, and are refused where they do not.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { build } from "esbuild";
import { node } from "../support/node.mjs";
import { CONSUMER, stage } from "../support/package.mjs";

const world = stage();
const DIST = path.join(CONSUMER, "node_modules/defentry-web/dist");

/** What workerd makes of a .wasm that is imported: a compiled module. */
const AS_WORKERD = ["--conditions=workerd", "--import", data(`
  import { register } from "node:module";
  register(${JSON.stringify(data(`export const load = (url, context, next) => (
    url.endsWith(".wasm") ? { format: "module", shortCircuit: true, source: \`
      import { readFileSync } from "node:fs";
      export default new WebAssembly.Module(readFileSync(new URL("\${url}")));
    \` } : next(url, context));`))});
`)];

function data(script) {
  return `data:text/javascript,${encodeURIComponent(script)}`;
}

const NAMES = {
  edge: ["DefentryError", "isDefentryError", "issueCode"],
  server: ["DefentryError", "connectAs", "crmLogin", "isDefentryError", "mintAppToken"],
};
const REFUSED = "defentry-web/edge and defentry-web/server need your client secret: import them on "
  + "a server or an edge worker, never in a page.";
const BROWSER = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36";

for (const [entry, names] of Object.entries(NAMES)) {
  const from = (how, userAgent) => `
    ${userAgent ? `Object.defineProperty(globalThis, "navigator", {
      value: { userAgent: ${JSON.stringify(userAgent)} }, configurable: true });` : ""}
    import { createRequire } from "node:module";
    const require = createRequire(${JSON.stringify(path.join(CONSUMER, "entry.cjs"))});
    const loaded = await (async () => ${how}("defentry-web/${entry}"))().catch((error) => error);
    const told = ({ name, kind, message }) => [name, kind, message];
  `;
  const loads = (how, userAgent) => `${from(how, userAgent)}
    const who = { baseUrl: "${world.sandbox.url}", clientId: "partner-demo",
      clientSecret: "sandbox-secret", email: "siv@user.example" };
    const given = await (loaded.issueCode ?? loaded.mintAppToken)(who);
    const own = ({ default: _, "module.exports": __, __esModule: ___, ...rest }) => rest;
    console.log(JSON.stringify([Object.keys(own(loaded)).sort(), typeof given]));
  `;
  const refused = (how) => `${from(how, BROWSER)}console.log(JSON.stringify(told(loaded)));`;
  const given = [names, entry === "edge" ? "string" : "object"];

  for (const how of ["import", "require"]) {
    test(`${entry} by ${how} in Node: it works`, async () => {
      assert.deepEqual(await node(loads(how)), given);
    });
    test(`${entry} by ${how} in a page without conditions: refused, and why`, async () => {
      assert.deepEqual(await node(refused(how)), ["DefentryError", "unsupported", REFUSED]);
    });
  }
  test(`${entry} with workerd's condition: it works, on the platform's module`, async () => {
    assert.deepEqual(await node(loads("import"), ...AS_WORKERD), given);
  });
  test(`${entry} where navigator is no browser's: it works`, async () => {
    for (const name of ["Node.js/24", "Deno/2.5.0", "Bun/1.3.0", "Cloudflare-Workers"]) {
      assert.deepEqual(await node(loads("import", name)), given, name);
    }
  });

  const bundled = (contents) => build({
    stdin: { contents, resolveDir: CONSUMER }, bundle: true, write: false, format: "esm",
    platform: "browser", logLevel: "silent",
  });
  for (const [how, contents] of Object.entries({
    "a name of it": `export { ${names.at(-1)} } from "defentry-web/${entry}";`,
    "import()": `export const all = await import("defentry-web/${entry}");`,
    "require()": `export const all = require("defentry-web/${entry}");`,
  })) {
    test(`${entry} in a build for a browser, by ${how}: refused, with nothing in it`, async () => {
      const { outputFiles: [{ text }] } = await bundled(contents);
      assert.deepEqual(await node(`
        const { name, kind, message } = await import("${data(text)}").catch((error) => error);
        console.log(JSON.stringify([name, kind, message]));
      `), ["DefentryError", "unsupported", REFUSED]);
      assert.ok(text.length < 4_000, `${text.length} characters`);
      assert.doesNotMatch(text, /client_secret|\/api\/v1|WebAssembly/);
    });
  }
}

test("each core knows its own routes: the edge one, a page none of the partner's", async () => {
  const text = (name) => readFile(path.join(DIST, `defentry_${name}_bg.wasm`), "latin1");
  const [edge, server, page] = await Promise.all(["edge", "server", "web"].map(text));
  assert.deepEqual(edge.match(/\/api\/\w+\/\w+\/\w{4}/g), ["/api/v1/sso/code"]);
  for (const word of ["-watchlist", "delete-my-data", "credit-card", "/auth/login"]) {
    assert.ok(!edge.includes(word), word);
  }
  for (const known of ["/sso/token", "/crm/auth/login", "client_secret", "ssn-monitoring"]) {
    assert.ok(server.includes(known), known);
    assert.ok(!page.includes(known), known);
  }
  assert.ok(!server.includes("/sso/code"));
});
