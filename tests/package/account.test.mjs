// The account: read and changed, the same in both formats; the password only where it is allowed.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fails } from "../support/assert.mjs";
import { PROFILE, stage } from "../support/package.mjs";

const world = stage();
const FIRST = "sandbox-password";
const PASSWORDS = { current_password: FIRST, password: "long enough" };
const ROUTE = "/api/v2/account/password";

test("the account is read, and changed field by field on both routes", () =>
  world.inBothFormats(async ({ account }) => {
    const before = await account.get();
    assert.deepEqual([before.email, before.has_online_data], [PROFILE.email, true]);

    const updated = await account.update({ first_name: "Siv", lang_code: "sv" });
    assert.deepEqual(updated, { ...before, first_name: "Siv", lang_code: "sv" });
    assert.deepEqual(await account.get(), updated);

    const again = await account.updateV2(before.id, { last_name: "Ek" });
    assert.deepEqual(again, { ...updated, last_name: "Ek" });
    assert.deepEqual(await account.get(), again);

    const wrong = { first_name: 7, phone: "0" };
    const error = await fails(account.update(wrong), { kind: "validation", status: 422 });
    assert.deepEqual(error.details.map(({ field }) => field), ["first_name", "phone"]);
    await fails(account.updateV2(before.id, wrong), { kind: "validation", field: "phone" });
    const other = await fails(account.updateV2(7, {}), { kind: "forbidden", status: 403 });
    assert.equal(other.route, "/api/v2/account/{account_id}");
    assert.deepEqual(await account.get(), again, "what is refused changes nothing");
    return [before, updated, again, error.details];
  }));

test("a write of the account is sent once", async () => {
  const { account } = await world.client();
  const { id } = await account.get();
  for (const [path, call] of [
    ["/api/v1/account", () => account.update({ first_name: "Siv" })],
    ["/api/v2/account/{account_id}", () => account.updateV2(id, { first_name: "Siv" })],
  ]) {
    await world.sandbox.fault({ method: "PUT", path, reset: "after" });
    await fails(call(), { kind: "network", mayHaveBeenApplied: true, route: path });
    assert.equal((await world.sandbox.applied())[`PUT ${path}`], 1);
  }
});

test("passwords are out of reach unless connect allows them", async () => {
  const clients = [
    await world.client(),
    await world.client({ allow: ["account", "other"] }),
  ];
  for (const client of clients) {
    await fails(client.account.changePassword(PASSWORDS), { kind: "misuse", field: "allow" });
    for (const path of [ROUTE, `${ROUTE}/`, "/api/v2/account/PASSWORD", "/api/v3/password"]) {
      await fails(client.request("POST", path, PASSWORDS), { kind: "misuse", field: "allow" });
    }
  }
  assert.deepEqual(await world.sandbox.log(), [], "nothing was sent");
});

test("changePassword, where it is allowed", () => world.inBothFormats(async ({ account }) => {
  const weak = { ...PASSWORDS, password: "short" };
  const error = await fails(account.changePassword(weak), { kind: "validation", route: ROUTE });
  assert.deepEqual(error.details.map(({ field }) => field), ["password"]);
  assert.equal(await account.changePassword(PASSWORDS), undefined);
  const late = await fails(account.changePassword(PASSWORDS), { kind: "validation" });
  assert.deepEqual(late.details.map(({ field }) => field), ["current_password"]);
  assert.doesNotMatch(JSON.stringify([error, late]), /long enough|sandbox-password/);
  await account.changePassword({ current_password: PASSWORDS.password, password: FIRST });
  return [error.details, late.details];
}, { allow: ["account-password"] }));
