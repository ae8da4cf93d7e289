// examples/edge-worker when the page goes away while the gateway is asked: in workerd and in Node
// the request ends, the log says so, and the session has had no code.
import assert from "node:assert/strict";
import { connect } from "node:net";
import { after, before, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { ORIGIN, PATH, asked, claims } from "../support/edge-asking.mjs";
import { startNodeServer, startWorker } from "../support/edge-worker.mjs";
import { startSandbox } from "../support/servers.mjs";

const ISSUE = { method: "POST", path: "/api/v1/sso/code" };
let sandbox;
before(async () => {
  sandbox = await startSandbox();
});
after(() => sandbox?.stop());

const SERVERS = {
  workerd: (bindings) => startWorker({ sandbox, bindings }),
  Node: (env) => startNodeServer({ sandbox, env }),
};

/** Asks as a page does, and gives a way to be gone: by a reset, for a mere end of what is sent is
 * no farewell to workerd. */
function leaving(url, session) {
  const { hostname, port, host } = new URL(url);
  const { method, headers } = asked(session);
  const socket = connect(Number(port), hostname);
  const lines = Object.entries({ host, "content-length": 0, ...headers })
    .map(([name, value]) => `${name}: ${value}`);
  socket.write([`${method} ${PATH} HTTP/1.1`, ...lines, "", ""].join("\r\n"));
  return () => socket.resetAndDestroy();
}

async function until(there) {
  for (let tries = 0; !await there(); tries += 1) {
    assert.ok(tries < 500, "it did not come to that");
    await delay(20);
  }
}

for (const [name, start] of Object.entries(SERVERS)) {
  test(`${name}: page_gone, and no first code`, { timeout: 30_000 }, async () => {
    const server = await start({ ORIGIN, CODES_PER_MINUTE: "3" });
    const lines = () => server.said().split("\n").filter((line) => line.startsWith("{"))
      .map((line) => JSON.parse(line));
    const ask = async (session) => {
      const response = await fetch(server.url + PATH, asked(session));
      return `${response.status} ${await response.text()}`;
    };
    try {
      // So long ago that a second code would ask for a login.
      const session = claims({ auth_time: Math.floor(Date.now() / 1_000) - 3_600 });
      // Longer than the worker waits: that would be another word.
      await sandbox.fault({ ...ISSUE, latency_ms: 20_000 });
      const earlier = (await sandbox.log()).length;
      const leave = leaving(server.url, session);
      await until(async () => (await sandbox.log()).length > earlier);
      leave();
      await until(() => lines().length > 0);
      const [{ outcome, status, fault, user }] = lines();
      assert.deepEqual([outcome, status, fault], ["page_gone", 499, "gateway aborted"]);
      assert.match(user, /^[0-9a-f]{32}$/);

      assert.match(await ask(session), /^200 /, "the session has had no code yet");
      assert.equal(await ask(session), "401 login_required");
      const fresh = { ...session, auth_time: session.auth_time + 3_600 };
      assert.match(await ask(fresh), /^200 /);
      assert.equal(await ask(fresh), "429 too_many_codes", "the minute has counted it");
    } finally {
      await sandbox.clearFaults();
      await server.stop();
    }
  });
}
