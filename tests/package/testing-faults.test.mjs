// The fault matrix once more, against the gateway in memory: what a client makes of a fault must
// not depend on whether a network or `gateway.fetch` delivers it. The rows: support/faults.mjs.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { COLUMNS, FAULTS } from "../support/faults.mjs";
import { InMemory, inMemory } from "../support/in-memory.mjs";
import { PROFILE, VERSION, imported } from "../support/package.mjs";
import { ready } from "../support/ready.mjs";

const elsewhere = { url: "https://elsewhere.example/" };
const limits = { timeoutMs: 600, totalTimeoutMs: 2_000 };
let connect;

before(async () => ({ connect } = await imported()));

/** Made ready by a client of its own, which knows nothing of the fault. */
async function prepared(gateway, sandbox, needs) {
  const client = await connect(gateway.options);
  if (needs === "all") return ready(client, sandbox);
  return needs === "nothing" ? {} : client.profile.create(PROFILE);
}

/** A client that has its token already, unless the fault is about getting one. */
async function subject(gateway, { apiVersion = VERSION, fresh, spent }, maxRetries) {
  const code = spent && await gateway.getCode();
  const getCode = code ? () => code : gateway.getCode;
  const client = await connect({ ...gateway.options, ...limits, getCode, maxRetries, apiVersion });
  if (!fresh) await client.onlineData.sites();
  if (spent) await (await connect(gateway.options)).session.redeem(code);
  return client;
}

/** What came of one cell, in the words of the matrix. */
async function cell(fault, { needs, route, run, maxRetries }) {
  const gateway = await inMemory();
  const sandbox = new InMemory(gateway);
  const { method, path } = route;
  const done = async () => (await sandbox.applied())[`${method} ${path}`] ?? 0;
  return gateway.clock.skipWaits(async () => {
    const world = await prepared(gateway, sandbox, needs);
    const client = await subject(gateway, fault, maxRetries);
    const [seen, earlier] = [gateway.requests.length, await done()];
    await fault.arm({ sandbox, route, elsewhere });
    const { word } = await run(client, world).catch((error) => (
      { word: `${error.kind}${error.mayHaveBeenApplied ? "?" : ""}` }));
    const sent = gateway.requests.slice(seen)
      .filter((entry) => entry.method === method && entry.path === path).length;
    return `${word} ${method === "GET" ? sent : `${sent}/${await done() - earlier}`}`;
  });
}

test("every fault comes to the same as over a network", { timeout: 120_000 }, async () => {
  const cells = FAULTS.flatMap(([name, fault, expected]) => Object.entries(COLUMNS)
    .map(([column, how]) => ({ name, fault, column, how, wanted: expected[column] })));
  const wrong = [];
  // All at once: what waits, waits for the same clock.
  await Promise.all(cells.map(async ({ name, fault, column, how, wanted }) => {
    const came = await cell(fault, how);
    const isRight = wanted.split(" or ").includes(came);
    if (!isRight) wrong.push(`${name}, ${column}: ${came}, not ${wanted}`);
  }));
  assert.equal(wrong.join("\n"), "");
  assert.ok(cells.length > 250, `${cells.length} cells`);
});
