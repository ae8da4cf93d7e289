// What the gateway may say: two formats, four legacy error bodies, and answers that are none.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fails } from "../support/assert.mjs";
import { PROFILE, stage } from "../support/package.mjs";
import { ROUTES } from "../support/sandbox.mjs";

const world = stage();
const LEGACY = { apiVersion: null };

/** Everything there is to read, in one object. */
async function readAll(client) {
  return {
    profile: await client.profile.get(),
    status: await client.onlineData.status(),
    sites: await client.onlineData.sites(),
    scan: await client.scan.status(),
    signing: await client.signing.status(),
    order: await client.signing.order(),
    removals: await client.removals.list(),
    events: await client.events.list(),
  };
}

test("both formats read the same, field by field", async () => {
  const client = await world.scanned();
  await client.signing.initiate();
  await world.sandbox.signing(PROFILE.email, "sign");
  const { sites } = await client.scan.status();
  const siteIds = sites.filter((site) => site.can_send_deletion_request).map(({ id }) => id);
  await client.removals.submit({ site_ids: siteIds });
  await world.sandbox.advance(70_000);
  await world.sandbox.speed(0);

  const standardized = await readAll(client);
  const legacy = await readAll(await world.client(LEGACY));
  const [last] = (await world.sandbox.log()).slice(-1);
  assert.equal(last.api_version, null, "the second client asked for the legacy format");
  assert.deepEqual(legacy, standardized);
  assert.equal(typeof standardized.scan.sites[0].can_send_deletion_request, "boolean");
  assert.match(standardized.removals[0].updated_at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);

  // An operator may force the new format on those who asked for the old.
  await world.sandbox.control("POST", "format", { force_standardized: true });
  assert.deepEqual(await readAll(await world.client(LEGACY)), standardized);
});

test("nothing found is null in both formats", async () => {
  const client = await world.scanned();
  for (const reader of [client, await world.client(LEGACY)]) {
    const { sites } = await reader.scan.status();
    const clear = sites.filter(({ scan_result: { is_data_found: found } }) => found === false);
    assert.ok(clear.length > 0);
    for (const { scan_result: { data } } of clear) assert.equal(data, null);
  }
});

/** Errors that the gateway tells, each by the call that meets it. */
const TOLD = {
  not_found: (client) => client.signing.status(),
  conflict: (client) => client.profile.create(PROFILE),
  // The typed call would not send it.
  validation: (client) =>
    client.request("PUT", ROUTES.profile, { ...PROFILE, email: "nowhere", phone: "07" }),
  forbidden: async (client, options) =>
    (await world.client(options, "noplan@user.example")).profile.get(),
  unauthenticated: async (client, options) => {
    const other = await world.client({ ...options, getCode: undefined });
    return other.session.redeem("not-a-code-of-theirs");
  },
  rate_limited: async (client) => {
    await world.sandbox.fault({ method: "GET", path: ROUTES.profile, status: 429, retry_after: 7 });
    return client.profile.get();
  },
  server: async (client) => {
    await world.sandbox.fault({ method: "GET", path: ROUTES.profile, status: 500 });
    return client.profile.get();
  },
};

for (const [kind, meet] of Object.entries(TOLD)) {
  test(`errors in both formats are equal: ${kind}`, async () => {
    const options = { maxRetries: 0 };
    await world.withProfile();
    const standardized = await fails(meet(await world.client(options), options), { kind });
    const old = { ...options, ...LEGACY };
    const legacy = await fails(meet(await world.client(old), old), { kind });
    const shape = ({ details, retryable, retryAfterMs, route, mayHaveBeenApplied, message }) =>
      ({ details: details ?? [], retryable, retryAfterMs, route, mayHaveBeenApplied, message });
    assert.deepEqual(shape(legacy), shape(standardized));
    assert.equal(typeof standardized.requestId, "string");
    if (kind === "rate_limited") assert.equal(standardized.retryAfterMs, 7_000);
    if (kind === "validation") {
      assert.deepEqual(standardized.details.map(({ field }) => field).sort(), ["email", "phone"]);
    }
  });
}

