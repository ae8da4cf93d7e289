// A partner's site with nothing but an element on its page, and with the gateway of
// `defentry-web/testing` in that page: under the sealed policy it may connect to nobody.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { sealed } from "./csp.mjs";
import { CONSUMER } from "./package.mjs";
import { Sandbox } from "./sandbox.mjs";

const DIST = path.join(CONSUMER, "node_modules/defentry-web/dist");
const IN_PAGE = fileURLToPath(new URL("../e2e/in-page/", import.meta.url));
const TYPES = { ".js": "text/javascript", ".css": "text/css" };
const PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Partner</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/in-page/element-bench.css">
<header><h1>Partner</h1></header>
<main></main>
<script type="module" src="/in-page/element-bench.js"></script>
</html>`;

/** Sealed, for a page with the elements: Lit makes its templates by a policy of this name. A page
 * with another Lit of its own has to allow for a second of that name: `/twice`. */
const policy = (pathname) => sealed({ api: "'none'", code: "" }).replace(/trusted-types .*/,
  `trusted-types lit-html${pathname === "/twice" ? " 'allow-duplicates'" : ""}`);

/** Whose account the gateway's scenarios are about. */
export const EMAIL = "alex@user.example";

/** `address(options)` is a page as `in-page/element-bench.js` makes it. */
export async function startBench() {
  const answer = async ({ url }, response) => {
    const { pathname } = new URL(url, "http://localhost");
    const type = TYPES[path.extname(pathname)];
    if (!type) {
      const headers = { "content-type": "text/html", "content-security-policy": policy(pathname) };
      return response.writeHead(200, headers).end(PAGE);
    }
    const folder = pathname.startsWith("/in-page/") ? IN_PAGE : DIST;
    const file = await readFile(path.join(folder, path.basename(pathname)));
    return response.writeHead(200, { "content-type": type }).end(file);
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.writeHead(404).end());
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const url = `http://localhost:${server.address().port}`;
  return {
    url,
    address: ({ pathname = "/", ...options } = {}) =>
      `${url}${pathname}?${encodeURIComponent(JSON.stringify(options))}`,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** The remote control of the gateway that is in a page; `run` calls a function there. */
export class InPage extends Sandbox {
  constructor(run) {
    super("");
    this.run = run;
  }

  control(method, route, body) {
    const ask = ([how, where, what]) => bench.gateway.control(how, `/control/${where}`, what);
    return this.run(ask, [method, route, body]);
  }

  signing(...given) {
    return super.signing(EMAIL, ...given);
  }
}
