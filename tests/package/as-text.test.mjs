// A core as text in a script: whatever its bytes are, they come back, and no tool has to escape it.
import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";
import { build } from "esbuild";
import { asText, reader as plugin } from "../../pkg-template/as-text.mjs";
import { ROOT } from "../support/servers.mjs";

/** What the package reads it by. */
async function reader() {
  const { outputFiles: [{ text }] } = await build({
    entryPoints: [path.join(ROOT, "pkg-template/src/bytes.ts")], bundle: true, write: false,
    format: "esm", plugins: [plugin],
  });
  return (await import(`data:text/javascript,${encodeURIComponent(text)}`)).decode;
}

const all = Array.from({ length: 256 }, (_, byte) => byte);
// A step that has nothing in common with 256: each byte beside each other one.
const pairs = all.flatMap((a) => all.flatMap((b) => [a, (a + b * 37) % 256]));
const CASES = {
  "nothing": [], "one byte": [0], "one value": Array(1000).fill(255), "every value": all,
  "every value, backwards": all.toReversed(), "few values": all.slice(0, 40), "every pair": pairs,
};

for (const [name, bytes] of Object.entries(CASES)) {
  test(`${name}: there and back`, async () => {
    const text = asText(Uint8Array.from(bytes));
    assert.deepEqual([...(await reader())(text)], bytes);
    assert.match(text, /^[ -~]*$/);
    assert.doesNotMatch(text, /["'`$<\\]/);
  });
}
