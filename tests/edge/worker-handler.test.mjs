// The handler as a function of its parts: in which order they are asked, and what comes of theirs
// that fail.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ORIGIN, PATH } from "../support/edge-asking.mjs";
import { exampleModule } from "../support/edge-worker.mjs";

const { createHandler, Misconfigured, auditLine } = await exampleModule(`
  export { createHandler } from "./handler.ts";
  export { Misconfigured } from "./settings.ts";
  export { auditLine } from "./audit.ts";
`);

const EMAIL = "Siv@user.example";
const NOW = Date.UTC(2026, 0, 1);

/** A handler all of whose parts do well, but for `parts`; `seen` is what they were asked. */
function handler(parts = {}) {
  const seen = [];
  const lines = [];
  const part = (name, work) => async (...given) => {
    seen.push([name, ...given.filter((each) => !(each instanceof Request))]);
    return work(...given);
  };
  const { take = () => ({ outcome: "taken" }), undo = () => {}, ...rest } = parts;
  const session = { email: EMAIL, sessionId: "s", authTime: NOW / 1_000 };
  const all = {
    verify: () => session,
    pseudonym: (kind, text) => `<${kind} ${text}>`,
    issue: () => ({ outcome: "issued", code: "a-code" }),
    ...rest,
  };
  const named = Object.fromEntries(Object.entries(all).map(([name, work]) => (
    [name, part(name, work)])));
  const handle = createHandler({
    ...named,
    ledger: { take: part("take", take), undo: part("undo", undo) },
    audit: (event) => lines.push(JSON.parse(auditLine(event))),
    now: () => NOW,
  });
  const ask = async ({ path = PATH, method = "POST", site = "same-origin" } = {}) => {
    const headers = { "sec-fetch-site": site };
    const response = await handle(new Request(ORIGIN + path, { method, headers }));
    return `${response.status} ${await response.text()}`;
  };
  return { ask, seen, lines, names: () => seen.map(([name]) => name) };
}

const TO_SESSION = ["verify"];
const TO_LEDGER = [...TO_SESSION, "pseudonym", "pseudonym", "take"];
const TO_GATEWAY = [...TO_LEDGER, "issue"];

test("nobody is asked before those above have let it pass", async () => {
  const refusals = [
    [{ path: "/" }, {}, "404 not_found", []],
    [{ method: "GET", site: "cross-site" }, {}, "405 method_not_allowed", []],
    [{ site: "cross-site" }, {}, "403 cross_site", []],
    [{}, { verify: () => undefined }, "401 no_session", TO_SESSION],
    [{}, { verify: () => ({ email: EMAIL }) }, "401 no_session", TO_SESSION],
    [{}, { take: () => ({ outcome: "login_required" }) }, "401 login_required", TO_LEDGER],
    [{}, {}, "200 a-code", TO_GATEWAY],
  ];
  for (const [request, parts, expected, names] of refusals) {
    const one = handler(parts);
    assert.equal(await one.ask(request), expected);
    assert.deepEqual(one.names(), names, expected);
    assert.equal(one.lines.length, 1, "one line each");
    assert.equal(`${one.lines[0].status}`, expected.slice(0, 3));
  }
});

test("the ledger gets pseudonyms, the gateway the address as it is", async () => {
  const { ask, seen } = handler();
  await ask();
  const [taken, [, email, signal]] = seen.slice(-2);
  const login = { session: "<session s>", authTime: NOW / 1_000 };
  assert.deepEqual(taken, ["take", "<user siv@user.example>", login]);
  assert.equal(email, EMAIL);
  assert.ok(signal instanceof AbortSignal, "and whether anybody still waits");
});

test("what throws is 500 and one word; the line says where, and of what class", async () => {
  const quoting = Object.assign(new TypeError(`${EMAIL} sandbox-secret`), { email: EMAIL });
  const named = Object.assign(new Error("no"), { name: `Error of ${EMAIL}` });
  const cases = [
    [{ verify: () => { throw quoting; } }, "session TypeError", TO_SESSION],
    [{ pseudonym: () => { throw quoting; } }, "session TypeError", ["verify", "pseudonym"]],
    [{ take: () => { throw quoting; } }, "ledger TypeError", TO_LEDGER],
    [{ issue: () => { throw quoting; } }, "gateway TypeError", [...TO_GATEWAY, "undo"]],
    [{ issue: () => { throw named; } }, "gateway Error", [...TO_GATEWAY, "undo"]],
    [{ issue: () => { throw EMAIL; } }, "gateway Error", [...TO_GATEWAY, "undo"]],
    [{ issue: () => { throw new Misconfigured("DEFENTRY_CLIENT_ID"); } },
      "gateway Misconfigured DEFENTRY_CLIENT_ID", [...TO_GATEWAY, "undo"]],
    // The first failure is the one to be told.
    [{ issue: () => { throw quoting; }, undo: () => { throw named; } }, "gateway TypeError",
      [...TO_GATEWAY, "undo"]],
  ];
  for (const [parts, fault, names] of cases) {
    const one = handler(parts);
    assert.equal(await one.ask(), "500 failed");
    assert.deepEqual(one.names(), names, fault);
    assert.equal(one.lines[0].fault, fault);
    assert.ok(!JSON.stringify(one.lines).replace(/"user":"[^"]*"/, "").includes("iv@user"));
  }
});

test("a code that did not come is given back, one that came is not", async () => {
  const outcomes = ["page_gone", "gateway_busy", "gateway_unavailable", "gateway_failed"];
  for (const outcome of outcomes) {
    const one = handler({ issue: () => ({ outcome, fault: "gateway x" }) });
    assert.match(await one.ask(), new RegExp(`^\\d{3} ${outcome}$`));
    assert.deepEqual(one.names(), [...TO_GATEWAY, "undo"]);
    const [, user, login] = one.seen.find(([name]) => name === "take");
    assert.deepEqual(one.seen.at(-1), ["undo", user, login]);
  }
  const good = handler();
  await good.ask();
  assert.ok(!good.names().includes("undo"));
});

test("an audit line is what is listed, whatever an event holds", () => {
  const event = {
    outcome: "issued", user: "u", request: "r", ms: 3, fault: undefined, email: EMAIL, code: "c",
  };
  assert.equal(auditLine(event),
    '{"event":"defentry_code","outcome":"issued","status":200,"user":"u","request":"r","ms":3}');
});
