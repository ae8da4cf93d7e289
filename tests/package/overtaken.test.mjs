// What comes late, or in between: a login overtaken by another, an end before the first turn, a
// signal that calls back, a start that is answered slowly.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fails } from "../support/assert.mjs";
import { imported } from "../support/package.mjs";

const { connect } = await imported();
const baseUrl = "https://gateway.example";
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** A gateway that records. A code's token is its own name, after as many ms as `slow` says. */
function gateway({ slow = {}, answer = () => Response.json([]) } = {}) {
  const sent = [];
  const fetch = async (url, { method, headers, body }) => {
    const path = url.slice(baseUrl.length);
    sent.push({ method, path, token: headers.authorization });
    if (path === "/api/v1/sso/login") {
      const { code } = JSON.parse(body);
      await sleep(slow[code] ?? 0);
      return Response.json({ token: `1|${code}` });
    }
    if (path === "/api/v1/account") {
      return Response.json({ email: `${headers.authorization.split("|")[1].toLowerCase()}@x.se` });
    }
    return answer(method, path);
  };
  return { sent, fetch, tokens: () => sent.flatMap(({ token }) => token ?? []) };
}

test("a login that is overtaken by another is not taken", async () => {
  const { fetch, tokens } = gateway({ slow: { A: 150 } });
  const client = await connect({ baseUrl, fetch });
  const controller = new AbortController();
  const first = client.session.redeem("A", { signal: controller.signal });
  const told = fails(first, { kind: "aborted" });
  await sleep(10);
  controller.abort();
  await told;
  await client.session.redeem("B", { expectEmail: "b@x.se" });
  await client.events.list();
  await sleep(250);
  await client.events.list();
  assert.deepEqual(tokens(), ["Bearer 1|B", "Bearer 1|B", "Bearer 1|B"]);
});

test("nor is one that getCode began; its callers go on with the other", async () => {
  const { fetch, tokens } = gateway({ slow: { A: 150 } });
  const client = await connect({ baseUrl, fetch, getCode: () => "A" });
  const waiting = client.events.list();
  await sleep(10);
  const redeemed = client.session.redeem("B");
  await Promise.all([waiting, redeemed]);
  await sleep(200);
  await client.events.list();
  assert.deepEqual(new Set(tokens()), new Set(["Bearer 1|B"]));
});

test("an end right after a call: nothing is sent, not even a code that was just asked for", async () => {
  for (const turns of [0, 1, 2, 3]) {
    const { fetch, sent } = gateway();
    let asked = 0;
    const client = await connect({ baseUrl, fetch, getCode: () => `C${++asked}` });
    const told = fails(client.events.list(), { kind: "ended" });
    for (let turn = 0; turn < turns; turn++) await null;
    client.session.end();
    const before = sent.length;
    await told;
    await sleep(20);
    assert.equal(sent.length, before, `after ${turns} turns`);
    assert.ok(asked <= turns, "asked for before the end, or in the same moment");
  }
});

test("a signal that calls the client, or ends it, while it is listened to", async () => {
  for (const act of [(client) => void client.events.list(), (client) => client.session.end()]) {
    const { fetch } = gateway();
    const client = await connect({ baseUrl, fetch, getCode: () => "A" });
    const other = client.events.list().then(() => "ok", ({ kind }) => kind);
    const signal = { aborted: false, addEventListener: () => act(client), removeEventListener() {} };
    const mine = client.events.list({ signal }).then(() => "ok", ({ kind }) => kind);
    const [one, two] = await Promise.all([mine, other]);
    assert.ok(["ok", "ended"].includes(one) && one === two, `${one} ${two}`);
  }
});

test("a start that is answered slowly: the last scan's results are not the end", async () => {
  const site = { id: 1, removal_requests: [], scan_result: { status: "SCAN_COMPLETED" } };
  const { fetch } = gateway({
    answer: async (method) => {
      if (method === "POST") await sleep(1_700);
      return Response.json(method === "POST" ? {} : { sites: [site] });
    },
  });
  const client = await connect({ baseUrl, fetch, getCode: () => "A" });
  await client.scan.start();
  const watch = client.scan.watch({ intervalMs: 1_000 });
  await watch.next();
  const next = await Promise.race([watch.next(), sleep(400)]);
  assert.equal(next, undefined, "it goes on");
  await watch.return();
});
