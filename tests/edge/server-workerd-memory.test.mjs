// Memory that does not grow: the core's own to the byte, in Node; workerd's process roughly.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import v8 from "node:v8";
import vm from "node:vm";
import { startIsolate } from "../support/edge-isolate.mjs";
import { CONSUMER } from "../support/package.mjs";

v8.setFlagsFromString("--expose-gc");
const collect = vm.runInNewContext("gc");

const json = (text) => async () => new Response(text, {
  headers: { "content-type": "application/json" },
});
const CODE = json('{"code":"abcdefghijkl"}');
const TOKEN = json('{"token":"1|abcdefghijkl"}');
const baseUrl = "https://api.partner.example";
const who = { baseUrl, clientId: "a", clientSecret: "b", email: "siv@user.example" };

let edge;
let server;
/** Of each core: its exports are asked for when it is made, the only time they can be. */
const memories = [];

before(async () => {
  const { Instance, Memory } = WebAssembly;
  WebAssembly.Instance = new Proxy(Instance, {
    construct(target, args) {
      const instance = Reflect.construct(target, args);
      const memory = Object.values(instance.exports).find((it) => it instanceof Memory);
      // What reads a core's text exports none.
      if (memory) memories.push(memory);
      return instance;
    },
  });
  const entry = path.join(CONSUMER, "memory-entry.mjs");
  const lines = ["edge", "server"].map((name) => (
    `export * as ${name} from "defentry-web/${name}";\n`));
  writeFileSync(entry, lines.join(""));
  ({ edge, server } = await import(pathToFileURL(entry).href));
});

/** How much larger the cores are after twice `work` than after once, in KB. */
async function growth(work) {
  const size = async () => {
    // What is dropped is freed by finalizers: in turns of their own.
    for (let i = 0; i < 5; i += 1) {
      collect();
      await sleep(5);
    }
    return memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0) / 1_024;
  };
  await work();
  const once = await size();
  assert.ok(once > 0);
  await work();
  return await size() - once;
}

const times = async (count, work) => {
  for (let i = 0; i < count; i += 1) await work();
};

test("5,000 codes, of which some are refused", { timeout: 60_000 }, async () => {
  const refused = json('{"nothing":1}');
  assert.equal(await growth(() => times(2_500, async () => {
    await edge.issueCode({ ...who, fetch: CODE });
    await edge.issueCode({ ...who, fetch: refused }).catch(() => {});
  })), 0);
});

test("clients that nobody holds any more", { timeout: 60_000 }, async () => {
  const account = json('{"id":1,"email":"siv@user.example"}');
  assert.equal(await growth(() => times(500, async () => {
    const getToken = () => server.mintAppToken({ ...who, fetch: TOKEN });
    const client = await server.connectAs({ baseUrl, getToken, fetch: account });
    await client.account.get();
  })), 0);
  const login = { baseUrl, username: "a", password: "b" };
  let token;
  const onToken = (made) => { token = made; };
  await server.crmLogin({ ...login, fetch: TOKEN, onToken });
  assert.equal(await growth(() => times(500, async () => {
    const crm = await server.crmLogin({ ...login, token, fetch: json("[]") });
    await crm.watchlists.email.list(1);
  })), 0);
});

test("calls that are called off", { timeout: 60_000 }, async () => {
  const never = (_, { signal }) => new Promise((__, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason));
  });
  assert.equal(await growth(() => times(1_000, async () => {
    const off = new AbortController();
    const asked = edge.issueCode({ ...who, fetch: never, signal: off.signal });
    await null;
    off.abort();
    await assert.rejects(asked, { kind: "aborted" });
  })), 0);
});

/** Loaded before the package, which keeps its core to itself. */
const WATCH = encodeURIComponent(`
  const { Instance, Memory } = WebAssembly;
  WebAssembly.Instance = new Proxy(Instance, {
    construct(target, args) {
      const made = Reflect.construct(target, args);
      globalThis.memory = Object.values(made.exports).find((one) => one instanceof Memory);
      return made;
    },
  });
`);
const WORKER = `
  import "data:text/javascript,${WATCH}";
  import { issueCode } from "defentry-web/edge";
  const headers = { "content-type": "application/json" };
  const gateway = async () => new Response('{"code":"abcdefghijkl"}', { headers });
  export default {
    async fetch(request) {
      for (let i = 0; i < 2500; i += 1) {
        await issueCode({
          baseUrl: "https://api.partner.example", clientId: "a", clientSecret: "b",
          email: "user-" + i + "@users.example", fetch: gateway,
        });
      }
      return Response.json(memory.buffer.byteLength / 1024);
    },
  };
`;

test("workerd, after 2,500 codes and 12,500 more", { timeout: 60_000 }, async (t) => {
  const isolate = await startIsolate({ contents: WORKER });
  try {
    const core = [];
    const whole = [];
    for (let round = 0; round < 6; round += 1) {
      core.push(await isolate.ask("/"));
      whole.push(Math.round(isolate.rss()));
    }
    t.diagnostic(`the core, in KB: ${core.join(" ")}; the process, in MB: ${whole.join(" ")}`);
    assert.equal(core[5], core[0]);
    // Its collector takes its time: what is looked for here are whole answers that are kept.
    assert.ok(whole[5] - whole[1] < 60, `${whole}`);
  } finally {
    await isolate.stop();
  }
});
