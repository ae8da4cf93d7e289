// A static server as hosts are: the right type for each file, and 404 for what is not there.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";

const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".map": "application/json",
  ".mjs": "text/javascript",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/** `{ url, stop }`; `headers` go with every answer. */
export async function serve(folder, { headers = {} } = {}) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const name = pathname.endsWith("/") ? `${pathname}index.html` : pathname;
    // URL has resolved every `..` already, so the file is in the folder.
    const file = path.join(folder, decodeURIComponent(name));
    const body = await readFile(file).catch(() => null);
    const type = TYPES[path.extname(file)] ?? "application/octet-stream";
    if (body) response.writeHead(200, { "content-type": type, ...headers }).end(body);
    else response.writeHead(404, { "content-type": "text/plain", ...headers }).end("not here\n");
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    // Sandboxes are 127.0.0.1, this is localhost: two sites, and CORS is for real.
    url: `http://localhost:${server.address().port}/`,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
