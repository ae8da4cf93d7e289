// `defentry-web/doctor` in Chromium, on a page of another origin than the gateway: what CORS, the
// page's CSP and a service worker do to it, and what it does to the gateway.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { after, before, beforeEach, test } from "node:test";
import { launch } from "../support/browser.mjs";
import { at, named } from "../support/doctor.mjs";
import { CONSUMER } from "../support/package.mjs";
import { startSandbox } from "../support/servers.mjs";

const DIST = path.join(CONSUMER, "node_modules/defentry-web/dist");
const FILES = {
  "sw.js": 'addEventListener("activate", (event) => event.waitUntil(clients.claim()));',
  "worker.js": 'import { doctor } from "/doctor.js";\n'
    + "onmessage = async ({ data }) => postMessage(await doctor(data));",
};
const CORS = {
  "access-control-allow-origin": "*",
  "access-control-allow-headers": "authorization,x-api-version",
};
const LOGIN = "/api/v1/sso/login";
const ASKED = "access-control-request-method";
let browser, sandbox;

before(async () => [browser, sandbox] = await Promise.all([launch(), startSandbox()]));
beforeEach(() => sandbox.reset());
after(() => Promise.all([browser?.close(), sandbox?.stop()]));

async function listening(answer, work) {
  const server = createServer(answer);
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  try {
    return await work(`http://127.0.0.1:${server.address().port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/** A page of a partner's with these headers, while `work` runs. */
function onPage(headers, work) {
  return listening(async (request, response) => {
    const name = path.basename(request.url);
    const type = name === "" ? "text/html" : "text/javascript";
    const file = name === "" ? "<!doctype html>"
      : FILES[name] ?? await readFile(path.join(DIST, name)).catch(() => "");
    return response.writeHead(200, { "content-type": type, ...headers }).end(file);
  }, async (url) => {
    const context = await browser.newContext();
    const page = await context.newPage();
    try {
      await page.goto(url);
      return await work(page, url);
    } finally {
      await context.close();
    }
  });
}

const run = async (options) => (await import("/doctor.js")).doctor(options);

/** A diagnosis of `baseUrl`, the sandbox unless said otherwise. */
const diagnose = (options = {}, headers = {}) =>
  onPage(headers, (page) => page.evaluate(run, { baseUrl: sandbox.url, ...options }));

/** A diagnosis with a session of somebody's. */
async function withSession() {
  const code = await sandbox.code("siv@user.example");
  return onPage({}, (page) => page.evaluate(async ({ baseUrl, code }) => {
    const [{ doctor }, { connect }] =
      await Promise.all([import("/doctor.js"), import("/browser.js")]);
    return doctor({ baseUrl, client: await connect({ baseUrl, getCode: () => code }) });
  }, { baseUrl: sandbox.url, code }));
}

test("a right gateway and a session: all is well, but for what a page cannot know", async () => {
  const report = await withSession();
  assert.deepEqual(named(report, "failed", "warning", "skipped"), [], report.text);
  assert.deepEqual(named(report, "unknown"), ["reads Retry-After"], "nothing was throttled");
  assert.equal(at(report, "contract").outcome, "ok");
  assert.ok(report.routes.every(({ status }) => ["ok", "not_found"].includes(status)));
});

test("nothing is changed: a real token goes with reads, and writes are refused", async () => {
  await withSession();
  const log = (await sandbox.log()).filter(({ path: to }) => to !== LOGIN);
  const writes = log.filter(({ method }) => method !== "GET");
  assert.deepEqual(writes.map(({ method, route }) => `${method} ${route}`).sort(), [
    "DELETE /api/v1/credit-card/{creditCardId}",
    "PATCH /api/v1/passport-watchlist/{passportId}",
    "POST /api/v1/delete-my-data/scan/{siteId}/retry",
    "POST /api/v1/delete-my-data/scan/{siteId}/retry",
    "PUT /api/v2/account/{account_id}",
  ]);
  for (const { status, path: to, token_email: email } of writes) {
    assert.deepEqual([status, email], [401, null]);
    assert.match(to, /\/doctor-none(\/|$)/);
  }
  assert.ok(log.some(({ token_email: email }) => email), "the session was used");
  assert.deepEqual(await sandbox.applied(), { [`POST ${LOGIN}`]: 1 });
  assert.deepEqual(await sandbox.unmatched(), []);
});

test("CORS off is told from a gateway that is not there", async () => {
  await sandbox.control("POST", "cors", { off: true });
  await onPage({}, async (page, origin) => {
    const report = await page.evaluate(run, { baseUrl: sandbox.url });
    assert.match(at(report, "gateway").says, /^CORS refused/);
    assert.ok(at(report, "gateway").fix.includes(`Access-Control-Allow-Origin: ${origin}`));
    assert.deepEqual(named(report, "failed"), ["gateway"]);
  });
  const gone = await listening(null, async (url) => url);
  const report = await diagnose({ baseUrl: gone });
  assert.match(at(report, "gateway").says, /is unreachable\.$/);
  assert.deepEqual(named(report, "failed"), ["gateway"]);
});

test("a page that is cross-origin isolated cannot tell the two apart, and says so", async () => {
  await sandbox.control("POST", "cors", { off: true });
  const report = await diagnose({}, {
    "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp",
  });
  assert.match(at(report, "gateway").says, /unreachable, or CORS refused: .* cannot tell/);
});

/** What a gateway may deny, and what there is to do about it. */
const DENIED = {
  "header x-api-version": /apiVersion: null/,
  "header authorization": /authorization in Access-Control-Allow-Headers\..*\*/,
  "header content-type": /content-type in Access-Control-Allow-Headers\./,
  "method PUT": /PUT in Access-Control-Allow-Methods\./,
  "method PATCH": /PATCH in Access-Control-Allow-Methods\./,
  "method DELETE": /DELETE in Access-Control-Allow-Methods\./,
};

for (const [name, fix] of Object.entries(DENIED)) {
  test(`${name} is found denied, and nothing else`, async () => {
    const [kind, what] = name.split(" ");
    await sandbox.control("POST", "cors", { [`deny_${kind}s`]: [what] });
    const report = await diagnose();
    assert.deepEqual(named(report, "failed", "warning"), [name], report.text);
    assert.match(at(report, name).fix, fix);
    assert.equal(at(report, "preflight").outcome, "ok");
  });
}

test("where no preflight passes, that is said once, and the rest cannot be told", async () => {
  await sandbox.control("POST", "cors", {
    deny_headers: ["authorization", "x-api-version", "content-type"],
    deny_methods: ["PUT", "PATCH", "DELETE"],
  });
  const report = await diagnose();
  assert.deepEqual(named(report, "failed"), ["preflight"], report.text);
  for (const name of Object.keys(DENIED)) assert.equal(at(report, name).outcome, "unknown", name);
  for (const name of ["method GET", "method POST"]) assert.equal(at(report, name).outcome, "ok");
});

test("a gateway that forgets POST is told apart from one that forgets OPTIONS, too", async () => {
  const headers = { ...CORS, "access-control-allow-methods": "PUT,PATCH,DELETE" };
  const answers = (forgets) => ({ method, headers: { [ASKED]: asked } }, response) => {
    const isForgotten = method === "POST" || asked === "POST" || forgets === method;
    response.writeHead(method === "OPTIONS" ? 204 : 401, isForgotten ? {} : headers).end();
  };
  const first = await listening(answers("POST"), (baseUrl) => diagnose({ baseUrl }));
  assert.deepEqual(named(first, "failed"), ["method POST"], first.text);
  assert.match(at(first, "header content-type").says, /before POST passes/);

  const both = await listening(answers("OPTIONS"), (baseUrl) => diagnose({ baseUrl }));
  assert.deepEqual(named(both, "failed"), ["method POST", "preflight"], both.text);
});

test("what the browser remembers of preflights does not hide what has changed", async () => {
  await onPage({}, async (page) => {
    assert.deepEqual(named(await page.evaluate(run, { baseUrl: sandbox.url }), "failed"), []);
    await sandbox.control("POST", "cors", { deny_methods: ["PUT"] });
    const report = await page.evaluate(run, { baseUrl: sandbox.url });
    assert.deepEqual(named(report, "failed"), ["method PUT"]);
  });
});

test("headers are readable where seen; hidden or absent, a page cannot know", async () => {
  const throttled = {
    method: "PUT", path: "/api/v2/account/{account_id}", status: 503, retry_after: 1,
  };
  const headers = ["X-Request-Id", "X-RateLimit-Remaining", "Retry-After"];
  for (const hidden of headers) {
    await sandbox.control("POST", "cors", { hide_headers: [hidden] });
    await sandbox.fault(throttled);
    const report = await diagnose();
    assert.deepEqual(named(report, "unknown"), [`reads ${hidden}`]);
    assert.match(at(report, `reads ${hidden}`).says, /cannot tell/);
  }
});

test("what the page's own CSP forbids is laid to it, and not to the gateway", async () => {
  const script = "script-src 'self'";
  const csp = (rest) => ({ "content-security-policy": `default-src 'none'; ${rest}` });
  const all = await diagnose({}, csp(`${script} 'wasm-unsafe-eval'; connect-src 'self'`));
  assert.match(at(all, "gateway").says, /Forbidden by this page's CSP/);
  assert.ok(at(all, "gateway").fix.includes(sandbox.url));
  assert.equal(at(all, "WebAssembly").outcome, "ok");

  const some = await diagnose({}, csp(`${script}; connect-src ${sandbox.url}/api/v1/`));
  assert.deepEqual(named(some, "failed"), ["WebAssembly", "method PUT"]);
  assert.match(at(some, "method PUT").says, /Forbidden by this page's CSP/);
  assert.match(at(some, "WebAssembly").fix, /'wasm-unsafe-eval'/);

  await sandbox.control("POST", "cors", { off: true });
  const reportOnly = { "content-security-policy-report-only": "connect-src 'none'" };
  const watched = await diagnose({}, reportOnly);
  assert.match(at(watched, "gateway").says, /^CORS refused/, "what only reports forbids nothing");
});

test("a gateway that redirects, and one that takes any token: no write goes there", async () => {
  const redirect = (_, response) => response.writeHead(302, { ...CORS, location: "/login" }).end();
  const moved = await listening(redirect, (baseUrl) => diagnose({ baseUrl }));
  assert.match(at(moved, "gateway").says, /redirects/);

  const methods = new Set();
  const open = ({ method }, response) => {
    methods.add(method);
    response.writeHead(200, CORS).end('{"message":"Welcome"}');
  };
  const report = await listening(open, (baseUrl) => diagnose({ baseUrl }));
  assert.equal(at(report, "invalid token").outcome, "warning");
  assert.equal(at(report, "format without version").outcome, "unknown", "no refusal");
  for (const name of ["method POST", "method PUT", "method DELETE", "header content-type"]) {
    assert.equal(at(report, name).outcome, "unknown");
    assert.match(at(report, name).says, /^Not tried/);
  }
  assert.deepEqual(methods, new Set(["GET", "OPTIONS"]));
});

test("a service worker that controls the page is told", async () => {
  await onPage({}, async (page) => {
    await page.evaluate(async () => {
      const controlled = new Promise((done) => {
        navigator.serviceWorker.addEventListener("controllerchange", done);
      });
      await navigator.serviceWorker.register("/sw.js");
      await controlled;
    });
    const report = await page.evaluate(run, { baseUrl: sandbox.url });
    assert.deepEqual(named(report, "failed", "warning"), ["service worker"]);
  });
});

test("a browser that is offline is told", async () => {
  await onPage({}, async (page) => {
    await page.evaluate(() => import("/doctor.js"));
    await page.context().setOffline(true);
    const report = await page.evaluate(run, { baseUrl: sandbox.url });
    assert.deepEqual(named(report, "failed"), ["gateway", "online"]);
  });
});

test("on the gateway's own origin there is no CORS to ask about", async () => {
  await onPage({}, async (page, origin) => {
    const report = await page.evaluate(run, { baseUrl: origin });
    assert.equal(at(report, "CORS").outcome, "skipped");
    assert.equal(at(report, "gateway").outcome, "ok");
  });
});

test("it works in a worker of the page, too", async () => {
  const inWorker = (options) => new Promise((resolve, reject) => {
    const worker = new Worker("/worker.js", { type: "module" });
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = (event) => reject(new Error(event.message));
    worker.postMessage(options);
  });
  const report = await onPage({}, (page) => page.evaluate(inWorker, { baseUrl: sandbox.url }));
  assert.deepEqual(named(report, "failed", "warning"), []);
  assert.equal(at(report, "method PUT").outcome, "ok");
});
