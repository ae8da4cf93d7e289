// `defentry-web/doctor` with a session: every read is held against the contract, and places and
// types are told, never a value.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, test } from "node:test";
import { DESCRIPTION } from "../judges/description.mjs";
import { at, importedDoctor, statuses } from "../support/doctor.mjs";
import { PROFILE, stage } from "../support/package.mjs";
import { ROUTES } from "../support/sandbox.mjs";

const world = stage();
const LOGIN = "/api/v1/sso/login";
let doctor;

before(async () => { doctor = await importedDoctor(); });

test("with a session every read is held against the contract; nothing else is sent", async () => {
  const { paths } = JSON.parse(readFileSync(DESCRIPTION, "utf8"));
  const reads = Object.entries(paths).flatMap(([template, { get }]) =>
    (get?.["x-retry"] === "read" && !template.includes("{") ? [template] : []));
  assert.ok(reads.length > 15);
  await world.scanned();
  for (const apiVersion of [undefined, null]) {
    const before = (await world.sandbox.log()).length;
    const client = await world.client(apiVersion === null ? { apiVersion } : {});
    const report = await doctor({ baseUrl: world.sandbox.url, client, apiVersion });
    assert.deepEqual(report.departures, []);
    assert.equal(at(report, "contract").outcome, "ok", report.text);
    assert.deepEqual(report.routes.map(({ route }) => route), reads.map((read) => `GET ${read}`));
    assert.deepEqual(statuses(report), new Set(["ok", "not_found"]));
    const sent = (await world.sandbox.log()).slice(before)
      .filter(({ token_email: email, path: to }) => email && to !== LOGIN);
    assert.deepEqual(sent.map(({ method, path: to }) => `${method} ${to}`),
      reads.map((read) => `GET ${read}`));
  }
});

/** Every text, and every large number, of a document. */
function values(document) {
  if (typeof document === "string") return document.length > 2 ? [document] : [];
  if (typeof document === "number") return document > 99_999 ? [String(document)] : [];
  return document && typeof document === "object" ? Object.values(document).flatMap(values) : [];
}

/** The departures of one route, after a fault; nothing that any answer said is in the report. */
async function departing(fault) {
  const heard = [];
  const client = await world.scanned({
    fetch: async (url, init) => {
      const response = await fetch(url, init);
      if (!url.endsWith(LOGIN)) heard.push(...values(JSON.parse(await response.clone().text())));
      return response;
    },
  });
  await world.sandbox.fault({ method: "GET", path: ROUTES.scanStatus, ...fault });
  heard.length = 0;
  const report = await doctor({ baseUrl: world.sandbox.url, client });
  await world.sandbox.clearFaults();
  assert.ok(heard.length > 30 && heard.includes(PROFILE.email), "answers were heard");
  const told = JSON.stringify(report);
  assert.doesNotMatch(told, /siv|918.?273/i, "keys and numbers of the faults below");
  for (const value of heard) assert.ok(!told.includes(value), `${value} is in the report`);
  return report;
}

const SCAN = `GET ${ROUTES.scanStatus}`;
const departure = (place, expected, found, mark, route = SCAN) =>
  ({ route, path: place, expected, found, mark });

test("a wrong type is a departure, by its place and types alone", async () => {
  const report = await departing({ wrong_type: true });
  assert.deepEqual(report.departures,
    [departure("sites[*].scan_result.status", "string", "number", "D")]);
  assert.equal(at(report, "contract").outcome, "failed");
  const line = `${SCAN}: sites[*].scan_result.status should be string (D), and is number\n`;
  assert.ok(report.text.endsWith(line), report.text);
});

test("words that nobody has heard of are told once each, and are no failure", async () => {
  const report = await departing({ unknown_status: true });
  assert.deepEqual(report.departures,
    [departure("sites[*].scan_result.status", "a known word", "another word", "D")]);
  assert.equal(at(report, "contract").outcome, "warning");
});

const SECRET = 918_273_645;
/** What is put where, and what is expected and found there. */
const SETS = [
  ["/sites/0/scan_result", SECRET, "object", "number", "D"],
  ["/sites/1/removal_requests", { "siv@user.example": SECRET }, "array", "object", "D"],
  ["/sites/2/can_send_deletion_request", "perhaps", "boolean or null", "string", "D"],
  ["/sites/3/scan_result/data", [SECRET], "object or empty array or null", "array", "D"],
  ["/sites/4/name", { Siv: SECRET }, "string or null", "object", "A"],
  ["/sites/5/id", 918_273.645, "integer or string or null", "number", "A"],
  ["/sites", null, "array", "null", "D"],
  ["", ["siv@user.example"], "object", "array", "D"],
];

