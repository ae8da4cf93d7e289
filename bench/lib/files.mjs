// A static server on this machine, which counts what it was asked for.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".wasm": "application/wasm",
};
/** Without these a page's clock is rounded to 0.1 ms; with them, to 0.005. */
const ISOLATED = {
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
};
const BLANK = '<!doctype html><html lang="en"><title>bench</title><link rel="icon" href="data:,">';

/**
 * `roots`: folders by the path they are served under, `{ "/dist/": folder }`; the longest that fits
 * counts. `routes`: what is answered otherwise, `{ "/x": (request, response, url) => … }`.
 * `/` is an empty page, unless it is a route. `seen` has one `"GET /path"` for each request.
 */
export async function serve({ roots = {}, routes = {}, headers = ISOLATED } = {}) {
  const seen = [];
  const prefixes = Object.keys(roots).sort((a, b) => b.length - a.length);

  async function answer(request, response) {
    const url = new URL(request.url, "http://localhost");
    const { pathname } = url;
    seen.push(`${request.method} ${pathname}`);
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (Object.hasOwn(routes, pathname)) return routes[pathname](request, response, url);
    if (pathname === "/") return response.setHeader("content-type", TYPES[".html"]).end(BLANK);
    const prefix = prefixes.find((one) => pathname.startsWith(one));
    if (!prefix) return response.writeHead(404).end();
    const file = path.join(roots[prefix], path.normalize(`/${pathname.slice(prefix.length)}`));
    const bytes = await readFile(file);
    const type = TYPES[path.extname(file)] ?? "application/octet-stream";
    return response.setHeader("content-type", type).end(bytes);
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error) => {
      if (!response.headersSent) response.writeHead(error.code === "ENOENT" ? 404 : 500);
      response.end(String(error.code ?? error.message));
    });
  });
  await new Promise((done, failed) => {
    server.once("error", failed).listen(0, "127.0.0.1", done);
  });
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    seen,
    async stop() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
