// The site of the load bench: each case's page and files as a CDN would send them (brotli, files
// kept for good, pages asked for anew), the two routes of the gateway that a page needs, and a
// place where a page tells how it went.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { ROOT } from "../../tests/support/servers.mjs";
import { serve } from "../lib/files.mjs";

const TOKEN = "2|bench";
const TYPES = {
  html: "text/html; charset=utf-8", js: "text/javascript; charset=utf-8", wasm: "application/wasm",
};
const SCAN = path.join(ROOT, "tests/golden/scan.status.standard.json");
/** Three requests in a row on a slow line take two seconds at most. */
const TELLS_WITHIN_MS = 30_000;

const compressed = (bytes) => brotliCompressSync(bytes, {
  params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
});

function body(request) {
  return new Promise((resolve, reject) => {
    const chunks = [];
    request.on("data", (chunk) => chunks.push(chunk)).once("error", reject)
      .once("end", () => resolve(Buffer.concat(chunks).toString()));
  });
}

/** A file's route. `sent` gets the `{ path, bytes }` of each that had to travel. */
function file(name, content, sent) {
  const bytes = compressed(content);
  const tag = `"${createHash("sha256").update(content).digest("base64url")}"`;
  const type = TYPES[path.extname(name).slice(1) || "html"];
  const kept = type === TYPES.html ? "no-cache" : "public, max-age=31536000, immutable";
  return (request, response, url) => {
    if (!/\bbr\b/.test(request.headers["accept-encoding"])) throw new Error("brotli is not taken");
    response.setHeader("cache-control", kept).setHeader("etag", tag);
    if (request.headers["if-none-match"] === tag) return response.writeHead(304).end();
    sent.push({ path: url.pathname, bytes: bytes.length });
    return response.writeHead(200, {
      "content-type": type, "content-encoding": "br", "content-length": bytes.length,
    }).end(bytes);
  };
}

/** `cases`: `[{ name, page, files: { [name]: bytes } }]`; `fresh(name)` gives a page's path. */
export async function startSite(cases) {
  const sent = [];
  const waiting = [];
  const scan = await readFile(SCAN, "utf8");
  const head = { "content-type": "application/json", "cache-control": "no-store" };
  const say = (response, status, text) => response.writeHead(status, head).end(text);

  const routes = {
    async "/api/v1/sso/login"(request, response) {
      const { code } = JSON.parse(await body(request));
      say(response, code === "code" ? 200 : 422, JSON.stringify({ token: TOKEN }));
    },
    "/api/v1/delete-my-data/scan/status"(request, response) {
      const known = request.headers.authorization === `Bearer ${TOKEN}`;
      say(response, known ? 200 : 401, known ? scan : "{}");
    },
    async "/told"(request, response) {
      const told = JSON.parse(await body(request));
      say(response, 200, "{}");
      waiting.shift()?.(told);
    },
  };
  const files = new Map(cases.map((one) => [one.name, Object.entries({ "": one.page, ...one.files })
    .map(([name, content]) => [name, file(name, content, sent)])]));
  let visitors = 0;
  const server = await serve({ routes, headers: {} });
  return {
    ...server,
    sent,
    scan: JSON.parse(scan),
    /** Under a path that no cache has seen: a visitor who was never here. */
    fresh(name) {
      visitors += 1;
      const folder = `/${visitors}/${name}/`;
      for (const [own, route] of files.get(name)) routes[folder + own] = route;
      return folder;
    },
    /** What the next page tells. Pages are visited one after another. */
    told() {
      return new Promise((resolve, reject) => {
        const hear = (told) => {
          clearTimeout(timer);
          if (told.failed) reject(new Error(told.failed));
          else resolve(told);
        };
        const timer = setTimeout(() => {
          waiting.splice(waiting.indexOf(hear), 1);
          reject(new Error(`a page told nothing within ${TELLS_WITHIN_MS} ms`));
        }, TELLS_WITHIN_MS);
        waiting.push(hear);
      });
    },
  };
}