for (const [pointer, value, expected, found, mark] of SETS) {
  const place = pointer.slice(1).replace(/\/\d+/, "[*]").replaceAll("/", ".") || "(answer)";
  test(`${place}: ${expected} expected, ${found} found`, async () => {
    const report = await departing({ set: { pointer, value } });
    assert.deepEqual(report.departures, [departure(place, expected, found, mark)]);
    assert.equal(at(report, "contract").outcome, mark === "A" ? "warning" : "failed");
  });
}

test("what is missing, null, and below; unknown keys are not looked at", async () => {
  const data = { firstName: 7, ssn: null, "siv@x": 1 };
  const bare = { scan_result: { status: "SCAN_COMPLETED", data } };
  const site = { ...bare, removal_requests: [{ status: null, created_at: "yesterday" }] };
  const body = JSON.stringify({ data: { sites: [bare, site], "Siv Ö": 1 } });
  const report = await departing({ body });
  assert.deepEqual(report.departures, [
    departure("sites[*].scan_result.data.firstName", "string or null", "number", "D"),
    departure("sites[*].removal_requests", "array", "missing", "D"),
    departure("sites[*].removal_requests[*].status", "string", "null", "D"),
    departure("sites[*].removal_requests[*].created_at", "date-time or null", "string", "A"),
  ]);
});

test("data beside a field of the answer's own is no envelope", async () => {
  const body = JSON.stringify({ sites: [], data: { sites: SECRET } });
  assert.deepEqual((await departing({ body })).departures, []);
});

test("nothing is not_found where the shape is open, and a departure elsewhere", async () => {
  const client = await world.withProfile();
  const alarms = "/api/v1/alarms";
  for (const body of ["null", '{"data":null}', "[]", '{"data":[]}', ""]) {
    await world.sandbox.fault({ method: "GET", path: ROUTES.profile, status: 200, body });
    await world.sandbox.fault({ method: "GET", path: alarms, status: 200, body: '{"data":null}' });
    const { routes, departures } = await doctor({ baseUrl: world.sandbox.url, client });
    assert.deepEqual(routes[0], { route: `GET ${ROUTES.profile}`, status: "not_found" }, body);
    assert.deepEqual(departures, [departure("(answer)", "array", "null", "V", `GET ${alarms}`)]);
  }
});

test("errors are told by their kind, and the others go on", async () => {
  const client = await world.withProfile({ maxRetries: 0 });
  await world.sandbox.fault({ method: "GET", path: "/api/v1/account", status: 500 });
  await world.sandbox.fault({ method: "GET", path: "/api/v1/alarms", body: "{", status: 200 });
  const report = await doctor({ baseUrl: world.sandbox.url, client });
  assert.deepEqual(statuses(report), new Set(["ok", "not_found", "server", "decode"]));
  assert.equal(at(report, "contract").outcome, "failed");
  assert.equal(report.routes.find(({ route }) => route === "GET /api/v1/alarms").status, "decode");
  assert.match(report.text, /\nserver +GET \/api\/v1\/account\n/);
  assert.doesNotMatch(report.text, /\nok +GET/);
});

test("a page that is kept to some areas skips the others, unsent", async () => {
  const client = await world.client({ allow: ["cards"] });
  const report = await doctor({ baseUrl: world.sandbox.url, client });
  assert.deepEqual(report.routes.filter(({ status }) => status !== "skipped"),
    ["/api/v1/credit-cards", "/api/v1/credit-card/leaks"].map((name) =>
      ({ route: `GET ${name}`, status: "ok" })));
  assert.equal(at(report, "contract").outcome, "ok");
  const asked = (await world.sandbox.log()).filter(({ token_email: email }) => email);
  assert.equal(asked.length, 2);
});

test("without a code one read is tried, and one code asked for", async () => {
  let asked = 0;
  const getCode = () => {
    asked += 1;
    throw new Error(PROFILE.email);
  };
  const client = await world.client({ getCode });
  const report = await doctor({ baseUrl: world.sandbox.url, client });
  assert.deepEqual(statuses(report), new Set(["unauthenticated", "skipped"]));
  assert.equal(report.routes[0].status, "unauthenticated");
  assert.equal(at(report, "contract").outcome, "warning");
  assert.equal(asked, 1);
  assert.ok(!JSON.stringify(report).includes(PROFILE.email));
});

test("a client that throws what is no error of ours ends up in the report", async () => {
  const request = () => { throw { kind: PROFILE.email }; };
  const report = await doctor({ baseUrl: world.sandbox.url, client: { request } });
  assert.equal(report.routes[0].status, "internal");
  assert.ok(!JSON.stringify(report).includes(PROFILE.email));
});
