// `defentry-web/doctor` as Node has it, where there is no CORS: the gateway, formats, options.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
import { before, test } from "node:test";
import { timed } from "../support/assert.mjs";
import { at, importedDoctor, named, statuses } from "../support/doctor.mjs";
import { CONSUMER, stage } from "../support/package.mjs";

const world = stage();
const DIST = path.join(CONSUMER, "node_modules/defentry-web/dist");
let doctor;

before(async () => { doctor = await importedDoctor(); });

const outcomes = ({ checks }) =>
  Object.fromEntries(checks.map(({ name, outcome }) => [name, outcome]));

/** A server that answers every request so, for as long as `work` takes. */
async function serving(answer, work) {
  const server = createServer(answer);
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  try {
    return await work(`http://127.0.0.1:${server.address().port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

test("a right gateway is found right, by three reads with no token of anyone", async () => {
  const report = await doctor({ baseUrl: `${world.sandbox.url}/` });
  assert.deepEqual(outcomes(report), {
    online: "skipped", "secure context": "skipped", "service worker": "skipped",
    WebAssembly: "ok", "base URL": "ok", gateway: "ok",
    "invalid token": "ok", CORS: "skipped", "format without version": "ok",
    "format with version": "ok", contract: "skipped",
  });
  assert.match(at(report, "format without version").says, /^Legacy/);
  assert.match(at(report, "format with version").says, /^Standardized/);
  assert.deepEqual([report.routes, report.departures], [[], []]);
  const log = await world.sandbox.log();
  assert.deepEqual(log.map(({ method, status, token_email: email }) => [method, status, email]),
    Array(3).fill(["GET", 401, null]));
  for (const { name, says } of report.checks) {
    assert.ok(report.text.includes(name) && report.text.includes(says), name);
  }
});

test("apiVersion: null sends no version, and the forced format is seen", async () => {
  await world.sandbox.control("POST", "format", { force_standardized: true });
  const report = await doctor({ baseUrl: world.sandbox.url, apiVersion: null });
  assert.equal(at(report, "format with version").outcome, "skipped");
  assert.match(at(report, "format without version").says, /^Standardized/);
  assert.ok((await world.sandbox.log()).every((entry) => entry.api_version === null));
});

test("each of the four legacy bodies is known; so is a version that is not taken", async () => {
  for (const shape of ["list", "fields", "error", "message"]) {
    await world.sandbox.control("POST", "format", { legacy_error_shape: shape });
    const report = await doctor({ baseUrl: world.sandbox.url, apiVersion: "1999-01-01" });
    assert.match(at(report, "format without version").says, /^Legacy/, shape);
    const { outcome, says } = at(report, "format with version");
    assert.equal(outcome, "warning");
    assert.match(says, /1999-01-01/);
  }
});

test("nothing there, a redirect, a web page, and a gateway that is busy", async () => {
  const client = { request: () => assert.fail("a gateway that is not reached is not read") };
  const nothing = await serving(null, async (baseUrl) => baseUrl);
  const gone = await doctor({ baseUrl: nothing, client });
  assert.equal(at(gone, "gateway").outcome, "failed");
  assert.match(at(gone, "gateway").says, /unreachable/);
  assert.equal(at(gone, "contract").outcome, "skipped");

  const moved = (_, response) => response.writeHead(302, { location: "/elsewhere" }).end();
  const report = await serving(moved, (baseUrl) => doctor({ baseUrl, client }));
  assert.match(at(report, "gateway").says, /redirects/);

  const site = (_, response) => response.writeHead(404).end("<!doctype html>");
  const page = await serving(site, (baseUrl) => doctor({ baseUrl }));
  assert.equal(at(page, "gateway").outcome, "ok");
  assert.equal(at(page, "invalid token").outcome, "warning");
  assert.match(at(page, "invalid token").says, /404/);
  assert.equal(at(page, "format without version").outcome, "unknown");

  const busy = (_, response) => response.writeHead(503).end("{}");
  const later = await serving(busy, (baseUrl) => doctor({ baseUrl }));
  assert.equal(at(later, "invalid token").outcome, "unknown");
});

test("a connection that breaks once is no refusal", async () => {
  let asked = 0;
  const report = await serving((request, response) => {
    asked += 1;
    if (asked === 1) request.socket.destroy();
    else response.writeHead(401).end("{}");
  }, (baseUrl) => doctor({ baseUrl }));
  assert.equal(at(report, "gateway").outcome, "ok");
});

test("a gateway that hangs is given timeoutMs, and the signal ends it at once", async () => {
  const hang = () => {};
  await serving(hang, async (baseUrl) => {
    let report;
    const ms = await timed(async () => { report = await doctor({ baseUrl, timeoutMs: 150 }); });
    assert.ok(ms >= 140 && ms < 2_000, `${ms} ms`);
    assert.equal(at(report, "gateway").outcome, "failed");
    assert.match(at(report, "gateway").says, /timeoutMs/);

    const stop = new AbortController();
    setTimeout(() => stop.abort(), 100);
    const stopped = await timed(async () => {
      report = await doctor({ baseUrl, signal: stop.signal });
    });
    assert.ok(stopped < 2_000, `${stopped} ms`);
    assert.equal(at(report, "gateway").outcome, "skipped");
  });
  await world.unsent(() => doctor({ baseUrl: world.sandbox.url, signal: AbortSignal.abort() }));
});

test("reads obey timeoutMs and the signal, even of a client that does not", async () => {
  const client = { request: () => new Promise(() => {}) };
  const slow = await doctor({ baseUrl: world.sandbox.url, client, timeoutMs: 60 });
  assert.deepEqual(statuses(slow), new Set(["timeout"]));
  const stop = new AbortController();
  const request = () => new Promise(() => stop.abort());
  const { signal } = stop;
  const report = await doctor({ baseUrl: world.sandbox.url, client: { request }, signal });
  assert.deepEqual(report.routes.map(({ status }) => status).slice(0, 2), ["aborted", "skipped"]);
  assert.equal(at(report, "contract").outcome, "skipped");
});

test("addresses that connect does not take are told, and nothing is sent", async () => {
  for (const baseUrl of [
    "", "api.partner.example", "http://api.partner.example", "ftp://127.0.0.1", "https://",
    "https://u:p@h.example", "https://h.example?x", "https://h.example#x", "https://h.example/../x",
    "https://h ost", "http://127.example", "http://localhost.example", "HTTPS://h.example",
    "https://h.example\\@evil.example",
  ]) {
    const report = await doctor({ baseUrl });
    assert.equal(at(report, "base URL").outcome, "failed", baseUrl);
    assert.ok(!("gateway" in outcomes(report)), baseUrl);
    await assert.rejects(world.client({ baseUrl }), { kind: "misuse" }, "connect says the same");
  }
  for (const baseUrl of ["https://h.example:99999", "https://[::1:"]) {
    assert.equal(at(await doctor({ baseUrl }), "base URL").outcome, "failed", baseUrl);
  }
});

test("a runtime without WebAssembly is told", async () => {
  const name = "WebAssembly";
  const kept = Object.getOwnPropertyDescriptor(globalThis, name);
  delete globalThis[name];
  const report = await doctor({ baseUrl: "" });
  Object.defineProperty(globalThis, name, kept);
  assert.deepEqual(named(report, "failed"), [name, "base URL"]);
});

test("a missing or mistyped option throws, and says which", async () => {
  const baseUrl = world.sandbox.url;
  const wrong = [
    [undefined, "options"], [null, "options"], ["https://h.example", "options"], [{}, "baseUrl"],
    [{ baseUrl: 7 }, "baseUrl"], [{ baseUrl, apiVersion: 7 }, "apiVersion"],
    [{ baseUrl, apiVersion: "a\nb" }, "apiVersion"], [{ baseUrl, timeoutMs: 0 }, "timeoutMs"],
    [{ baseUrl, timeoutMs: "1" }, "timeoutMs"], [{ baseUrl, timeoutMs: Infinity }, "timeoutMs"],
    [{ baseUrl, signal: {} }, "signal"], [{ baseUrl, client: {} }, "client"],
    [{ baseUrl, client: null }, "client"],
  ];
  await world.unsent(async () => {
    for (const [options, name] of wrong) {
      const said = (error) =>
        error instanceof TypeError && error.message.startsWith(`doctor: ${name} must be `);
      await assert.rejects(doctor(options), said, name);
    }
  });
});

test("it is an entry of its own: none of it is in the client's, and no wasm in it", () => {
  const read = (name) => readFileSync(path.join(DIST, name), "utf8");
  const own = read("doctor.js");
  assert.ok(own.length < 20_000, `${own.length} bytes`);
  assert.doesNotMatch(own, /^import |AGFzbQ|import\(/m);
  for (const name of ["browser.js", "external.js", "inline.js", "inline.cjs", "workerd.js"]) {
    assert.ok(!read(name).includes("Bearer doctor"), name);
  }
});
