// What must be nowhere: the client's secret, the password, tokens, codes and national identity
// numbers; not in an error, a diagnostic, a line of the console, a client, an address.
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { inspect } from "node:util";
import { PROFILE, VERSION } from "../support/package.mjs";
import { CLIENT, SERVICE, spy, stage } from "../support/partner.mjs";

const world = stage();
const SSN = "19811218-9876";
const GUESS = "guess-of-a-secret";
const FORMATS = [["standardized", VERSION], ["legacy", null]];

/** What was written to the console meanwhile. */
const written = [];
const methods = ["log", "info", "warn", "error", "debug", "trace", "dir"];
const kept = Object.fromEntries(methods.map((name) => [name, console[name]]));
beforeEach(() => {
  written.length = 0;
  for (const name of methods) console[name] = (...args) => written.push(inspect(args));
});
afterEach(() => Object.assign(console, kept));

/** All that an error tells, and those behind it. */
function told(error) {
  const clone = structuredClone(error);
  const own = Reflect.ownKeys(error).map((key) => `${String(key)} ${inspect(error[key])}`);
  return [
    error.message, error.stack, String(error), JSON.stringify(error), JSON.stringify(clone),
    JSON.stringify({ ...error }), inspect(error, { depth: 9, showHidden: true }),
    inspect(clone, { depth: 9 }), ...own, error.cause instanceof Error ? told(error.cause) : "",
  ].join("\n");
}

function holdsNone(text, secrets, where) {
  for (const [name, secret] of Object.entries(secrets)) {
    assert.ok(secret.length > 6, name);
    assert.ok(!text.includes(secret), `${name} in ${where}`);
    assert.ok(!text.includes(encodeURIComponent(secret)), `${name} in ${where}, encoded`);
    assert.ok(!text.includes(btoa(secret)), `${name} in ${where}, in base64`);
  }
}

/** Everything that a partner's server does, with what went over the wire. */
async function life(apiVersion) {
  const { seen, fetch } = spy();
  const lines = [];
  const options = { apiVersion, fetch, maxRetries: 0, onDiagnostic: (line) => lines.push(line) };
  const code = await world.edge.issueCode(world.who(options));
  const tokens = [await world.mint(options)];
  const onToken = (token) => tokens.push(token);
  const { crm, id } = await world.withAccount(
    { ...options, onToken }, { email: "eve@user.example", ssn: SSN });
  const user = await world.as(PROFILE.email, { ...options, getToken: () => tokens[0] });
  await user.account.get();
  await crm.ssnMonitoring.activate(id);
  const texts = seen.flatMap(({ headers }) => headers.authorization?.split(" ")[1] ?? []);
  const [crmText, appText] = [...new Set(texts)].sort();
  const secrets = {
    secret: CLIENT.clientSecret, password: SERVICE.password, ssn: SSN, guess: GUESS, code, crmText,
    appText,
  };
  return { seen, lines, options, tokens, crm, id, user, secrets };
}

/** Calls with something to hide, all of which are to fail now. */
const calls = ({ options, crm, user }) => [
  () => world.edge.issueCode(world.who({ ...options, clientSecret: GUESS })),
  () => world.mint({ ...options, clientSecret: GUESS }),
  () => world.client({ ...options, password: GUESS }),
  () => world.edge.issueCode(world.who(options)),
  () => world.mint(options),
  () => world.client(options),
  () => crm.accounts.create({ email: PROFILE.email, ssn: SSN }),
  () => crm.request("POST", "/api/v1/account", { email: PROFILE.email, ssn: SSN }),
  () => crm.cards.list(7),
  () => user.account.get(),
];

const TROUBLE = [
  ["a 422 that quotes the request", { quote: true }],
  ["a 400 that quotes the request", { quote: true, status: 400 }],
  ["a 500 that quotes the request", { quote: true, status: 500 }],
  ["a closed connection", { reset: "after" }],
  ["half an answer", { truncate: 12 }],
  ["an answer that is none", { body: `<html>${GUESS} ${SSN}`, content_type: "text/html" }],
  ["a redirect", { redirect: `https://evil.example/?${GUESS}` }],
  ["a busy gateway", { throttle: true, retry_after: 3_600 }],
  // At the end: a login that was refused is not sent again for a while.
  ["a 401 that quotes the request", { quote: true, status: 401 }],
];

