// What the client's secret is good for: `issueCode` of ./edge and `mintAppToken` of ./server, which
// behave alike in all but what they give.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { fails, timed } from "../support/assert.mjs";
import { PROFILE, VERSION } from "../support/package.mjs";
import { CLIENT, spy, stage } from "../support/partner.mjs";

const world = stage();
const FORMATS = [["standardized", VERSION], ["legacy", null]];
const BODY = {
  client_id: CLIENT.clientId, client_secret: CLIENT.clientSecret, email: PROFILE.email,
};

const CALLS = {
  issueCode: {
    path: "/api/v1/sso/code", field: "code", ask: (options) => world.edge.issueCode(options),
    /** Whose it is, by what can be done with it. */
    owner: async (code, options) => {
      const client = await world.page({ ...options, getCode: () => code });
      return (await client.account.get()).email;
    },
  },
  mintAppToken: {
    path: "/api/v1/sso/token", field: "token", ask: (options) => world.server.mintAppToken(options),
    owner: async (token, options) => {
      const client = await world.as("nobody@user.example", { ...options, getToken: () => token });
      return (await client.account.get()).email;
    },
  },
};

/** An answer of our own, instead of the gateway's. */
const answering = (body, status = 200) => spy(async () => new Response(body, { status }));

test("./edge gives codes and nothing that yields a token; ./server no codes", () => {
  assert.deepEqual(Object.keys(world.edge).sort(),
    ["DefentryError", "isDefentryError", "issueCode"]);
  assert.deepEqual(Object.keys(world.server).sort(),
    ["DefentryError", "connectAs", "crmLogin", "isDefentryError", "mintAppToken"]);
});

