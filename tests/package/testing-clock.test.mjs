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
  const began = Date.now();
  const now = mock.method(Date, "now", () => began);
  try {
    const gateway = await inMemory({ speed: 10 });
    assert.equal(gateway.clock.now(), began);
    now.mock.mockImplementation(() => began + HOUR_MS);
    assert.equal(gateway.clock.now(), began + 10 * HOUR_MS);
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
  // An order lives for three minutes, four seconds of which had passed; a poll is every two.
  for (const ms of passed) assert.ok(ms >= 175_000 && ms < 179_000, `${ms}`);
});

test("in skipWaits what is too long for a platform is over at once, and the clocks are none the worse", async () => {
  const gateway = await inMemory();
  const before = performance.now();
  await gateway.clock.skipWaits(async () => {
    for (const ms of [Infinity, 2 ** 40, NaN, -1]) await new Promise((done) => setTimeout(done, ms));
  });
  assert.ok(performance.now() - before < 5_000, "no time was skipped");
});

test("in skipWaits a timer that throws stops nobody", async (t) => {
  const gateway = await inMemory();
  const thrown = [];
  const heard = (error) => thrown.push(error.message);
  // The runner's own listeners would take it for this test's failure.
  const own = process.rawListeners("uncaughtException");
  process.removeAllListeners("uncaughtException");
  process.on("uncaughtException", heard);
  t.after(() => {
    process.removeAllListeners("uncaughtException");
    for (const one of own) process.on("uncaughtException", one);
  });
  await gateway.clock.skipWaits(async () => {
    setTimeout(() => { throw new Error("theirs"); }, 1_000);
    await new Promise((done) => setTimeout(done, 2_000));
  });
  await new Promise((done) => setTimeout(done, 20));
  assert.deepEqual(thrown, ["theirs"]);
});

test("in skipWaits a timer can be cleared by its number too, as Node allows", async () => {
  const gateway = await inMemory();
  let fired = 0;
  await gateway.clock.skipWaits(async () => {
    for (const by of [(id) => id, Number, (id) => String(Number(id))]) {
      clearTimeout(by(setTimeout(() => fired++, 1_000)));
    }
    await new Promise((done) => setTimeout(done, 5_000));
  });
  assert.equal(fired, 0);
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
  const broken = gateway.clock.skipWaits(() => Promise.reject(new RangeError("mine")));
  await assert.rejects(broken, RangeError);
  assert.deepEqual([setTimeout, clearTimeout], own);
});

test("a wait that is not over when the skipping ends goes on", { timeout: 10_000 }, async () => {
  const gateway = await inMemory();
  let [fired, left] = [0];
  await gateway.clock.skipWaits(async () => {
    left = sleep(20).then(() => { fired += 1; });
    // So busy that its real timer is due, and then no time to skip anything.
    for (const began = Date.now(); Date.now() - began < 40;);
    await new Promise((go) => setImmediate(go));
    assert.equal(fired, 0, "its turn has not come");
  });
  await left;
  await sleep(40);
  assert.equal(fired, 1);
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
