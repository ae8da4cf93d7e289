// Ends: aborts, timeouts, watchers that stop, and a process that exits by itself.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { test } from "node:test";
import { fails, timed } from "../support/assert.mjs";
import { CONSUMER, PROFILE, stage } from "../support/package.mjs";
import { ROUTES } from "../support/sandbox.mjs";

const world = stage();
const REASONS = { "an Error": new Error("enough"), "a string": "enough", nothing: undefined };
/** Longer than the shortest interval between two polls. */
const A_POLL_LATER_MS = 2_500;

async function polls() {
  return (await world.sandbox.log()).filter(({ path }) => path === ROUTES.scanStatus).length;
}

for (const [name, reason] of Object.entries(REASONS)) {
  test(`aborted before, for ${name}: nothing is sent`, async () => {
    const client = await world.withProfile();
    const before = (await world.sandbox.log()).length;
    const signal = AbortSignal.abort(reason);
    const calls = [
      client.profile.get({ signal }),
      client.profile.update(PROFILE, { signal }),
      client.scan.retryFailed({ signal }),
      client.removals.submit({ site_ids: [101] }, { signal }),
    ];
    for (const call of calls) await fails(call, { kind: "aborted", mayHaveBeenApplied: false });
    assert.equal((await world.sandbox.log()).length, before);
  });

  test(`aborted on the way, for ${name}: it ends at once`, async () => {
    const client = await world.withProfile();
    await world.sandbox.fault({ path: ROUTES.profile, times: 0, latency_ms: 3_000 });
    for (const call of [(o) => client.profile.get(o), (o) => client.profile.update(PROFILE, o)]) {
      const controller = new AbortController();
      setTimeout(() => controller.abort(reason), 150);
      const ms = await timed(() => fails(call({ signal: controller.signal }), { kind: "aborted" }));
      assert.ok(ms < 1_500, `${ms} ms`);
    }
  });
}

test("an abort while waiting for the next try ends it at once", async () => {
  const client = await world.withProfile();
  await world.sandbox.fault({
    method: "GET", path: ROUTES.profile, times: 0, status: 429, retry_after: 30,
  });
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 200);
  const call = client.profile.get({ signal: controller.signal });
  const ms = await timed(() => fails(call, { kind: "aborted" }));
  assert.ok(ms < 1_500, `${ms} ms`);
});

test("an abort while the code is fetched ends the call; end tells getCode", async () => {
  let told;
  const client = await world.client({
    getCode: ({ signal }) => new Promise((_, reject) => {
      signal.addEventListener("abort", () => {
        told = true;
        reject(signal.reason);
      });
    }),
  });
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 100);
  await fails(client.profile.get({ signal: controller.signal }), { kind: "aborted" });
  const second = fails(client.profile.get(), {});
  client.session.end();
  assert.ok(["ended", "aborted"].includes((await second).kind));
  assert.equal(told, true);
});

test("one caller's abort leaves the others alone", async () => {
  const client = await world.client();
  await world.sandbox.fault({ path: "/api/v1/sso/login", latency_ms: 400 });
  const controller = new AbortController();
  const first = client.onlineData.sites({ signal: controller.signal });
  const second = client.onlineData.sites();
  setTimeout(() => controller.abort(), 100);
  await fails(first, { kind: "aborted" });
  assert.equal((await second).length, 25);
});

test("timeouts: of an attempt, of a call, of the client", async () => {
  const client = await world.withProfile({ maxRetries: 0 });
  await world.sandbox.fault({ path: ROUTES.profile, times: 0, latency_ms: 3_000 });
  const ms = await timed(() => fails(client.profile.get({ timeoutMs: 150 }), {
    kind: "timeout", retryable: true,
  }));
  assert.ok(ms >= 140 && ms < 1_500, `${ms} ms`);
  await fails(client.profile.update(PROFILE, { timeoutMs: 150 }), {
    kind: "timeout", mayHaveBeenApplied: true,
  });

  const brief = await world.client({ timeoutMs: 1_000, totalTimeoutMs: 400, maxRetries: 5 });
  await brief.onlineData.sites();
  const total = await timed(() => fails(brief.profile.get(), { kind: "timeout" }));
  assert.ok(total < 1_500, `${total} ms`);
});