for (const [name, { path, field, ask, owner }] of Object.entries(CALLS)) {
  describe(name, () => {
    for (const [format, apiVersion] of FORMATS) {
      test(`${format}: one request, the secret in its body alone; it is that user's`, async () => {
        const { seen, fetch } = spy();
        const given = await ask(world.who({ apiVersion, fetch }));
        assert.equal(seen.length, 1);
        const [{ url, method, body, headers }] = seen;
        assert.deepEqual([url, method], [world.sandbox.url + path, "POST"]);
        assert.deepEqual(JSON.parse(body), BODY);
        assert.equal(headers.authorization, undefined);
        assert.doesNotMatch(JSON.stringify(headers), /secret|partner-demo|user\.example/);
        const [entry] = await world.sandbox.log();
        assert.deepEqual([entry.route, entry.api_version, entry.has_authorization, entry.query],
          [path, apiVersion, false, null]);
        assert.equal(await owner(given, { apiVersion }), PROFILE.email);
      });

      test(`${format}: refused for its secret, its id, and by the gateway's word`, async () => {
        const refused = { kind: "unauthenticated", status: 401, route: path, retryable: false,
          mayHaveBeenApplied: false };
        await fails(ask(world.who({ apiVersion, clientSecret: "guess" })), refused);
        await fails(ask(world.who({ apiVersion, clientId: "somebody" })), refused);
        assert.equal((await world.sent("POST", path)).length, 2, "nothing is tried again");
        const words = [[400, "bad_request"], [403, "forbidden"], [404, "not_found"],
          [422, "validation"], [409, "conflict"]];
        for (const [status, kind] of words) {
          await world.sandbox.fault({ path, status });
          await fails(ask(world.who({ apiVersion })), { kind, status, mayHaveBeenApplied: false });
        }
        assert.equal((await world.sent("POST", path)).length, 2 + words.length);
      });

      test(`${format}: throttled, it comes again`, async () => {
        await world.sandbox.fault({ path, throttle: true });
        assert.ok(await ask(world.who({ apiVersion })));
        assert.equal((await world.sent("POST", path)).length, 2);
        await world.sandbox.fault({ path, throttle: true, retry_after: 3_600 });
        await fails(ask(world.who({ apiVersion })), {
          kind: "rate_limited", retryAfterMs: 3_600_000,
        });
      });
    }

    for (const [what, fault, kind, done] of [
      ["reset before", { reset: "before" }, "network", false],
      ["reset after", { reset: "after" }, "network", true],
      ["503", { status: 503 }, "server", false],
      ["504, yet applied", { status: 504, applied: true }, "server", true],
    ]) {
      test(`an answer that is lost, ${what}: told, and not repeated`, async () => {
        await world.sandbox.fault({ path, ...fault });
        await fails(ask(world.who()), { kind, mayHaveBeenApplied: true, route: path });
        assert.deepEqual((await world.sent("POST", path)).map(({ applied }) => applied), [done]);
      });
    }

    test("in an envelope, or with more beside it", async () => {
      const given = `{"data":{"${field}":"a-b_c~1","more":[null]},"meta":{}}`;
      for (const body of [given, `{"more":{"${field}":"x"},"${field}":"a-b_c~1"}`]) {
        const { fetch } = answering(body);
        const got = await ask(world.who({ fetch }));
        if (name === "issueCode") assert.equal(got, "a-b_c~1");
        else assert.equal(got.kind, "app");
      }
    });

    test("what is not ASCII is sent as it is", async () => {
      const odd = "nyckel-åäö-🔑-\"\\\n\u2028";
      const { seen, fetch } = answering(`{"${field}":"abc"}`);
      await ask(world.who({ clientId: odd, clientSecret: odd, email: "åsa@öl.example", fetch }));
      assert.deepEqual(JSON.parse(seen[0].body), {
        client_id: odd, client_secret: odd, email: "åsa@öl.example",
      });
    });

    const ODD = [
      "{}", '{"data":{}}', "[]", "null", "", "text", "7", `{"${field}":null}`, `{"${field}":7}`,
      `{"${field}":""}`, `{"${field}":"a b"}`, `{"${field}":"söt"}`, `{"${field}":"a\\nb"}`,
      `{"${field}":"a\\u0000"}`, `{"${field}":["a"]}`, `{"${field}":{"a":"b"}}`, `{"x":"abc"}`,
    ];
    test("missing, or no visible ASCII: a decode error that says where, and no more", async () => {
      for (const body of ODD) {
        const { seen, fetch } = answering(body);
        const error = await fails(ask(world.who({ fetch })), { kind: "decode", route: path });
        assert.equal(seen.length, 1);
        const told = JSON.stringify(error) + error.message;
        assert.doesNotMatch(told, /söt|a b|abc/, body);
        if (body.startsWith("{")) {
          assert.deepEqual(error.details.map((detail) => detail.field), [field], body);
        }
      }
    });

    test("what cannot be right is told before anything is sent", async () => {
      for (const email of ["siv", "siv@", "@user.example", "si v@user.example", "siv@user"]) {
        await fails(ask(world.who({ email })), { kind: "validation", field: "email", route: path });
      }
      const wrong = [
        ["clientId", { clientId: "" }], ["clientId", { clientId: undefined }],
        ["clientSecret", { clientSecret: "" }], ["clientSecret", { clientSecret: 7 }],
        ["clientSecret", { clientSecret: null }], ["email", { email: "" }],
        ["email", { email: ["siv@user.example"] }], ["email", { email: undefined }],
        ["baseUrl", { baseUrl: "http://api.partner.example" }], ["baseUrl", { baseUrl: undefined }],
        ["timeoutMs", { timeoutMs: Number.NaN }], ["fetch", { fetch: 1 }],
        ["signal", { signal: {} }], ["onDiagnostic", { onDiagnostic: {} }],
      ];
      for (const [option, options] of wrong) {
        await fails(ask(world.who(options)), { kind: "misuse", field: option });
      }
      for (const options of [undefined, null, "x"]) await fails(ask(options), { kind: "misuse" });
      await world.silent();
    });

    test("aborts and timeouts", async () => {
      const aborted = world.who({ signal: AbortSignal.abort() });
      await fails(ask(aborted), { kind: "aborted", mayHaveBeenApplied: false });
      await world.silent();
      await world.sandbox.fault({ path, times: 0, latency_ms: 3_000 });
      const controller = new AbortController();
      setTimeout(() => controller.abort(), 100);
      const ms = await timed(() => fails(ask(world.who({ signal: controller.signal })), {
        kind: "aborted", mayHaveBeenApplied: true,
      }));
      assert.ok(ms < 1_500, `${ms} ms`);
      await fails(ask(world.who({ timeoutMs: 100 })), { kind: "timeout", route: path });
      const offline = () => Promise.reject(new TypeError("fetch failed"));
      await fails(ask(world.who({ fetch: offline })), { kind: "network" });
    });

    test("many at once: each is its own user's", async () => {
      const emails = Array.from({ length: 20 }, (_, n) => `u${n}@user.example`);
      const given = await Promise.all(emails.map((email) => ask(world.who({ email }))));
      const owners = await Promise.all(given.map((one) => owner(one)));
      assert.deepEqual(owners, emails);
    });
  });
}

test("a code is good once, and what is asked for later is another", async () => {
  const codes = [];
  for (let n = 0; n < 3; n++) codes.push(await world.edge.issueCode(world.who()));
  assert.equal(new Set(codes).size, 3);
  for (const code of codes) assert.match(code, /^[!-~]+$/);
  const [code] = codes;
  const client = await world.page({ getCode: undefined });
  await client.session.redeem(code);
  const again = await world.page({ getCode: undefined });
  await fails(again.session.redeem(code), { kind: "unauthenticated" });
});
