// Alarms: what a leak raises. Closing one is a GET that changes state, and is sent once.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fails } from "../support/assert.mjs";
import { PROFILE, VERSION, stage } from "../support/package.mjs";

const world = stage();
const ROUTE = "/api/v1/alarms/{alarmId}";
const FORMATS = [VERSION, null];

/** A leak of a watched IBAN, found now. */
async function leaked(client) {
  const { id } = await client.watchlists.iban.add({ iban: "SE4550000000058398257466" });
  const { leak_id: leakId, alarm_id: alarmId } = await world.sandbox.leak(PROFILE.email, "iban");
  return { ibanId: id, leakId, alarmId };
}

/** How often this route was asked for, and how often that changed something. */
async function count(method, route) {
  const asked = (await world.sandbox.log()).filter((entry) =>
    entry.method === method && entry.route === route);
  return { asked: asked.length, applied: (await world.sandbox.applied())[`${method} ${route}`] };
}

test("an alarm is listed, read, advised on, and closed once", () =>
  world.inBothFormats(async (client) => {
    const { alarms } = client;
    assert.deepEqual([await alarms.list(), await alarms.listV2()], [[], []]);
    const { ibanId, leakId, alarmId } = await leaked(client);

    const [alarm, ...others] = await alarms.list();
    assert.deepEqual(others, []);
    assert.deepEqual([alarm.id, alarm.leak_id, alarm.is_closed], [alarmId, leakId, false]);
    assert.deepEqual(await alarms.get(alarm.id), alarm);
    const [rich] = await alarms.listV2();
    assert.deepEqual({ ...rich, ...alarm }, rich, "the newer list says more");
    assert.equal(rich.leak.iban_id, ibanId);

    const advice = await alarms.coachMe(alarm.id);
    assert.deepEqual(await alarms.leakCoachMe({ leak_id: leakId }), advice);
    await fails(alarms.leakCoachMe({ leak_id: "leak-0" }), { kind: "not_found" });

    const closed = await alarms.close(alarm.id);
    assert.deepEqual(closed, { ...alarm, is_closed: true });
    const error = await fails(alarms.close(alarm.id), { kind: "conflict", status: 409 });
    assert.deepEqual([error.mayHaveBeenApplied, error.route], [false, `${ROUTE}/close`]);
    assert.deepEqual(await alarms.list(), [closed]);
    const [after] = await alarms.listV2();
    assert.deepEqual([after.leak.is_new, after.closed_at === null], [false, false]);
    assert.equal((await client.watchlists.iban.leaks())[0].is_new, false);

    for (const verb of ["get", "close", "coachMe"]) {
      await fails(alarms[verb](17), { kind: "not_found", status: 404 });
    }
    return [alarm, rich, advice, closed, after];
  }));

for (const apiVersion of FORMATS) {
  const format = apiVersion ?? "legacy";

  test(`a close whose answer is lost may have been applied, and is sent once: ${format}`,
    async () => {
      const client = await world.client({ apiVersion });
      const { alarmId } = await leaked(client);
      await world.sandbox.fault({ method: "GET", path: `${ROUTE}/close`, reset: "after" });
      await fails(client.alarms.close(alarmId), {
        kind: "network", mayHaveBeenApplied: true, route: `${ROUTE}/close`,
      });
      assert.deepEqual(await count("GET", `${ROUTE}/close`), { asked: 1, applied: 1 });
      assert.equal((await client.alarms.get(alarmId)).is_closed, true, "reading tells");
    });

  test(`closing and advice are not tried again after 503, reading is: ${format}`, async () => {
    const client = await world.client({ apiVersion });
    const { alarmId, leakId } = await leaked(client);
    const once = [
      ["GET", `${ROUTE}/close`, () => client.alarms.close(alarmId)],
      ["GET", `${ROUTE}/coachme`, () => client.alarms.coachMe(alarmId)],
      ["POST", "/api/v1/alarms/leak/coachme",
        () => client.alarms.leakCoachMe({ leak_id: leakId })],
    ];
    for (const [method, path, call] of once) {
      await world.sandbox.fault({ method, path, status: 503 });
      await fails(call(), { kind: "server", status: 503, mayHaveBeenApplied: true });
      assert.equal((await count(method, path)).asked, 1);
    }
    assert.equal((await client.alarms.get(alarmId)).is_closed, false);
    for (const [path, call] of [
      [ROUTE, () => client.alarms.get(alarmId)],
      ["/api/v1/alarms", () => client.alarms.list()],
      ["/api/v2/alarms", () => client.alarms.listV2()],
    ]) {
      const before = (await count("GET", path)).asked;
      await world.sandbox.fault({ method: "GET", path, status: 503 });
      await call();
      assert.equal((await count("GET", path)).asked, before + 2, path);
    }
  });
}

test("a close that timed out, or gave no sense, may have been applied", async () => {
  const client = await world.client();
  const { alarmId } = await leaked(client);
  const path = `${ROUTE}/close`;
  await world.sandbox.fault({ method: "GET", path, latency_ms: 2_000 });
  await fails(client.alarms.close(alarmId, { timeoutMs: 100 }), {
    kind: "timeout", mayHaveBeenApplied: true,
  });
  await world.sandbox.leak(PROFILE.email, "iban");
  const { id } = (await client.alarms.list()).find((alarm) => !alarm.is_closed);
  await world.sandbox.fault({ method: "GET", path, body: "<html>" });
  await fails(client.alarms.close(id), { kind: "decode", mayHaveBeenApplied: true });
  assert.equal((await client.alarms.get(id)).is_closed, true);
});
