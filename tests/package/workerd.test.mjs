// The package in workerd, Cloudflare's runtime: its own loader, wasm as a module, no Node at all.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { build } from "esbuild";
import { Miniflare } from "miniflare";
import { CONSUMER, PROFILE } from "../support/package.mjs";
import { startSandbox } from "../support/servers.mjs";

/** What a partner's edge worker would do; it answers with what it saw. */
const WORKER = `
  import { connect, isDefentryError } from "defentry-web";
  const kindOf = (promise) => promise.then(() => "none", (error) =>
    isDefentryError(error) ? error.kind : String(error));
  export default {
    async fetch(request, env) {
      const getCode = async () => {
        const body = JSON.stringify({ email: env.PROFILE.email });
        const response = await fetch(env.SANDBOX + "/control/code", { method: "POST", body });
        return (await response.json()).code;
      };
      const client = await connect({ baseUrl: env.SANDBOX, getCode });
      const seen = { missing: await kindOf(client.profile.get()) };
      seen.created = await client.profile.create(env.PROFILE);
      seen.conflict = await kindOf(client.profile.create(env.PROFILE));
      seen.invalid = await kindOf(client.profile.update({}));
      seen.badId = await kindOf(client.scan.retry("a/b"));
      seen.aborted = await kindOf(client.profile.get({ signal: AbortSignal.abort("no") }));
      seen.started = (await client.scan.start()).applied;
      await fetch(env.SANDBOX + "/control/time", {
        method: "POST", body: JSON.stringify({ advance_ms: 25000 }),
      });
      for await (const { overview } of client.scan.watch()) seen.counts = overview.counts;
      const both = await Promise.all([client.onlineData.sites(), client.events.list()]);
      seen.lengths = both.map((list) => list.length > 0);
      seen.deleted = await client.profile.delete({ confirm: true }) === undefined;
      client.session.end();
      seen.state = client.session.state;
      seen.ended = await kindOf(client.profile.get());
      return Response.json(seen);
    },
  };
`;

let sandbox;
let miniflare;

before(async () => {
  sandbox = await startSandbox();
  const modules = [];
  const bundle = await build({
    stdin: { contents: WORKER, resolveDir: CONSUMER, loader: "js" },
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
    conditions: ["workerd", "worker", "import"],
    plugins: [{
      // As wrangler does it: the wasm stays a file, and workerd compiles it.
      name: "wasm",
      setup(context) {
        context.onResolve({ filter: /\.wasm$/ }, ({ path: name, resolveDir }) => {
          const contents = readFileSync(path.resolve(resolveDir, name));
          modules.push({ type: "CompiledWasm", path: path.basename(name), contents });
          return { path: `./${path.basename(name)}`, external: true };
        });
      },
    }],
  });
  const contents = bundle.outputFiles[0].text;
  assert.equal(modules.length, 1, "one wasm file, imported once");
  miniflare = new Miniflare({
    host: "127.0.0.1",
    port: 0,
    cf: false,
    telemetry: { enabled: false },
    compatibilityDate: "2026-04-01",
    bindings: { SANDBOX: sandbox.url, PROFILE },
    modules: [{ type: "ESModule", path: "worker.mjs", contents }, ...modules],
  });
});

after(async () => {
  await miniflare?.dispose();
  await sandbox?.stop();
});

test("a short journey on the edge, twice in one isolate", { timeout: 60_000 }, async () => {
  for (const round of [1, 2]) {
    const response = await miniflare.dispatchFetch("http://worker.example/");
    const seen = await response.json();
    assert.equal(response.status, 200, JSON.stringify(seen));
    const { created, counts, ...rest } = seen;
    assert.equal(created.city, PROFILE.city);
    assert.equal(counts.found + counts.clear + counts.failed, 25, `round ${round}`);
    assert.deepEqual(rest, {
      missing: "not_found",
      conflict: "conflict",
      invalid: "validation",
      badId: "misuse",
      aborted: "aborted",
      started: "yes",
      lengths: [true, true],
      deleted: true,
      state: "ended",
      ended: "ended",
    });
  }
  assert.deepEqual(await sandbox.unmatched(), []);
  const origins = new Set((await sandbox.log()).map(({ origin }) => origin));
  assert.deepEqual([...origins], [null], "a worker is no page");
});