test("each of the four legacy bodies gives the same kind", async () => {
  await world.withProfile();
  for (const shape of ["list", "fields", "error", "message"]) {
    await world.sandbox.control("POST", "format", { legacy_error_shape: shape });
    for (const kind of ["not_found", "conflict", "validation", "forbidden"]) {
      const client = await world.client({ ...LEGACY, maxRetries: 0 });
      await fails(TOLD[kind](client, LEGACY), { kind });
    }
  }
});

const UNREADABLE = {
  "an empty body": { empty: true },
  "HTML": { body: "<!doctype html><title>Sorry</title>", content_type: "text/html" },
  "HTML under the name of JSON": { body: "<html></html>" },
  "half a document": { truncate: 300 },
  "a number": { body: "17" },
  "a list where an object belongs": { body: "[1]" },
  "an object without what is documented": { body: '{"pages":[]}' },
  "invalid UTF-8 escapes": { body: '{"sites":[],"x":"\\ud800"' },
  "null": { body: "null" },
};

for (const [what, fault] of Object.entries(UNREADABLE)) {
  test(`${what} is a decode error, and no crash`, async () => {
    const client = await world.scanned({ maxRetries: 0 });
    await world.sandbox.fault({ method: "GET", path: ROUTES.scanStatus, ...fault });
    await fails(client.scan.status(), { kind: "decode", status: 200, route: ROUTES.scanStatus });
    assert.equal((await client.scan.status()).sites.length, 25, "the next answer is read again");
  });
}

test("a wrong type names the place, in both formats", async () => {
  await world.scanned();
  for (const options of [{}, LEGACY]) {
    const client = await world.client({ ...options, maxRetries: 0 });
    await world.sandbox.fault({ method: "GET", path: ROUTES.scanStatus, wrong_type: true });
    await fails(client.scan.status(), { kind: "decode", field: "sites[3].scan_result.status" });
  }
});

test("statuses that nobody has heard of survive, and are never clear, done or failed", async () => {
  const client = await world.scanned();
  await world.sandbox.fault({
    method: "GET", path: ROUTES.scanStatus, times: 0, unknown_status: true,
  });
  const { sites } = await client.scan.status();
  assert.ok(sites.every(({ scan_result: { status } }) => status === "SCAN_PAUSED_BY_BROKER"));
  for await (const { overview } of client.scan.watch()) {
    assert.deepEqual(overview.counts, { unknown: 25 });
    assert.equal(overview.settled, 0);
    break;
  }
});

test("keys that nobody has heard of survive", async () => {
  const client = await world.withProfile();
  await world.sandbox.fault({
    method: "GET", path: ROUTES.profile,
    body: JSON.stringify({ data: { ...PROFILE, nickname: "Sivan", extra: { deep: [1, null] } } }),
  });
  assert.deepEqual(await client.profile.get(), {
    ...PROFILE, nickname: "Sivan", extra: { deep: [1, null] },
  });
});

test("a read is tried again after 503, a write is not", async () => {
  const client = await world.withProfile();
  await world.sandbox.fault({ method: "GET", path: ROUTES.scanStatus, times: 2, status: 503 });
  assert.equal((await client.scan.status()).sites.length, 25);
  await world.sandbox.fault({ method: "PUT", path: ROUTES.profile, status: 503, applied: true });
  const error = await fails(client.profile.update(PROFILE), { kind: "server", status: 503 });
  assert.equal(error.mayHaveBeenApplied, true);
  assert.equal((await world.sandbox.applied())["PUT /api/v1/delete-my-data"], 1);
  const calls = (await world.sandbox.log()).map(({ method, path }) => `${method} ${path}`);
  assert.equal(calls.filter((call) => call === `GET ${ROUTES.scanStatus}`).length, 3);
  assert.equal(calls.filter((call) => call === `PUT ${ROUTES.profile}`).length, 1);
});

test("a removal whose answer was lost is not sent again", async () => {
  const client = await world.scanned();
  await client.signing.initiate();
  await world.sandbox.signing(PROFILE.email, "sign");
  const { sites } = await client.scan.status();
  const siteIds = sites.filter((site) => site.can_send_deletion_request).map(({ id }) => id);
  await world.sandbox.fault({ method: "POST", path: ROUTES.removals, reset: "after" });
  // Either it was read back, or the caller is told to do so.
  try {
    const outcome = await client.removals.submit({ site_ids: siteIds });
    assert.equal(outcome.applied, "reconciled");
  } catch (error) {
    assert.equal(error.kind, "network", error.stack);
    assert.equal(error.mayHaveBeenApplied, true);
  }
  assert.equal((await world.sandbox.applied())[`POST ${ROUTES.removals}`], 1);
  assert.equal((await client.removals.list()).length, siteIds.length);
});

