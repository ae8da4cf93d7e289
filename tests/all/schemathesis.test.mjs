// Schemathesis makes requests out of the description and holds the sandbox's answers against it.
import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { operations } from "../judges/description.mjs";
import { VERSION, appToken, judge } from "../judges/schemathesis.mjs";
import { PROFILE } from "../support/package.mjs";
import { ROUTES } from "../support/sandbox.mjs";
import { startSandbox } from "../support/servers.mjs";

const { email: EMAIL } = PROFILE;

/** Every check that schemathesis 4.32 has. */
const CHECKS = [
  "allow_header_conformance", "content_type_conformance", "ensure_resource_availability",
  "ignored_auth", "missing_required_header", "negative_data_rejection", "not_a_server_error",
  "positive_data_acceptance", "response_headers_conformance", "response_schema_conformance",
  "status_code_conformance", "unsupported_method", "use_after_free",
];
/** And one that compares two users, of which it is given one: it finds nothing to look at. */
const IDLE = "object_level_authorization";

/** What it says of whole operations when cases are refused. Whether all are, is looked at below. */
const EXPECTED_WARNINGS = ["missing_test_data", "validation_mismatch"];

/** Operations that were answered with success, over all runs. */
const succeeded = new Set();

let sandbox;
before(async () => {
  sandbox = await startSandbox();
});
beforeEach(() => sandbox.reset());
after(() => sandbox?.stop());

/** Someone who has come as far as the journey goes: profile, scan, signature, alarms. */
async function settle() {
  const token = await appToken(sandbox, EMAIL);
  const post = async (path, body = {}) => {
    const response = await fetch(sandbox.url + path, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json", ...VERSION },
      body: JSON.stringify(body),
    });
    assert.ok(response.ok, `${path}: ${response.status}`);
  };
  await post(ROUTES.profile, PROFILE);
  await post(ROUTES.scan);
  await post("/api/v1/email-watchlist", { email: "watched@user.example" });
  for (let i = 0; i < 9; i += 1) {
    await post("/api/v1/phone-watchlist", { phone: `+4670000000${i}` });
  }
  await sandbox.advance(25_000);
  await post("/api/v1/delete-my-data/signatures/initiate");
  await sandbox.advance(9_000);
  for (let i = 0; i < 10; i += 1) await sandbox.control("POST", "leak", { email: EMAIL });
  // Addresses added from now on wait to be confirmed: a mail can be sent again only then.
  await sandbox.control("POST", "confirm", { email: EMAIL, action: "hold" });
}

/** What every clean run must show; prints the counts. */
async function clean(t, { failed, said, report, checks }, expected) {
  const sum = (key) => [...checks.values()].reduce((all, count) => all + count[key], 0);
  const { operations: { tested }, test_cases: cases, running_time: seconds } = report;
  t.diagnostic(`${tested} operations, ${cases.generated} cases, ${sum("passed")} checks passed, `
    + `${sum("failed")} failed, ${Math.round(seconds)} s`);
  assert.ok(!failed && report.failures.length === 0 && report.errors.length === 0, said);
  assert.equal(tested, expected, "operations tested");
  assert.ok(cases.generated > expected && cases.with_failures === 0, said);
  assert.deepEqual([...checks.keys()].sort(), [...CHECKS, IDLE].sort());
  for (const [phase, { status }] of Object.entries(report.phases)) {
    assert.equal(status, "success", `phase ${phase}\n${said}`);
  }
  for (const [warning, about] of Object.entries(report.warnings)) {
    if (!EXPECTED_WARNINGS.includes(warning)) assert.deepEqual(about, [], `${warning}\n${said}`);
  }
  for (const [operation, phases] of Object.entries(report.valid_rates)) {
    if (Object.values(phases).some(({ accepted }) => accepted > 0)) succeeded.add(operation);
  }
  // It asks for one path of its own making, to see which characters it may send.
  const strange = (await sandbox.unmatched()).filter(({ path }) =>
    !path.startsWith("/schemathesis-probe"));
  assert.deepEqual(strange, [], "requests that no route answers to");
  assert.ok(Array.isArray(await sandbox.log()), "and the sandbox is still there");
}

test("a settled account: every answer is as described", async (t) => {
  await settle();
  // Without deletions, or most of it would be asked of an account with nothing in it.
  const expected = operations().filter(({ method }) => method !== "DELETE").length;
  await clean(t, await judge("settled", sandbox, EMAIL, ["--exclude-method", "DELETE"]), expected);
});

test("an empty account, deletions included: every answer is as described", async (t) => {
  await clean(t, await judge("empty", sandbox, EMAIL), operations().length);
});

test("between them, every operation has succeeded", () => {
  const missing = operations().map(({ method, path }) => `${method} ${path}`)
    .filter((operation) => !succeeded.has(operation));
  assert.deepEqual(missing, []);
});

const SCAN = ["scan.status", ROUTES.scanStatus];
const WRONG = { set: { pointer: "/email", value: 17 } };

for (const [name, [id, path], fault, check] of [
  ["a value of the wrong type", SCAN, { wrong_type: true }, "response_schema_conformance"],
  ["one inside a wrapper", ["profile.get", ROUTES.profile], WRONG, "response_schema_conformance"],
  ["a status that is not described", SCAN, { status: 304 }, "status_code_conformance"],
  ["a server's error", SCAN, { status: 503 }, "not_a_server_error"],
]) {
  test(`it bites: ${name}`, async () => {
    await settle();
    await sandbox.fault({ method: "GET", path, times: 0, ...fault });
    const args = ["--include-operation-id", id, "--phases", "fuzzing"];
    const { failed, checks, report, said } = await judge("bites", sandbox, EMAIL, args);
    assert.ok(failed && report.failures.length > 0, said);
    assert.ok(checks.get(check).failed > 0, said);
  });
}
