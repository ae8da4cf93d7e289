// Servers render pages, too: there the elements' files are imported, and nothing else happens.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { test } from "node:test";
import { promisify } from "node:util";
import { CONSUMER } from "../support/package.mjs";

const ENTRIES = ["defentry-web/element", "defentry-web/watchlist"];

async function run(script) {
  const args = ["--input-type=module", "--eval", `
    import { createRequire } from "node:module";
    const require = createRequire(${JSON.stringify(`${CONSUMER}/entry.cjs`)});
    ${script}`];
  const { stdout, stderr } = await promisify(execFile)(process.execPath, args, {
    cwd: CONSUMER, timeout: 20_000,
  });
  return [stdout.trim(), stderr];
}

for (const name of ENTRIES) {
  const entry = JSON.stringify(name);
  test(`${name}: by import, by require, and define() does nothing`, async () => {
    assert.deepEqual(await run(`
      const { define } = await import(${entry});
      const other = require(${entry});
      console.log(define(), define("x-y"), other.define(), define === other.define,
        Object.keys(other).filter((key) => key !== "default").join(), typeof customElements,
        typeof document, typeof HTMLElement);`),
    ["undefined undefined undefined false define undefined undefined undefined", ""]);
  });
}

test("where a server has a registry, import and require register each element once", async () => {
  const told = await run(`
    const elements = new Map();
    globalThis.customElements = {
      get: (name) => elements.get(name),
      define(name, element) {
        if (elements.has(name)) throw new Error("twice");
        elements.set(name, element);
      },
    };
    for (const entry of ${JSON.stringify(ENTRIES)}) {
      (await import(entry)).define();
      require(entry).define();
    }
    console.log([...elements.keys()].join());`);
  assert.deepEqual(told, ["defentry-online-data,defentry-watchlist", ""]);
});
