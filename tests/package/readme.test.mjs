// The README's first example, run as it stands: but for the gateway's address, and for the page's
// own `fetch` and `render`, which are handed in.
import assert from "node:assert/strict";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { fences } from "../support/examples.mjs";
import { CONSUMER, stage } from "../support/package.mjs";
import { ROOT } from "../support/servers.mjs";

const world = stage();

test("README: the first example scans to the end", { timeout: 60_000 }, async () => {
  const { sandbox } = world;
  const [{ code }] = fences("README.md", readFileSync(path.join(ROOT, "README.md"), "utf8"));
  const here = code.replace("https://api.partner.example", sandbox.url);
  assert.notEqual(here, code, "it names a gateway");

  const asked = [];
  const rendered = [];
  globalThis.readme = {
    /** The partner's route for codes, which takes the person from the session. */
    async fetch(route, { method, signal }) {
      asked.push([method, route, signal.aborted]);
      return new Response(await sandbox.code("alex@example.com"));
    },
    render: (...what) => rendered.push(what),
  };
  const file = path.join(CONSUMER, "readme.mjs");
  writeFileSync(file, `const { fetch, render } = globalThis.readme;\n${here}`);
  await sandbox.speed(10);
  try {
    // It awaits at its top: imported, it has run.
    await import(pathToFileURL(file).href);
  } finally {
    rmSync(file);
    delete globalThis.readme;
  }

  assert.deepEqual(asked, [["POST", "/session/defentry-code", false]]);
  assert.deepEqual(rendered.at(-1), [25, 25]);
  const sent = (await sandbox.log()).map(({ method, path: route }) => `${method} ${route}`);
  assert.equal(sent.filter((one) => one === "POST /api/v1/delete-my-data").length, 1);
  assert.equal(sent.filter((one) => one === "POST /api/v1/delete-my-data/scan").length, 1);
  assert.deepEqual(await sandbox.unmatched(), []);
});
