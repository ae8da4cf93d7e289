// A client that is kept at a worker's module scope, against what the README says: it may be of no
// use to others, but it takes nobody else's calls along.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { WHO, startIsolate } from "../support/edge-isolate.mjs";
import { startSandbox } from "../support/servers.mjs";

const WORKER = `
  import { connectAs, isDefentryError, mintAppToken } from "defentry-web/server";
  ${WHO}
  let kept;
  const kindOf = (promise) => promise.then(() => "none", (error) =>
    isDefentryError(error) ? error.kind : String(error));
  export default {
    async fetch(request, env) {
      const connected = (email) => connectAs({
        baseUrl: env.SANDBOX, getToken: () => mintAppToken(who(env, email)),
      });
      const routes = {
        own: async () => kindOf((await connected("own@user.example")).account.get()),
        fast: async () => kindOf((await kept).account.get()),
        slow: async () => kindOf((await kept).profile.get()),
        end: async () => (await kept).session.end() ?? "none",
      };
      kept ??= connected("kept@user.example");
      return Response.json(await routes[new URL(request.url).pathname.slice(1)]());
    },
  };
`;

let sandbox;
let isolate;
before(async () => {
  sandbox = await startSandbox();
  isolate = await startIsolate({ contents: WORKER, bindings: { SANDBOX: sandbox.url } });
});
after(async () => {
  await isolate?.stop();
  await sandbox?.stop();
});
const SLOW = { method: "GET", path: "/api/v1/delete-my-data", times: 0 };

test("a renewal that another request began", { timeout: 30_000 }, async () => {
  await isolate.ask("/fast");
  await sandbox.revoke();
  await sandbox.fault({ method: "POST", path: "/api/v1/sso/token", latency_ms: 500 });
  await sandbox.fault({ ...SLOW, latency_ms: 300 });
  const fast = isolate.ask("/fast");
  await sleep(100);
  const slow = [isolate.ask("/slow"), isolate.ask("/slow")];
  assert.equal(await fast, "none");
  assert.deepEqual(await Promise.all(slow), ["not_found", "not_found"], "the first is done before");
});

test("another request ends it: the isolate lives on", { timeout: 30_000 }, async () => {
  await isolate.ask("/fast");
  await sandbox.fault({ ...SLOW, latency_ms: 1_500 });
  const slow = isolate.ask("/slow");
  await sleep(300);
  assert.equal(await isolate.ask("/end"), "none");
  assert.equal(await slow, "ended");
  assert.equal(await isolate.ask("/own"), "none", "a client of its own");
});
