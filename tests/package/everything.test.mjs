// The coverage table: every operation of the description against every place where it must be.
// A hole in it fails, and so does a verb that no operation explains.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { ALLOW, CALLS } from "../judges/calls.mjs";
import { operations } from "../judges/description.mjs";
import { PROFILE, VERSION, stage } from "../support/package.mjs";
import { ROOT } from "../support/servers.mjs";
import { verbAt, verbsOf } from "../support/verbs.mjs";

const world = stage();
const FORMATS = { standard: VERSION, legacy: null };
const COLUMNS =
  ["typed function", "sandbox handler", "standardized golden", "legacy golden", "runtime test"];

/** Verbs that are no operation of their own. */
const OTHERS = [
  "profile.check", "profile.ensure", "removals.watch", "request", "scan.retryFailed", "scan.watch", "session.end",
  "signing.watch",
];

/** The id that the table of calls has, where a real one belongs. */
const ID = 7;

/** Adds what the table of calls adds to a list. */
const add = (client, noun) => verbAt(client, `${noun}.add`)(...CALLS[`${noun}.add`]);
const profile = (client) => client.profile.create(PROFILE).then(() => undefined);

async function scanned(client) {
  await profile(client);
  await client.scan.start();
  await world.sandbox.advance(25_000);
  return (await client.scan.status()).sites;
}

async function signing(client) {
  await profile(client);
  await client.signing.initiate();
}

async function alarmed(client) {
  await add(client, "watchlists.iban");
  return world.sandbox.leak(PROFILE.email, "iban");
}

/** What must be there first. What it gives, if anything, are the arguments. */
const FIRST = {
  "session.redeem": async () => [await world.sandbox.code(PROFILE.email)],
  "profile.get": profile,
  "profile.update": profile,
  "profile.delete": profile,
  "scan.start": profile,
  "scan.status": profile,
  "scan.retry": async (client) => {
    const sites = await scanned(client);
    return [sites.find(({ scan_result: { status } }) => status === "SCAN_FAILED").id];
  },
  "signing.initiate": profile,
  "signing.status": signing,
  "signing.order": signing,
  "removals.submit": async (client) => {
    const sites = (await scanned(client)).filter((site) => site.can_send_deletion_request);
    await client.signing.initiate();
    await world.sandbox.signing(PROFILE.email, "sign");
    return [{ site_ids: sites.map(({ id }) => id) }];
  },
  "events.list": profile,
  "watchlists.phone.confirm": async (client) => {
    const { phone } = await add(client, "watchlists.phone");
    await client.watchlists.phone.sendVerificationCode({ phone });
    return [{ phone, code: (await world.sandbox.verification(PROFILE.email)).phone[phone] }];
  },
  "cards.verify": async (client) => {
    const { id } = await add(client, "cards");
    const { cards } = await world.sandbox.verification(PROFILE.email);
    return [{ credit_card_id: id, code: cards[id] }];
  },
  "alarms.list": (client) => alarmed(client).then(() => []),
  "alarms.listV2": (client) => alarmed(client).then(() => []),
  "alarms.get": async (client) => [(await alarmed(client)).alarm_id],
  "alarms.close": async (client) => [(await alarmed(client)).alarm_id],
  "alarms.coachMe": async (client) => [(await alarmed(client)).alarm_id],
  "alarms.leakCoachMe": async (client) => [{ leak_id: (await alarmed(client)).leak_id }],
  "account.updateV2": async (client) =>
    [(await client.account.get()).id, CALLS["account.updateV2"][1]],
  "account.changePassword": async () =>
    [{ current_password: "sandbox-password", password: "as it will be" }],
};

/** Makes ready for a call, and gives its arguments. Where there is a list, one item is on it. */
async function prepare(client, id) {
  const noun = id.slice(0, id.lastIndexOf("."));
  const args = CALLS[id] ?? [];
  if (FIRST[id]) return (await FIRST[id](client)) ?? args;
  if (!CALLS[`${noun}.add`] || id === `${noun}.add`) return args;
  const item = await add(client, noun);
  return args.map((arg) => (arg === ID ? item.id : arg));
}

/** Calls one function in one format: did it resolve, to anything, and did the sandbox say 2xx? */
async function run({ id, method, path: route }, apiVersion) {
  await world.sandbox.reset();
  const getCode = id === "session.redeem" ? undefined : () => world.sandbox.code(PROFILE.email);
  const client = await world.client({ apiVersion, allow: ALLOW, getCode });
  const args = await prepare(client, id);
  const before = (await world.sandbox.log()).length;
  const ended = await verbAt(client, id)(...args).then(
    (answer) => ({ isVoid: answer === undefined }),
    (error) => ({ failure: `${id}: ${error.kind} ${JSON.stringify(error.details)}` }),
  );
  const answered = (await world.sandbox.log()).slice(before).some((entry) =>
    entry.method === method && entry.route === route && entry.api_version === apiVersion
    && entry.status >= 200 && entry.status < 300);
  return { answered, ...ended };
}

const mark = (good) => (good ? "✓" : "—");

async function row(client, operation) {
  const isTyped = typeof verbAt(client, operation.id) === "function";
  const ran = [];
  for (const version of isTyped ? Object.values(FORMATS) : []) {
    ran.push(await run(operation, version));
  }
  const both = (good) => ran.length > 0 && ran.every(good);
  const golden = (format) => {
    const file = path.join(ROOT, `tests/golden/${operation.id}.${format}.json`);
    // What gives the caller nothing has nothing to be compared with.
    return both(({ isVoid }) => isVoid) ? "none" : mark(existsSync(file));
  };
  return {
    route: `${operation.method} ${operation.path}`,
    failures: ran.flatMap(({ failure }) => failure ?? []),
    cells: [
      isTyped ? `✓ ${operation.id}` : "—", mark(both(({ answered }) => answered)),
      ...Object.keys(FORMATS).map(golden), mark(both(({ failure }) => !failure)),
    ],
  };
}

function print(rows) {
  const lines = [["route", ...COLUMNS], ...rows.map(({ route, cells }) => [route, ...cells])];
  const widths = lines[0].map((_, i) => Math.max(...lines.map((line) => line[i].length)));
  for (const line of lines) {
    console.log(line.map((cell, i) => cell.padEnd(widths[i])).join("  ").trimEnd());
  }
  console.log(`${rows.length} operations`);
}

test("every operation is typed, handled by the sandbox, held by goldens, and runs in both formats",
  { timeout: 180_000 }, async () => {
    const client = await world.client({ allow: ALLOW });
    const rows = [];
    for (const operation of operations()) rows.push(await row(client, operation));
    print(rows);
    const holes = rows.flatMap(({ route, cells, failures }) => [...failures, ...cells.flatMap(
      (cell, i) => (cell === "—" ? `${route}: no ${COLUMNS[i]}` : []))]);
    assert.equal(holes.join("\n"), "");
    assert.deepEqual(await world.sandbox.unmatched(), []);
  });

test("every verb is an operation, or one of the few others", async () => {
  const client = await world.client();
  assert.deepEqual(verbsOf(client).sort(), [...operations().map(({ id }) => id), ...OTHERS].sort());
});
