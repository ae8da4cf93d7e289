// The pages that are compared: what a visitor downloads to have a client.
import { readFile } from "node:fs/promises";
import path from "node:path";
import { DIST } from "../lib/chromium.mjs";
import { clientOf, generate } from "../peers/generate.mjs";

/** The one to be held against, and the smallest that does the same. */
const PEERS = ["zod", "walker"];

const LOGIN = `await fetch("/api/v1/sso/login", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ code: "code" }),
  })`;

/** Ready: a client is there. Then the same two requests for all: a session, and an answer. */
const OURS = {
  ready: 'const client = await connect({ baseUrl: location.origin, getCode: () => "code" });',
  answer: "await client.scan.status()",
};
/** Ready: the module has run. Its page has to log in by itself. */
const PEER = {
  ready: "",
  answer: `await connect({
    baseUrl: location.origin,
    token: (await (${LOGIN}).json()).token,
    fetch: (...args) => fetch(...args),
  })["scan.status"]()`,
};
/** No client at all: what a navigation and two requests take. */
const NONE = {
  ready: "",
  answer: `await (await fetch("/api/v1/delete-my-data/scan/status", {
    headers: { authorization: \`Bearer \${(await (${LOGIN}).json()).token}\` },
  })).json()`,
};

/** Times are since the navigation began. */
const page = ({ ready, answer }, { head = "", imports = true } = {}) => `<!doctype html>
<html lang="en"><title>bench</title><link rel="icon" href="data:,">${head}
<script type="module">
${imports ? 'import { connect } from "./client.js";' : ""}
const tell = (told) => fetch("/told", { method: "POST", body: JSON.stringify(told) });
try {
  ${ready}
  const ready = performance.now();
  const answer = ${answer};
  const answered = performance.now();
  const loaded = performance.getEntriesByType("resource")
    .map(({ name, initiatorType }) => \`\${name.split("/").at(-1)} by \${initiatorType}\`);
  tell({ ready, answered, answer, loaded });
} catch (error) {
  tell({ failed: String(error?.stack ?? error) });
}
</script>
`;

const shipped = (name) => readFile(path.join(DIST, name));

/** The hash by which the core's loader asks for it: a preload without it is not the same. */
function preload(loader) {
  const [integrity] = /sha384-[\w+/=]+/.exec(loader) ?? [];
  if (!integrity) throw new Error("external.js names no hash");
  return '<link rel="preload" as="fetch" crossorigin href="./defentry_web_bg.wasm" '
    + `integrity="${integrity}">`;
}

export async function loadCases() {
  const core = await shipped("defentry_web_bg.wasm");
  const loader = await shipped("external.js");
  const external = { "client.js": loader, "defentry_web_bg.wasm": core };
  await generate(PEERS);
  const peer = async (name) => ({
    name, label: name, page: page(PEER),
    files: { "client.js": await readFile(clientOf(name, "client.min.mjs")) },
  });
  return [
    { name: "none", label: "no client", page: page(NONE, { imports: false }), files: {} },
    {
      name: "default", label: "defentry-web", ours: true, page: page(OURS),
      files: { "client.js": await shipped("browser.js") },
    },
    {
      name: "external", label: "defentry-web/external", ours: true, page: page(OURS),
      files: external,
    },
    {
      name: "preload", label: "…/external, preloaded", ours: true,
      page: page(OURS, { head: preload(String(loader)) }), files: external,
    },
    ...await Promise.all(PEERS.map(peer)),
  ];
}