test("watchers that are aborted or left poll no more", { timeout: 60_000 }, async () => {
  const client = await world.withProfile();
  await world.sandbox.speed(0);
  await client.scan.start();

  const controller = new AbortController();
  let shown = 0;
  for await (const { sites } of client.scan.watch({ signal: controller.signal })) {
    assert.equal(sites.length, 25);
    shown += 1;
    setTimeout(() => controller.abort("seen enough"), 100);
  }
  assert.equal(shown, 1, "an abort is the quiet end of the loop");

  for await (const _ of client.scan.watch({ signal: AbortSignal.abort() })) assert.fail();
  for await (const _ of client.scan.watch({ intervalMs: 1_000 })) break;
  const iterator = client.scan.watch({ intervalMs: 1_000 })[Symbol.asyncIterator]();
  await iterator.next();
  const waiting = iterator.next();
  assert.deepEqual(await iterator.return(), { done: true, value: undefined });
  assert.equal((await waiting).done, true, "who waits for it sees the end");

  const before = await polls();
  await new Promise((resolve) => setTimeout(resolve, A_POLL_LATER_MS));
  assert.equal(await polls(), before);
});

test("end stops a watcher, and aborts what is on its way", async () => {
  const client = await world.withProfile();
  await world.sandbox.speed(0);
  await client.scan.start();
  await world.sandbox.fault({ path: ROUTES.profile, latency_ms: 3_000 });
  const slow = client.profile.get();
  const failing = fails(slow, {});
  let shown = 0;
  for await (const _ of client.scan.watch()) {
    shown += 1;
    setTimeout(() => client.session.end(), 50);
  }
  assert.equal(shown, 1);
  assert.ok(["ended", "aborted"].includes((await failing).kind));
});

test("a watcher outlives failed polls, and tells them to onDiagnostic", { timeout: 60_000 },
  async () => {
    const kinds = [];
    const client = await world.withProfile({
      maxRetries: 0, onDiagnostic: ({ kind }) => kind && kinds.push(kind),
    });
    await client.scan.start();
    await world.sandbox.speed(10);
    await world.sandbox.fault({ path: ROUTES.scanStatus, skip: 1, times: 1, status: 503 });
    let last;
    for await (const snapshot of client.scan.watch({ intervalMs: 1_000 })) last = snapshot;
    assert.equal(last.overview.settled, 25);
    assert.deepEqual(kinds, ["server"]);
  });

test("a watcher ends with an error when the plan does not allow it", async () => {
  const client = await world.client({}, "noplan@user.example");
  const loop = async () => {
    for await (const _ of client.scan.watch()) assert.fail();
  };
  await fails(loop(), { kind: "forbidden" });
});

test("the process exits by itself, with calls left behind", { timeout: 60_000 }, async () => {
  const script = `
    import { connect } from "defentry-web";
    const base = ${JSON.stringify(world.sandbox.url)};
    const getCode = async () => {
      const body = JSON.stringify({ email: ${JSON.stringify(PROFILE.email)} });
      const response = await fetch(base + "/control/code", { method: "POST", body });
      return (await response.json()).code;
    };
    const client = await connect({ baseUrl: base, getCode, timeoutMs: 60_000 });
    await client.profile.create(${JSON.stringify(PROFILE)});
    await client.scan.start();
    for await (const snapshot of client.scan.watch()) break;
    const controller = new AbortController();
    client.scan.watch({ signal: controller.signal })[Symbol.asyncIterator]().next();
    // Nobody catches this one's end: an abort must not become an unhandled rejection of its own.
    client.profile.get({ signal: controller.signal }).catch(() => {});
    controller.abort();
    client.session.end();
    console.log("last line");
  `;
  const began = performance.now();
  const { error, stdout, stderr } = await new Promise((resolve) => {
    execFile(process.execPath, ["--input-type=module", "--eval", script],
      { cwd: CONSUMER, timeout: 20_000 },
      (failure, out, err) => resolve({ error: failure, stdout: out, stderr: err }));
  });
  assert.equal(stderr, "");
  assert.equal(error, null, "it ended by itself, with 0");
  assert.match(stdout, /last line/);
  assert.ok(performance.now() - began < 10_000, "no timer kept it");
});
