// How long a worker takes that has just been started, beside one that does nothing: until workerd
// listens, and until the first answer, for which the package has begun its core and made one call.
import assert from "node:assert/strict";
import { test } from "node:test";
import { startIsolate } from "../support/edge-isolate.mjs";
import { bundled } from "../support/edge-worker.mjs";

const ROUNDS = Number(process.env.COLD_START_ROUNDS ?? 9);
/** So much more than the empty worker, in the median: measured are some 10 to 40 ms. */
const MOST_MS = 150;

/** The gateway is a function here: what is measured is the package, not the network. */
const GATEWAY = `
  const answer = async () => Response.json({ code: "abc", token: "1|abc", email: "a@b.example" });
  const who = {
    baseUrl: "https://api.partner.example", clientId: "a", clientSecret: "b",
    email: "siv@user.example", fetch: answer,
  };
`;
const worker = (imports, work) => `
  ${imports}
  ${GATEWAY}
  export default { async fetch() { return Response.json(${work}); } };
`;
const WORKERS = {
  "empty": worker("", '{ email: "a@b.example" }'),
  "./edge": worker('import { issueCode } from "defentry-web/edge";', "await issueCode(who)"),
  "./server": worker(
    'import { connectAs, mintAppToken } from "defentry-web/server";',
    `await (await connectAs({
      baseUrl: who.baseUrl, getToken: () => mintAppToken(who), fetch: answer,
    })).account.get()`,
  ),
  // The default entry: in workerd, this is the same file.
  ".": worker(
    'import { connect } from "defentry-web/external";',
    `await (await connect({
      baseUrl: who.baseUrl, getCode: () => "abc", fetch: answer,
    })).account.get()`,
  ),
};

async function once(built) {
  const begun = performance.now();
  const isolate = await startIsolate({ built });
  const ready = performance.now();
  try {
    await isolate.ask("/");
    return { started: ready - begun, first: performance.now() - ready };
  } finally {
    await isolate.stop();
  }
}

/** The first quartile, the median and the third. */
function quartiles(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return [0.25, 0.5, 0.75].map((part) => sorted[Math.round(part * (sorted.length - 1))]);
}

test("the cold start, beside an empty worker", { timeout: 120_000 }, async (t) => {
  const built = {};
  for (const [name, contents] of Object.entries(WORKERS)) built[name] = await bundled(contents);
  const measured = Object.fromEntries(Object.keys(built).map((name) => [name, []]));
  // In turns, and the first round for nothing: caches, and whatever else the machine is doing.
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const name of Object.keys(built)) {
      const came = await once(built[name]);
      if (round > 0) measured[name].push(came);
    }
  }
  const medians = {};
  t.diagnostic(`${ROUNDS} rounds, ms: quartiles and median of start, of the first answer, of both`);
  for (const [name, rounds] of Object.entries(measured)) {
    const parts = [
      rounds.map(({ started }) => started), rounds.map(({ first }) => first),
      rounds.map(({ started, first }) => started + first),
    ].map(quartiles);
    medians[name] = parts[2][1];
    const shown = parts.map((part) => part.map((ms) => ms.toFixed(0)).join(" | ")).join("   ");
    t.diagnostic(`${name.padEnd(8)} ${shown}`);
  }
  for (const name of ["./edge", "./server", "."]) {
    const more = medians[name] - medians.empty;
    t.diagnostic(`${name} takes ${more.toFixed(0)} ms more than the empty worker`);
    assert.ok(more < MOST_MS, `${name}: ${more.toFixed(0)} ms more`);
  }
});
