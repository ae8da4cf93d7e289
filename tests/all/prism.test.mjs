// The built package against Prism: every request of every typed function is one that the
// description allows, and every answer that the description allows can be read.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { ALLOW, CALLS } from "../judges/calls.mjs";
import { operations } from "../judges/description.mjs";
import { recorder, startPrism } from "../judges/prism.mjs";
import { PROFILE, imported } from "../support/package.mjs";
import { ROUTES } from "../support/sandbox.mjs";

test("the table of calls and the description name the same operations", () => {
  assert.deepEqual(Object.keys(CALLS).sort(), operations().map(({ id }) => id).sort());
});

/** Where Prism takes its answers from. */
const ANSWERS = {
  "the description's examples": ["examples"],
  "its schemas": ["schemas", "--dynamic", "--seed", "defentry"],
};

for (const [source, [name, ...args]] of Object.entries(ANSWERS)) {
  describe(`answers from ${source}`, () => {
    let prism;
    let client;
    const { seen, fetch: recording } = recorder();
    before(async () => {
      prism = await startPrism(name, args);
      const { connect } = await imported();
      client = await connect({
        baseUrl: prism.url, getCode: () => "one-time-code", fetch: recording, maxRetries: 0,
        allow: ALLOW,
      });
    });
    after(() => prism?.stop());

    for (const { id, method, path } of operations()) {
      test(id, async () => {
        seen.length = 0;
        const nouns = id.split(".");
        const verb = nouns.pop();
        const noun = nouns.reduce((inner, key) => inner?.[key], client);
        assert.equal(typeof noun?.[verb], "function", "the package has no such function");
        let failure;
        await noun[verb](...CALLS[id] ?? []).catch((error) => {
          failure = `${error.kind}: ${error.message} ${JSON.stringify(error.details ?? [])}`;
        });
        for (const { violations, ...request } of seen) {
          assert.deepEqual(violations, [], `Prism's words about ${request.method} ${request.path}`);
          assert.ok(request.status < 300, JSON.stringify(request));
          assert.equal(request.authorized, request.path !== "/api/v1/sso/login");
        }
        assert.equal(failure, undefined, "what the call failed with");
        const own = new RegExp(`^${path.replace(/\{\w+\}/g, "[^/]+")}$`);
        const sent = seen.filter((request) => request.method === method && own.test(request.path));
        assert.equal(sent.length, 1, `${method} ${path} among ${JSON.stringify(seen)}`);
      });
    }
  });
}

describe("it bites", () => {
  let prism;
  before(async () => {
    prism = await startPrism("bites");
  });
  after(() => prism?.stop());
  const create = (body, headers) => fetch(prism.url + ROUTES.profile, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  const token = { authorization: "Bearer 2|abc" };

  test("a whole profile passes", async () => {
    assert.ok((await create(PROFILE, token)).ok);
  });

  test("one without its city does not", async () => {
    const { city, ...rest } = PROFILE;
    const answer = await create(rest, token);
    assert.equal(answer.status, 422);
    assert.match(answer.headers.get("sl-violations"), /required property 'city'/);
  });

  test("nor does one without a token", async () => {
    assert.equal((await create(PROFILE, {})).status, 401);
  });
});