for (const [format, apiVersion] of FORMATS) {
  test(`errors and diagnostics, ${format}`, { timeout: 60_000 }, async () => {
    const state = await life(apiVersion);
    const { lines, secrets } = state;
    let failed = 0;
    for (const [name, kind] of TROUBLE) {
      await world.sandbox.fault({ times: 0, ...kind });
      for (const call of calls(state)) {
        const error = await call().then(() => undefined, (thrown) => thrown);
        assert.equal(error?.name, "DefentryError", `${name}: ${call}`);
        holdsNone(told(error), secrets, `${name}: ${call}`);
        failed += 1;
      }
      await world.sandbox.clearFaults();
    }
    assert.equal(failed, TROUBLE.length * 10);
    assert.ok(lines.length >= failed);
    holdsNone(JSON.stringify(lines) + inspect(lines, { depth: 9 }), secrets, "a diagnostic");
    assert.deepEqual(written, []);
  });

  test(`what is sent, ${format}: in bodies and one header, never in an address`, async () => {
    const { seen, secrets } = await life(apiVersion);
    assert.ok(seen.length >= 6);
    for (const { url, headers, body, signal, ...rest } of seen) {
      holdsNone(url, secrets, "an address");
      const { authorization, ...others } = headers;
      holdsNone(JSON.stringify([others, rest]), secrets, "a header");
      assert.equal(authorization === undefined, /\/(sso|crm)\//.test(url), url);
    }
    for (const { path, query } of await world.sandbox.log()) {
      holdsNone(path, secrets, "a path");
      assert.equal(query, null);
    }
    const holding = (name) => seen.filter(({ body }) => body?.includes(secrets[name]));
    assert.deepEqual([holding("ssn").length, holding("secret").length], [1, 3]);
  });
}

test("input that is refused is not quoted", async () => {
  const state = await life(VERSION);
  const wrong = [
    () => world.edge.issueCode(world.who({ email: GUESS })),
    () => world.edge.issueCode(world.who({ clientSecret: [GUESS] })),
    () => world.edge.issueCode(world.who({ clientSecret: GUESS, baseUrl: `http://${GUESS}` })),
    () => world.mint({ clientId: { GUESS }, clientSecret: GUESS }),
    () => world.client({ password: GUESS, timeoutMs: GUESS }),
    () => world.client({ password: { GUESS } }),
    () => world.client({ token: GUESS }),
    () => state.crm.accounts.create({ ssn: { [GUESS]: SSN }, phone: GUESS }),
    () => state.crm.cards.add(GUESS, { card_number: GUESS }),
    () => state.crm.cards.list(`${GUESS}/${SSN}`),
    () => state.crm.request("GET", `/api/v1/delete-my-data?${GUESS}`),
  ];
  for (const call of wrong) {
    const error = await call().then(() => undefined, (thrown) => thrown);
    assert.ok(["misuse", "validation"].includes(error?.kind), `${call}: ${error?.kind}`);
    holdsNone(told(error), state.secrets, String(call));
  }
});

test("clients and tokens hold nothing that can be read", async () => {
  const { tokens, crm, user, secrets } = await life(VERSION);
  const strings = [];
  const walk = (value) => {
    if (typeof value === "string" || typeof value === "function") strings.push(String(value));
    if (Object(value) !== value) return;
    strings.push(inspect(value, { depth: 9, showHidden: true }));
    for (const key of Reflect.ownKeys(value)) {
      strings.push(String(key));
      walk(value[key]);
    }
  };
  walk([crm, user, tokens]);
  strings.push(inspect([crm, user, tokens], { depth: 9, showHidden: true }));
  strings.push(JSON.stringify([crm, user, tokens]));
  assert.ok(strings.length > 300, `${strings.length}`);
  holdsNone(strings.join("\n"), secrets, "a client");
  for (const client of [crm, user]) {
    assert.throws(() => structuredClone(client), { name: "DataCloneError" });
    for (const name of ["free", "memory", "__wbg_ptr"]) assert.ok(!(name in client), name);
  }
  for (const entry of [world.edge, world.server]) {
    for (const name of ["initSync", "memory", "Partner", "CrmHandle", "dead"]) {
      assert.ok(!(name in entry), `${name} is out in the open`);
    }
  }
});
