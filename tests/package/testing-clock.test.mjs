// The time of `defentry-web/testing`: what moves it, and what skipping waits leaves behind.
import assert from "node:assert/strict";
import { before, mock, test } from "node:test";
import { fails } from "../support/assert.mjs";
import { inMemory, last } from "../support/in-memory.mjs";
import { PROFILE, imported } from "../support/package.mjs";
import { sleep } from "../support/pool.mjs";

const START = "2026-06-16T21:00:00Z";
const HOUR_MS = 3_600_000;
let connect;

before(async () => ({ connect } = await imported()));

async function begun(options) {
  const gateway = await inMemory(options);
  return { gateway, client: await connect(gateway.options) };
}

test("a virtual clock stands still, and shows the same moments every time", async () => {
  const told = [];
  for (const pause of [0, 20]) {
    const { gateway, client } = await begun({ clock: "virtual" });
    assert.equal((await client.profile.create(PROFILE)).created_at, START);
    await sleep(pause);
    await client.scan.start();
    await gateway.clock.skipWaits(() => last(client.scan.watch()));
    told.push([gateway.clock.now(), await client.events.list()]);
    gateway.reset();
    assert.equal(gateway.clock.now(), Date.parse(START));
  }
  assert.deepEqual(told[1], told[0]);
});

test("a real clock goes with Date.now, also a faked one, at its speed", async () => {
  const gateway = await inMemory({ speed: 10 });
  const before = gateway.clock.now();
  assert.ok(Math.abs(before - Date.now()) < 60_000);
  mock.method(Date, "now", () => before + HOUR_MS);
  try {
    const passed = gateway.clock.now() - before;
    assert.ok(passed > 9.9 * HOUR_MS && passed <= 10 * HOUR_MS, `${passed}`);
  } finally {
    mock.restoreAll();
  }
});

test("advance: codes and orders expire, scans go on", async () => {
  const { gateway, client } = await begun({ scenario: "signing", clock: "virtual" });
  const code = await gateway.getCode();
  gateway.clock.advance(60_000);
  await fails(client.session.redeem(code), { kind: "unauthenticated" });
  assert.equal((await client.signing.status()).status, "PENDING");
  gateway.clock.advance(120_000);
  assert.equal((await client.signing.status()).status, "EXPIRED");
  gateway.scenario("profile");
  await client.scan.start();
  gateway.clock.advance(30_000);
  const { overview } = (await client.scan.watch().next()).value;
  assert.equal(overview.settled, 25);
  assert.throws(() => gateway.clock.advance(-1), { kind: "misuse" });
});

test("waits that are skipped take as long as they would have", async () => {
  const { gateway, client } = await begun({ scenario: "signing", clock: "virtual" });
  const before = [performance.now(), gateway.clock.now()];
  const began = Date.now();
  const { phase } = await gateway.clock.skipWaits(() => last(client.signing.watch()));
  assert.equal(phase, "expired");
  assert.ok(Date.now() - began < 20_000);
  const passed = [performance.now() - before[0], gateway.clock.now() - before[1]];
  // An order lives for three minutes, four seconds of which had passed; a poll is every two seconds.
  for (const ms of passed) assert.ok(ms >= 175_000 && ms < 179_000, `${ms}`);
});

test("skipWaits leaves nothing behind but the time that has passed", async () => {
  const gateway = await inMemory({ clock: "virtual" });
  const own = [setTimeout, clearTimeout];
  let left;
  let cleared = false;
  const before = performance.now();
  await gateway.clock.skipWaits(async () => {
    await sleep(1_000_000);
    left = new Promise((go) => setTimeout(go, 30, "left"));
    clearTimeout(setTimeout(() => { cleared = true; }, 1));
  });
  assert.deepEqual([setTimeout, clearTimeout], own);
  assert.ok(performance.now() - before >= 1_000_000, "it never runs backwards");
  assert.equal(gateway.clock.now(), Date.parse(START) + 1_000_000);
  assert.equal(await left, "left");
  assert.equal(cleared, false);
  await assert.rejects(gateway.clock.skipWaits(() => { throw new RangeError("mine"); }), RangeError);
  assert.deepEqual([setTimeout, clearTimeout], own);
});

test("waits end in their order, whoever skips", async () => {
  const [one, two] = [await inMemory({ clock: "virtual" }), await inMemory({ clock: "virtual" })];
  const order = [];
  const nap = async (ms) => {
    await sleep(ms);
    order.push(ms);
  };
  await Promise.all([
    one.clock.skipWaits(() => nap(3_000)), two.clock.skipWaits(() => nap(1_000)),
    one.clock.skipWaits(() => one.clock.skipWaits(() => nap(2_000))),
  ]);
  assert.deepEqual(order, [1_000, 2_000, 3_000]);
  const passed = [one, two].map(({ clock }) => clock.now() - Date.parse(START));
  assert.deepEqual(passed, [3_000, 1_000], "each as long as it skipped, and once");
});

test("where timers are faked already, it says so", async () => {
  const gateway = await inMemory();
  mock.timers.enable({ apis: ["setTimeout"] });
  try {
    const error = await fails(gateway.clock.skipWaits(() => 1), { kind: "misuse" });
    assert.match(error.details[0].issue, /faked/);
  } finally {
    mock.timers.reset();
  }
  assert.equal(await gateway.clock.skipWaits(() => 1), 1);
});