test("what diagnostics tell is an allow-list", async () => {
  const lines = [];
  const client = await world.scanned({ onDiagnostic: (line) => lines.push(line) });
  const { sites } = await client.scan.status();
  const failed = sites.find(({ scan_result: { status } }) => status === "SCAN_FAILED");
  await client.scan.retry(failed.id);
  await fails(client.scan.retry(failed.id), { kind: "conflict" });
  const known = ["method", "route", "status", "ms", "attempt", "requestId", "kind"];
  for (const line of lines) {
    for (const key of Object.keys(line)) assert.ok(known.includes(key), key);
    assert.ok(line.ms >= 0 && line.attempt >= 1);
    assert.doesNotMatch(line.route, /\d{3}/, "a template, without the id");
  }
  const last = lines.at(-1);
  assert.equal(last.route, "/api/v1/delete-my-data/scan/{siteId}/retry");
  assert.deepEqual([last.method, last.status, last.kind], ["POST", 409, "conflict"]);
});

test("a field name that quotes the user shows in details, and not in a log", async () => {
  const client = await world.client();
  const body = JSON.stringify({ errors: { [PROFILE.email]: ["taken"], "address.zip": ["bad"] } });
  await world.sandbox.fault({ method: "GET", path: ROUTES.profile, status: 422, body });
  const error = await client.profile.get().catch((reason) => reason);
  assert.deepEqual(error.details.map(({ field }) => field), [PROFILE.email, "address.zip"]);
  assert.deepEqual(JSON.parse(JSON.stringify(error)).fields, ["*", "address.zip"]);
});

test("a read that is answered with nothing means that there is nothing", async () => {
  const client = await world.client();
  const path = ROUTES.profile;
  for (const body of ["null", "[]", '{"data":null}', '{ "data": [] }', ""]) {
    await world.sandbox.fault({ method: "GET", path, status: 200, body });
    await fails(client.profile.get(), { kind: "not_found", status: 200 });
  }
  await world.sandbox.fault({ method: "GET", path, status: 200, body: "null" });
  assert.equal((await client.profile.ensure(PROFILE)).city, PROFILE.city, "it was created");
  await world.sandbox.fault({ method: "GET", path: ROUTES.scanStatus, status: 200, body: "null" });
  await fails(client.scan.status(), { kind: "decode" });
});

test("ids keep every digit, wherever they stand", async () => {
  const client = await world.client();
  const body = '{"data":{"id":12345678901234567890,"owner":{"site_id":90071992547409931,"n":1}}}';
  const right = { data: { id: "12345678901234567890", owner: { site_id: "90071992547409931", n: 1 } } };
  await world.sandbox.fault({ path: "/api/v1/account", status: 200, body, times: 2 });
  assert.deepEqual(await client.request("GET", "/api/v1/account"), right);
  assert.deepEqual(await client.account.get(), right.data);
});

test("an answer larger than memory has room for is refused, and so are endless texts", async () => {
  const huge = new ArrayBuffer(40 << 20);
  let status = 200;
  const client = await world.client({
    fetch: async (url, init) => (url.endsWith("/login") ? fetch(url, init)
      : { status, headers: new Headers(), arrayBuffer: async () => huge }),
  });
  await fails(client.account.get(), { kind: "decode" });
  status = 400;
  new Uint8Array(huge).fill(120).set(new TextEncoder().encode('{"message":"'));
  new Uint8Array(huge).set([34, 125], 20 << 20);
  const error = await fails(client.account.get(), { kind: "bad_request" });
  assert.ok((error.serverMessage ?? "").length <= 2048);
});

test("a clone of an error takes nothing along that somebody threw", async () => {
  const client = await world.client({ getCode: () => { throw new Error(PROFILE.email); } });
  const error = await client.account.get().catch((reason) => reason);
  assert.equal(error.cause.message, PROFILE.email);
  assert.equal(structuredClone(error).cause, undefined);
});
