// Nothing is told about the peers' size or speed unless they do the same work.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { ROOT } from "../../tests/support/servers.mjs";
import { api } from "../peers/api.mjs";
import { OURS, clients } from "../peers/clients.mjs";
import { called, gateway } from "../peers/gateway.mjs";
import { CHECKING, generate } from "../peers/generate.mjs";
import { wrong } from "../peers/wrong.mjs";

await generate();
const all = await clients();
const ours = all.find(({ name }) => name === OURS);
const peers = all.filter(({ name }) => CHECKING.includes(name));
const { routes, types } = api();

const GOLDEN = path.join(ROOT, "tests/golden");
const files = new Set(readdirSync(GOLDEN));
/** Ids beyond what a number holds are texts here: `JSON.parse`, hence every peer, would round. */
const golden = (id, format) => readFileSync(path.join(GOLDEN, `${id}.${format}.json`), "utf8")
  .replaceAll(/("(?:\w+_)?id": ?)(\d{16,})/g, '$1"$2"');

const answered = routes.filter(({ id }) => files.has(`${id}.legacy.json`));
/** Golden documents and examples, each wrong in one place. */
const spoilt = routes.filter(({ answer }) => answer).flatMap((route) => (
  [JSON.parse(golden(route.id, "standard")), route.example.answer].flatMap((right) => (
    wrong(types, route.answer, right).map(({ path: at, how, text }) => (
      { route, at, text, what: `${route.id}: ${how} at ${at}` }))))));
const given = (client, route, text) => called(client, route, gateway({ [route.id]: text }));

test("every read of the description is held against golden documents", () => {
  const reads = routes.filter(({ answer }) => answer);
  assert.ok(reads.length > 15, `${reads.length}`);
  for (const route of reads) assert.ok(answered.includes(route), route.id);
  assert.equal(files.size, 2 * answered.length);
});

for (const peer of peers) {
  test(`${peer.name} makes of every golden document what we do`, async () => {
    for (const route of answered) {
      for (const format of ["standard", "legacy"]) {
        const text = golden(route.id, format);
        const [expected, actual] = await Promise.all(
          [ours, peer].map((client) => given(client, route, text)));
        assert.deepEqual(actual, expected, `${route.id}, ${format}`);
        assert.deepEqual(actual, JSON.parse(golden(route.id, "standard")), route.id);
      }
    }
  });

  test(`${peer.name} refuses what we refuse, and names the same place`, async () => {
    for (const { route, at, text, what } of spoilt) {
      const told = await given(peer, route, text).then(() => "nothing", (error) => error.path);
      assert.equal(told, at, what);
    }
  });
}

test("we name that place", async () => {
  for (const { route, at, text, what } of spoilt) {
    const told = await given(ours, route, text)
      .then(() => "nothing", ({ details: [{ field }] }) => field);
    assert.equal(told, at, what);
  }
});

test("every field that is checked was wrong once", () => {
  const wrongOnce = new Set(spoilt.map(({ at }) => at.split(".").at(-1)));
  for (const { name } of [...types.values()].flat()) assert.ok(wrongOnce.has(name), name);
});
