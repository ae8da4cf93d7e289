// What importing the servers' entries does: nothing that the module scope of a worker forbids, and
// nothing to be seen on the global object, in workerd and in Node.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { startIsolate } from "../support/edge-isolate.mjs";
import { CONSUMER } from "../support/package.mjs";

const ENTRIES = ["defentry-web/edge", "defentry-web/server"];
const names = (keys) => keys.map(String);

/** A worker that looks at the global object before `entry` is loaded, after, and after `used`. */
const worker = (entry, used) => `
  import before from "data:text/javascript,export default Reflect.ownKeys(globalThis)";
  import * as entry from ${JSON.stringify(entry)};
  import after from "data:text/javascript,export default%20Reflect.ownKeys(globalThis)";
  export default {
    async fetch() {
      const answer = async () => Response.json({ code: "abc", token: "1|abc" });
      await entry.${used}({
        baseUrl: "https://api.partner.example", clientId: "a", clientSecret: "b",
        email: "siv@user.example", fetch: answer,
      });
      const keys = [before, after, Reflect.ownKeys(globalThis)];
      return Response.json(keys.map((own) => own.map(String)));
    },
  };
`;

for (const [entry, used] of [[ENTRIES[0], "issueCode"], [ENTRIES[1], "mintAppToken"]]) {
  test(`${entry} in workerd: loaded at module scope, no global is added`, async () => {
    const isolate = await startIsolate({ contents: worker(entry, used) });
    try {
      const [before, after, later] = await isolate.ask("/");
      assert.ok(before.length > 50, `${before.length} globals`);
      assert.deepEqual(after, before, "by loading it");
      assert.deepEqual(later, before, "by using it");
    } finally {
      await isolate.stop();
    }
  });
}

test("workerd refuses what must not be done at module scope", async () => {
  for (const [forbidden, said] of [
    ["setTimeout(() => {}, 1)", /global scope/], ["crypto.randomUUID()", /global scope/],
    ['fetch("https://api.partner.example")', /global scope/],
  ]) {
    let heard = "";
    const contents = `await ${forbidden}; export default { fetch: () => Response.json(1) };`;
    const starts = startIsolate({ contents, heard: (text) => { heard += text; } });
    await assert.rejects(starts.then(async (isolate) => {
      await isolate.ask("/").finally(() => isolate.stop());
    }));
    assert.match(heard, said, forbidden);
  }
});

test("both in Node: no global is added", async () => {
  const entry = path.join(CONSUMER, "servers-entry.mjs");
  writeFileSync(entry, ENTRIES.map((name, i) => `export * as e${i} from "${name}";\n`).join(""));
  const before = names(Reflect.ownKeys(globalThis));
  const { e0: edge } = await import(pathToFileURL(entry).href);
  assert.deepEqual(names(Reflect.ownKeys(globalThis)), before, "by loading them");
  await edge.issueCode({
    baseUrl: "https://api.partner.example", clientId: "a", clientSecret: "b",
    email: "siv@user.example", fetch: async () => Response.json({ code: "abc" }),
  });
  assert.deepEqual(names(Reflect.ownKeys(globalThis)), before, "by using one");
});
