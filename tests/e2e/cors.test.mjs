// What a gateway's CORS policy does to calls, in a browser: what is said of each, and what helps.
import assert from "node:assert/strict";
import { PROFILE } from "../support/package.mjs";
import { ROUTES } from "../support/sandbox.mjs";
import { stage } from "./plain.mjs";

const { scene } = stage();

/** A session that is logged in and has a profile, while CORS is as it should be. */
async function opened({ page, sandbox, baseUrl }, options = {}) {
  // Browsers remember preflights: not these.
  await sandbox.cors({ max_age_s: 0 });
  await page.evaluate(async ([baseUrl, options]) => {
    use.client = await use.connect({ baseUrl, getCode: use.getCode, ...options });
    await use.client.profile.ensure(use.PROFILE);
  }, [baseUrl, options]);
}

/** "ok", or what the error says of the failure. */
const outcome = (page, call) => page.evaluate(`${call}.then(() => "ok", (error) => {
  const { kind, status, retryAfterMs, mayHaveBeenApplied, retryable } = error;
  return JSON.parse(JSON.stringify({ kind, status, retryAfterMs, mayHaveBeenApplied, retryable }));
})`);
const get = "use.client.profile.get()";
const update = `use.client.profile.update(${JSON.stringify({ ...PROFILE, city: "Lund" })})`;
const LOST = { kind: "network", mayHaveBeenApplied: false, retryable: true };

scene("429: Retry-After counts where it can be read, else the client's own waits do", async (at) => {
  const { page, sandbox } = at;
  await opened(at);
  const throttled = { method: "GET", path: ROUTES.profile, throttle: true, retry_after: 120 };
  await sandbox.fault(throttled);
  assert.deepEqual(await outcome(page, get), {
    kind: "rate_limited", status: 429, retryAfterMs: 120_000,
    mayHaveBeenApplied: false, retryable: true,
  }, "longer than anybody waits");

  await sandbox.cors({ hide_headers: ["*"], max_age_s: 0 });
  await sandbox.fault(throttled);
  const before = (await sandbox.log()).length;
  assert.equal(await outcome(page, get), "ok", "what cannot be read cannot be waited for");
  const statuses = (await sandbox.log()).slice(before).map(({ status }) => status);
  assert.deepEqual(statuses, [429, 200]);
  await sandbox.fault({ ...throttled, times: 0 });
  const { kind, retryAfterMs } = await outcome(page, get);
  assert.deepEqual([kind, retryAfterMs], ["rate_limited", undefined]);
});

scene("the legacy 409 that throttles is told from a conflict without any header", async (at) => {
  const { page, sandbox } = at;
  await opened(at, { apiVersion: null });
  await sandbox.cors({ hide_headers: ["*"], max_age_s: 0 });
  await sandbox.fault({ method: "PUT", path: ROUTES.profile, throttle: true });
  assert.equal(await outcome(page, update), "ok", "it was refused before anything was done");
});

scene("X-API-Version forbidden: network, and nothing arrives; without it all is well", async (at) => {
  const { page, sandbox } = at;
  await opened(at, { maxRetries: 0 });
  const policy = { deny_headers: ["x-api-version"], max_age_s: 0 };
  await sandbox.cors(policy);
  const before = (await sandbox.log()).length;
  assert.deepEqual(await outcome(page, get), LOST);
  assert.deepEqual(await outcome(page, update), { ...LOST, mayHaveBeenApplied: true });
  assert.equal((await sandbox.log()).length, before, "no request passed its preflight");
  await opened(at, { apiVersion: null });
  await sandbox.cors(policy);
  for (const call of [get, update]) assert.equal(await outcome(page, call), "ok");
});

scene("CORS off: network; a write may have been applied, but not before a login", async (at) => {
  const { page, sandbox } = at;
  await opened(at, { maxRetries: 0 });
  await sandbox.cors({ off: true });
  assert.deepEqual(await outcome(page, get), LOST);
  assert.deepEqual(await outcome(page, update), { ...LOST, mayHaveBeenApplied: true });
  await page.evaluate(async (baseUrl) => {
    use.client = await use.connect({ baseUrl, getCode: use.getCode, maxRetries: 0 });
  }, sandbox.url);
  assert.deepEqual(await outcome(page, update), LOST, "the write itself was not even tried");
});

scene("a method forbidden: that call alone fails", async (at) => {
  const { page, sandbox } = at;
  await opened(at);
  await sandbox.cors({ deny_methods: ["PUT"], max_age_s: 0 });
  assert.deepEqual(await outcome(page, update), { ...LOST, mayHaveBeenApplied: true });
  assert.equal(await outcome(page, get), "ok");
  assert.equal((await sandbox.applied())[`PUT ${ROUTES.profile}`] ?? 0, 0);
});
