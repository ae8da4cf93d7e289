// Bad input: refused before anything is sent, naming the field.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fails } from "../support/assert.mjs";
import { PROFILE, stage } from "../support/package.mjs";

const world = stage();

/** Runs `work`, and makes sure that the gateway has not heard of it. */
async function unsent(work) {
  const before = (await world.sandbox.log()).length;
  await work();
  assert.equal((await world.sandbox.log()).length, before, "something was sent");
}

test("a profile without a field names every field that is missing", async () => {
  const client = await world.client();
  await unsent(async () => {
    for (const write of ["create", "update", "ensure"]) {
      for (const field of Object.keys(PROFILE)) {
        const { [field]: _, ...rest } = PROFILE;
        const error = await fails(client.profile[write](rest), { kind: "validation", field });
        assert.equal(error.details.length, 1);
        for (const value of [5, "", "  ", null]) {
          const profile = { ...PROFILE, [field]: value };
          await fails(client.profile[write](profile), { kind: "validation", field });
        }
      }
      const error = await fails(client.profile[write]({}), { kind: "validation" });
      assert.deepEqual(error.details.map(({ field }) => field), Object.keys(PROFILE));
    }
  });
});

test("bodies that are none", async () => {
  const client = await world.client();
  const loop = {};
  loop.loop = loop;
  await unsent(async () => {
    for (const body of [undefined, null, "text", 5, [], loop]) {
      const error = await fails(client.profile.create(body), {});
      assert.ok(["validation", "misuse"].includes(error.kind), error.kind);
    }
  });
});

test("removals need a list that is not empty", async () => {
  const client = await world.client();
  await unsent(async () => {
    for (const body of [{}, { site_ids: [] }, { site_ids: "101" }, { site_ids: null }]) {
      await fails(client.removals.submit(body), { kind: "validation", field: "site_ids" });
    }
  });
});

test("ids that could name another route", async () => {
  const client = await world.client();
  const ids = ["a/b", "", "..", "a?b", "a#b", "a\\b", "a\nb", "a\u0000b", "leaks", "status",
    undefined, null, {}, 1.5, Number.NaN];
  await unsent(async () => {
    for (const id of ids) {
      const error = await fails(client.scan.retry(id), {});
      assert.ok(["validation", "misuse"].includes(error.kind), `${String(id)}: ${error.kind}`);
      assert.match(error.details[0].field, /site_?id/i);
    }
  });
});

test("deleting wants to be confirmed", async () => {
  const client = await world.client();
  await unsent(async () => {
    for (const given of [undefined, null, {}, { confirm: false }, { confirm: "yes" }, true]) {
      await fails(client.profile.delete(given), { kind: "misuse", field: "confirm" });
    }
  });
});

test("codes that are none", async () => {
  const client = await world.client({ getCode: undefined });
  await unsent(async () => {
    for (const code of ["", "  ", undefined, null, 5, "a\r\nb: c", "söt"]) {
      const error = await fails(client.session.redeem(code), {});
      assert.ok(["validation", "misuse"].includes(error.kind), `${String(code)}: ${error.kind}`);
      assert.equal(error.details[0].field, "code");
    }
  });
});

test("a getCode that gives no code, or throws, fails the call that needed it", async () => {
  await unsent(async () => {
    for (const code of ["", undefined, 5]) {
      const client = await world.client({ getCode: () => code });
      await fails(client.profile.get(), {});
    }
    const cause = new Error("our backend is down");
    for (const getCode of [() => { throw cause; }, () => Promise.reject(cause)]) {
      const client = await world.client({ getCode });
      const error = await fails(client.profile.get(), {});
      assert.equal(error.cause, cause);
    }
  });
});

test("addresses and options that will not do name the option", async () => {
  const wrong = [
    ["baseUrl", { baseUrl: "http://api.partner.example" }],
    ["baseUrl", { baseUrl: "ftp://127.0.0.1" }],
    ["baseUrl", { baseUrl: "api.partner.example" }],
    ["baseUrl", { baseUrl: "https://user:pass@api.partner.example" }],
    ["baseUrl", { baseUrl: "https://127.0.0.1/?a=b" }],
    ["baseUrl", { baseUrl: "http://127.0.0.1.partner.example" }],
    ["baseUrl", { baseUrl: "http://localhost.partner.example" }],
    ["baseUrl", { baseUrl: "" }],
    ["baseUrl", { baseUrl: undefined }],
    ["getCode", { getCode: "a code" }],
    ["apiVersion", { apiVersion: "2026\r\nx: y" }],
    ["timeoutMs", { timeoutMs: -1 }],
    ["totalTimeoutMs", { totalTimeoutMs: Number.NaN }],
    ["maxRetries", { maxRetries: -1 }],
    ["fetch", { fetch: 5 }],
    ["onDiagnostic", { onDiagnostic: {} }],
  ];
  await unsent(async () => {
    for (const [field, options] of wrong) {
      await fails(world.client(options), { kind: "misuse", field });
    }
  });
  for (const host of ["localhost", "a.localhost", "[::1]", "127.1.2.3"]) {
    await world.client({ baseUrl: `http://${host}:1` });
  }
});

test("options of a call that will not do name the option", async () => {
  const client = await world.client();
  await unsent(async () => {
    await fails(client.profile.get({ timeoutMs: -1 }), { kind: "misuse", field: "timeoutMs" });
    await fails(client.profile.get({ signal: {} }), { kind: "misuse", field: "signal" });
    await fails(client.scan.retryFailed({ limit: -1 }), { kind: "misuse", field: "limit" });
    for (const field of ["intervalMs", "limitMs"]) {
      const watch = async () => client.scan.watch({ [field]: "soon" });
      await fails(watch(), { kind: "misuse", field });
    }
  });
});
