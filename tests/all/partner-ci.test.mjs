// examples/partner-ci as a partner has it, and the tests that docs/testing.md shows: they pass
// where there is no network at all.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { ISOLATED, alone } from "../support/alone.mjs";
import { fences } from "../support/examples.mjs";
import { ROOT } from "../support/servers.mjs";

const LIMIT = { timeout: 150_000 };
const DOCS = "docs/testing.md";
const shown = fences(DOCS, readFileSync(path.join(ROOT, DOCS), "utf8")).map(({ code }) => code);
const count = (code) => code.match(/^test\(/gm)?.length ?? 0;

describe("with Vitest", () => {
  let project;
  before(async () => { project = await alone("examples/partner-ci"); });
  after(() => project?.remove());

  test(`there is no network: ${ISOLATED ? "a namespace, and a guard" : "a guard"}`, async () => {
    const server = createServer((_, response) => response.end("here"));
    await new Promise((go) => server.listen(0, "127.0.0.1", go));
    const url = `http://127.0.0.1:${server.address().port}/`;
    try {
      assert.equal(await (await fetch(url)).text(), "here", "but there is one here");
      const { code, said } = await project.run("-e", `fetch("${url}").then(() => "came")`);
      assert.equal(code, 1);
      assert.match(said, /no-network|fetch failed/);
    } finally {
      server.close();
      server.closeAllConnections();
    }
  });

  test("the partner's tests pass", LIMIT, async () => {
    const { code, said } = await project.run("node_modules/vitest/vitest.mjs", "run");
    assert.equal(code, 0, said);
    assert.match(said, /Tests\s+9 passed \(9\)/);
  });

  test("so do those of the documentation", LIMIT, async () => {
    const mine = shown.filter((code) => code.includes('from "vitest"'));
    assert.ok(mine.length > 0, "there are some");
    mine.forEach((code, i) => writeFileSync(path.join(project.dir, `docs-${i}.test.ts`), code));
    const { code, said } = await project.run("node_modules/vitest/vitest.mjs", "run", "docs-");
    assert.equal(code, 0, said);
    assert.match(said, new RegExp(`Tests\\s+${count(mine.join("\n"))} passed`));
  });
});

describe("with Jest and jsdom", () => {
  let project;
  before(async () => {
    const isOwn = (name) => !/\.test\.js$|^scenario/.test(name);
    project = await alone("tests/packaging/jest-jsdom", isOwn);
  });
  after(() => project?.remove());

  test("those of the documentation pass", LIMIT, async () => {
    const mine = shown.filter((code) => /^test\(/m.test(code) && code.includes("require("));
    assert.ok(mine.length > 0, "there are some");
    const head = "/** @jest-environment jsdom */\n";
    mine.forEach((code, i) => (
      writeFileSync(path.join(project.dir, `docs-${i}.test.cjs`), head + code)));
    const { code, said } = await project.run("node_modules/jest/bin/jest.js",
      "--ci", "--rootDir", project.dir, "--testMatch", "**/docs-*.test.cjs");
    assert.equal(code, 0, said);
    assert.match(said, new RegExp(`Tests:\\s+${count(mine.join("\n"))} passed`));
  });
});
