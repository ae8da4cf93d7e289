// The README's first two examples, run as they stand: but for the gateway's address, and for the
// page's own `fetch`, `show` and `render`, which are handed in.
import assert from "node:assert/strict";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { fences } from "../support/examples.mjs";
import { CONSUMER, stage } from "../support/package.mjs";
import { ROOT } from "../support/servers.mjs";

const world = stage();

test("README: the first two examples go from a scan to removals", { timeout: 60_000 }, async () => {
  const { sandbox } = world;
  const [{ code }, { code: then }] = fences("README.md", readFileSync(path.join(ROOT, "README.md"), "utf8"));
  const here = code.replace("https://api.partner.example", sandbox.url);
  assert.notEqual(here, code, "it names a gateway");

  const asked = [];
  const rendered = [];
  const phases = [];
  globalThis.readme = {
    /** The partner's route for codes, which takes the person from the session. */
    async fetch(route, { method, signal }) {
      asked.push([method, route, signal.aborted]);
      return new Response(await sandbox.code("alex@example.com"));
    },
    render: (...what) => {
      rendered.push(what);
      // Removals take weeks: the page is left when they have begun.
      globalThis.readme.removing?.session.end();
    },
    scanned: () => assert.deepEqual(rendered.at(-1), [25, 25]),
    show: (phase) => phases.push(phase),
  };
  const file = path.join(CONSUMER, "readme.mjs");
  writeFileSync(file, `const { fetch, render, show } = globalThis.readme;
    ${here}
    globalThis.readme.scanned();
    ${then.replace(/^(?=for .*removals)/m, "globalThis.readme.removing = client;")}`);
  await sandbox.speed(10);
  try {
    // It awaits at its top: imported, it has run.
    await import(pathToFileURL(file).href);
  } finally {
    rmSync(file);
    delete globalThis.readme;
  }

  assert.deepEqual(asked, [["POST", "/session/defentry-code", false]]);
  assert.equal(phases.at(-1), "signed");
  const sent = (await sandbox.log()).map(({ method, path: route }) => `${method} ${route}`);
  assert.equal(sent.filter((one) => one === "POST /api/v1/delete-my-data").length, 1);
  assert.equal(sent.filter((one) => one === "POST /api/v1/delete-my-data/scan").length, 1);
  assert.equal(sent.filter((one) => one === "POST /api/v1/delete-my-data/removal-requests").length, 1);
  assert.ok(Object.keys(await sandbox.removalsBySite()).length > 1, "sites were asked");
  assert.deepEqual(await sandbox.unmatched(), []);
});
