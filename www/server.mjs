// Stands for a partner: serves the built page, and its backend's one route, which trades the
// client secret for a one-time code. `node server.mjs --port N --sandbox URL [--email ADDRESS]`
import { readFile } from "node:fs/promises";
import http from "node:http";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "0" },
    sandbox: { type: "string" },
    email: { type: "string", default: process.env.DEMO_EMAIL ?? "alex.demo@example.com" },
  },
});
if (!values.sandbox) throw new Error("--sandbox URL is missing");
const sandbox = new URL(values.sandbox).origin;
const dist = fileURLToPath(new URL("./dist/", import.meta.url));

const HEADERS = {
  "content-security-policy": [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'", // the page's own files; wasm may compile, eval may not
    "style-src 'self'",
    "img-src 'self' data:",
    `connect-src 'self' ${sandbox}`, // 'self' for the code route and config.json
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'", // no string ever becomes markup or code
    "trusted-types 'none'",
  ].join("; "),
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer", // no address of ours reaches the brokers behind the links
  "cross-origin-opener-policy": "same-origin",
};
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/** The user is whoever the partner's own session says; this demo has one user, and no cookie. The
 * address never comes from the request: else any page could ask for anybody's code. */
async function code(request, response) {
  // Another site can make a browser send this POST, though not read the answer. Refuse it anyway.
  if (request.headers["sec-fetch-site"] !== "same-origin") return send(response, 403, "forbidden");
  const answer = await fetch(`${sandbox}/api/v1/sso/code`, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify({
      client_id: "partner-demo",
      client_secret: "sandbox-secret",
      email: values.email,
    }),
  });
  if (!answer.ok) return send(response, 502, `the gateway answered ${answer.status}`);
  const body = await answer.json();
  send(response, 200, (body.data ?? body).code, "text/plain; charset=utf-8");
}

function send(response, status, body, type = "text/plain; charset=utf-8") {
  response.writeHead(status, { ...HEADERS, "content-type": type, "cache-control": "no-store" });
  response.end(body);
}

async function file(pathname, response) {
  const wanted = path.join(dist, pathname === "/" ? "index.html" : pathname);
  const type = TYPES[path.extname(wanted)];
  // `join` has resolved every `..`: what left the folder does not begin with it.
  if (!type || !wanted.startsWith(dist)) return send(response, 404, "not found");
  try {
    send(response, 200, await readFile(wanted), type);
  } catch {
    send(response, 404, "not found");
  }
}

async function answer(request, response) {
  const { pathname } = new URL(request.url, "http://localhost");
  if (pathname === "/session/defentry-code") {
    return request.method === "POST" ? code(request, response) : send(response, 405, "POST only");
  }
  if (request.method !== "GET") return send(response, 405, "GET only");
  if (pathname === "/config.json") {
    // `sandbox` lets the page offer faults: there is nothing real behind this gateway.
    const config = { baseUrl: sandbox, sandbox: true };
    return send(response, 200, JSON.stringify(config), "application/json");
  }
  return file(decodeURIComponent(pathname), response);
}

const server = http.createServer((request, response) => {
  answer(request, response).catch(() => send(response, 500, "the partner's server failed"));
});
// A person may break CORS while the page is open: browsers shall ask again, not remember.
await fetch(`${sandbox}/control/cors`, { method: "POST", body: '{"max_age_s":2}' })
  .catch(() => console.error("the sandbox does not answer yet"));
// The sandbox is 127.0.0.1, this is localhost: two sites, so CORS and the CSP are for real.
server.listen(Number(values.port), "127.0.0.1", () => {
  console.log(`www listening on http://localhost:${server.address().port}`);
});
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(0));
