// What a Content-Security-Policy needs of the package; tests/e2e/csp.mjs has it in real browsers.
import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { EXAMPLE, sealed, standard } from "../support/csp.mjs";
import { CONSUMER } from "../support/package.mjs";
import { ROOT } from "../support/servers.mjs";

const DIST = path.join(CONSUMER, "node_modules/defentry-web/dist");

test("no built file makes code of text", async () => {
  const all = await readdir(DIST, { recursive: true });
  const names = all.filter((name) => /\.[cm]?js$/.test(name));
  assert.ok(names.length >= 6, `there are only ${names}`);
  for (const name of names) {
    const text = await readFile(path.join(DIST, name), "utf8");
    const found = /.{0,40}\b(eval|Function)\s*\(.{0,20}/.exec(text)?.[0];
    assert.equal(found, undefined, name);
  }
});

for (const [name, policy] of Object.entries({ standard, sealed })) {
  test(`the README shows the ${name} policy as it is tested`, async () => {
    const text = await readFile(path.join(ROOT, "README.md"), "utf8");
    const headers = text.match(/^Content-Security-Policy: .*$/gm) ?? [];
    assert.ok(headers.includes(`Content-Security-Policy: ${policy(EXAMPLE)}`),
      `${policy(EXAMPLE)}\nis not among\n${headers.join("\n")}`);
  });
}
