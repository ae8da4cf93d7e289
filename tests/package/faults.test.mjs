// The fault matrix: every fault that can be seen from Node × what a page does. None is doubled by
// us, what cannot be known is said, and every promise settles. The rows are in support/faults.mjs.
import assert from "node:assert/strict";
import { test } from "node:test";
import { holdsNothingPersonal } from "../support/assert.mjs";
import { startElsewhere } from "../support/elsewhere.mjs";
import { COLUMNS, FAULTS } from "../support/faults.mjs";
import { PROFILE, VERSION, imported } from "../support/package.mjs";
import { inSandboxes } from "../support/pool.mjs";
import { ready } from "../support/ready.mjs";

const TIMEOUT_MS = 600;
const TOTAL_MS = 2_000;
const SANDBOXES = 9;

/** Makes ready what a column needs, by a client of its own, which knows nothing of the fault. */
async function prepare({ connect }, sandbox, needs) {
  if (needs === "nothing") return {};
  const getCode = () => sandbox.code(PROFILE.email);
  const client = await connect({ baseUrl: sandbox.url, getCode });
  return needs === "all" ? ready(client, sandbox) : client.profile.create(PROFILE);
}

/** A client that has its token already, unless the fault is about getting one. */
async function subject({ connect }, sandbox, fault, { maxRetries }) {
  const { apiVersion = VERSION, fresh, spent } = fault;
  const first = spent && await sandbox.code(PROFILE.email);
  const client = await connect({
    baseUrl: sandbox.url,
    getCode: () => first || sandbox.code(PROFILE.email),
    timeoutMs: TIMEOUT_MS, totalTimeoutMs: TOTAL_MS, maxRetries, apiVersion,
  });
  // On a machine that is busy, the little time there is may not do at once.
  const warm = () => client.onlineData.sites();
  if (!fresh) await warm().catch(warm);
  if (spent) {
    const other = await connect({ baseUrl: sandbox.url });
    await other.session.redeem(first);
  }
  return client;
}

/** One cell: what came of it, in the words of support/faults.mjs, and what is wrong with it. */
async function run(library, elsewhere, fault, column, sandbox) {
  const { method, path } = column.route;
  const world = await prepare(library, sandbox, column.needs);
  const client = await subject(library, sandbox, fault, column);
  const seen = (await sandbox.log()).length;
  const earlier = (await sandbox.applied())[`${method} ${path}`] ?? 0;
  await fault.arm({ sandbox, route: column.route, elsewhere });

  const began = performance.now();
  const { word, error, sites } = await column.run(client, world).catch((thrown) =>
    ({ word: `${thrown.kind}${thrown.mayHaveBeenApplied ? "?" : ""}`, error: thrown }));
  const ms = performance.now() - began;

  const sent = (await sandbox.log()).slice(seen)
    .filter((entry) => entry.method === method && entry.path === path).length;
  const applied = ((await sandbox.applied())[`${method} ${path}`] ?? 0) - earlier;
  const bySite = Object.values(await sandbox.removalsBySite());

  const must = (holds, what) => (holds ? [] : what);
  const problems = [
    must(ms < 2 * TOTAL_MS, `settled only after ${Math.round(ms)} ms`),
    must(applied <= 1 && bySite.every((times) => times === 1), "doubled"),
    must(!error || applied === 0 || error.mayHaveBeenApplied, "it was applied, and nobody says so"),
    must(error || method === "GET" || applied === 1, "said to be applied, and was not"),
    must(word !== "yes" || !world.askable || bySite.length === world.askable.length, "not all"),
    must(error?.kind !== "rate_limited" || error.retryAfterMs > 3_500_000, "does not say how long"),
    must(!fault.hostile || !sites || sites[0].name.includes("<"), "the texts were touched"),
  ].flat();
  if (error) holdsNothingPersonal(error);
  return { came: `${word} ${method === "GET" ? sent : `${sent}/${applied}`}`, problems };
}

function print(rows, ms) {
  const head = ["fault", ...Object.entries(COLUMNS).map(([name, { does }]) => `${name}: ${does}`)];
  const lines = [head, ...rows];
  const widths = head.map((_, i) => Math.max(...lines.map((line) => line[i].length)));
  for (const line of lines) {
    console.log(line.map((cell, i) => cell.padEnd(widths[i])).join("  ").trimEnd());
  }
  console.log("outcome sent/applied; ?: says that it may have been applied; !: not as it must be");
  console.log(`${rows.length} faults, ${rows.length * (head.length - 1)} cells, ${ms / 1_000} s`);
}

test("every fault, with a read, writes and a watcher", { timeout: 180_000 }, async () => {
  const unhandled = [];
  const note = (reason) => unhandled.push(reason);
  process.on("unhandledRejection", note);
  const library = await imported();
  const elsewhere = await startElsewhere();
  assert.equal((await fetch(elsewhere.url)).status, 501);
  assert.equal(elsewhere.requests.splice(0).length, 1, "it does record");
  const began = performance.now();
  const wrong = [];
  const cell = ([name, fault, expected], [column, how]) => async (sandbox) => {
    const { came, problems } = await run(library, elsewhere, fault, how, sandbox)
      .catch((error) => ({ came: "broke", problems: [error.message] }));
    // A cell for which nothing is expected is as wrong as one that came to something else.
    if (!expected[column]?.split(" or ").includes(came)) {
      problems.unshift(`${came}, not ${expected[column]}`);
    }
    wrong.push(...problems.map((problem) => `${name}, ${column}: ${problem}`));
    return problems.length === 0 ? came : `${came} !`;
  };
  const columns = Object.entries(COLUMNS);
  try {
    const came = await inSandboxes(SANDBOXES, FAULTS.flatMap((row) =>
      columns.map((column) => cell(row, column))));
    const rows = FAULTS.map(([name], i) =>
      [name, ...came.slice(i * columns.length, (i + 1) * columns.length)]);
    print(rows, Math.round(performance.now() - began));
  } finally {
    await elsewhere.stop();
    process.off("unhandledRejection", note);
  }
  assert.equal(wrong.join("\n"), "");
  assert.deepEqual(elsewhere.requests, [], "a redirect was followed");
  assert.deepEqual(unhandled, []);
});
