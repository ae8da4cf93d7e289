// Stands for a partner: serves the built page, and its backend's one route, which trades the
// client secret for a one-time code. `node server.mjs --port N --sandbox URL [--email ADDRESS]`
// With `--edge URL` a worker has the secret and that route, and this server signs the user in, with
// the key in SESSION_KEY.
import { readFile } from "node:fs/promises";
import http from "node:http";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { POLICIES, policy } from "./policy.mjs";
import { passOn, signIn } from "./session.mjs";

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "0" },
    sandbox: { type: "string" },
    edge: { type: "string" },
    email: { type: "string", default: process.env.DEMO_EMAIL ?? "alex.demo@example.com" },
  },
});
if (!values.sandbox) throw new Error("--sandbox URL is missing");
const { SESSION_KEY } = process.env;
if (values.edge && !SESSION_KEY) throw new Error("--edge needs SESSION_KEY");
const sandbox = new URL(values.sandbox).origin;
const dist = fileURLToPath(new URL("./dist/", import.meta.url));

const HEADERS = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer", // no address of ours reaches the brokers behind the links
  "cross-origin-opener-policy": "same-origin",
  "cache-control": "no-store",
};
const TEXT = "text/plain; charset=utf-8";
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm",
};

/** The user is whoever the partner's own session says; this demo has one user, and no cookie. The
 * address never comes from the request: else any page could ask for anybody's code. */
async function code(request, send) {
  // Another site can make a browser send this POST, though not read the answer. Refuse it anyway.
  if (request.headers["sec-fetch-site"] !== "same-origin") return send(403, "forbidden");
  const answer = await fetch(`${sandbox}/api/v1/sso/code`, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify({
      client_id: "partner-demo",
      client_secret: "sandbox-secret",
      email: values.email,
    }),
  });
  if (!answer.ok) return send(502, `the gateway answered ${answer.status}`);
  const body = await answer.json();
  return send(200, (body.data ?? body).code);
}

async function file(pathname, send) {
  const wanted = path.join(dist, pathname === "/" ? "index.html" : pathname);
  const type = TYPES[path.extname(wanted)];
  // `join` has resolved every `..`: what left the folder does not begin with it.
  if (!type || !wanted.startsWith(dist)) return send(404, "not found");
  // Loading a page is logging in here, for want of a login page: so a reload is the fresh login
  // that the worker may ask for. Not on its 401: then it might as well not ask.
  const signsIn = values.edge && path.extname(wanted) === ".html";
  const extra = signsIn ? { "set-cookie": signIn(values.email, SESSION_KEY) } : {};
  try {
    return send(200, await readFile(wanted), type, extra);
  } catch {
    return send(404, "not found");
  }
}

async function answer(request, { pathname }, send) {
  if (pathname === "/session/defentry-code") {
    return request.method === "POST" ? code(request, send) : send(405, "POST only");
  }
  if (request.method !== "GET") return send(405, "GET only");
  if (pathname === "/config.json") {
    // `sandbox` lets the page offer faults: there is nothing real behind this gateway.
    const config = { baseUrl: sandbox, sandbox: true, email: values.email, policies: POLICIES };
    return send(200, JSON.stringify(config), "application/json");
  }
  return file(decodeURIComponent(pathname), send);
}

const server = http.createServer((request, response) => {
  // By whichever of its names this machine was asked; any other gets no address of its own.
  const { host = "" } = request.headers;
  const own = /^(localhost|127\.0\.0\.1):\d+$/.test(host) ? `http://${host}` : "'none'";
  const url = new URL(request.url, "http://localhost");
  const asked = url.searchParams.get("csp");
  const name = POLICIES.includes(asked) ? asked : POLICIES[0];
  const send = (status, body, type = TEXT, extra = {}) => {
    const csp = policy(name, { api: sandbox, own });
    const headers = { ...HEADERS, "content-security-policy": csp, "content-type": type, ...extra };
    response.writeHead(status, headers).end(body);
  };
  if (values.edge && request.method === "POST" && url.pathname.startsWith("/session/")) {
    passOn(values.edge, url.pathname, request, response);
    return;
  }
  answer(request, url, send).catch(() => send(500, "the partner's server failed"));
});
// A person may break CORS while the page is open: browsers shall ask again, not remember.
await fetch(`${sandbox}/control/cors`, { method: "POST", body: '{"max_age_s":2}' })
  .catch(() => console.error("the sandbox does not answer yet"));
// The sandbox is 127.0.0.1, this is localhost: two sites, so CORS and the CSP are for real.
server.listen(Number(values.port), "127.0.0.1", () => {
  console.log(`www listening on http://localhost:${server.address().port}`);
});
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(0));
