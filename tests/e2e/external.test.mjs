// `./external`: the core as a file of its own, from a plain file server, right and wrong about its
// type.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { after, before, test } from "node:test";
import { launch } from "../support/browser.mjs";
import { CONSUMER } from "../support/package.mjs";
import { startSandbox } from "../support/servers.mjs";

const DIST = path.join(CONSUMER, "node_modules/defentry-web/dist");
const JS = "text/javascript";
let browser, sandbox;

before(async () => [browser, sandbox] = await Promise.all([launch(), startSandbox()]));
after(() => Promise.all([browser?.close(), sandbox?.stop()]));

const flip = (bytes) => {
  bytes[bytes.length >> 1] ^= 1;
  return bytes;
};

/** Serves the two files and an empty page; the `.wasm` with this status and type, perhaps
 * spoiled. */
async function serving(status, type, work, spoil = (bytes) => bytes) {
  const server = createServer(async (request, response) => {
    const name = path.basename(request.url);
    if (name === "") return response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html>");
    const isCore = name.endsWith(".wasm");
    response.writeHead(isCore ? status : 200, { "content-type": isCore ? type : JS });
    const bytes = await readFile(path.join(DIST, name)).catch(() => "");
    return response.end(isCore ? spoil(bytes) : bytes);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const page = await browser.newPage();
  try {
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    return await page.evaluate(work, { baseUrl: sandbox.url, code: await sandbox.code("siv@user.example") });
  } finally {
    await page.close();
    server.closeAllConnections();
    server.close();
  }
}

const account = async ({ baseUrl, code }) => {
  const { connect } = await import("/external.js");
  try {
    const client = await connect({ baseUrl, getCode: () => code });
    return (await client.account.get()).email;
  } catch (error) {
    return error.kind;
  }
};

for (const type of ["application/wasm", "application/octet-stream"]) {
  test(`it is loaded where the server says ${type}`, async () => {
    assert.equal(await serving(200, type, account), "siv@user.example");
  });
}

test("a core that is not there is told as a network error", async () => {
  assert.equal(await serving(404, "text/plain", account), "network");
});

for (const type of ["application/wasm", "application/octet-stream"]) {
  test(`a core with one flipped bit, as ${type}, is never run: a network error`, async () => {
    assert.equal(await serving(200, type, account, flip), "network");
  });
}
