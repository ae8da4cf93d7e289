import { connect } from "defentry-web";
import { sandbox } from "defentry-web/testing";
import { afterEach, beforeEach, expect, test } from "vitest";
import { advice, label } from "../src/removal.js";

const STATUS = { method: "GET", path: "/api/v1/delete-my-data/scan/status" };
const SUBMIT = { method: "POST", path: "/api/v1/delete-my-data/removal-requests" };

let gateway;
let client;

beforeEach(async () => {
  gateway = await sandbox({ scenario: "signed", clock: "virtual" });
  client = await connect(gateway.options);
});

afterEach(() => expect(gateway.unmatched).toEqual([]));

const askable = async () => (await client.scan.status()).sites
  .filter((site) => site.can_send_deletion_request).map(({ id }) => id);
const failure = (call) => gateway.clock.skipWaits(call).then(() => undefined, (error) => error);

test("a read survives one 503, and gives up after three", async () => {
  gateway.fault({ match: STATUS, times: 1, kind: { status: 503 } });
  const { sites } = await gateway.clock.skipWaits(() => client.scan.status());
  expect(sites).toHaveLength(25);
  gateway.fault({ match: STATUS, kind: { status: 503 } });
  const error = await failure(() => client.scan.status());
  expect(error).toMatchObject({ kind: "server", status: 503, retryable: true });
  expect(advice(error)).toBe("Please try again later");
});

test("a request whose answer is lost is not sent twice", async () => {
  const site_ids = await askable();
  gateway.fault({ match: SUBMIT, times: 1, kind: { reset: "after" } });
  const { applied } = await gateway.clock.skipWaits(() => client.removals.submit({ site_ids }));
  expect(applied).toBe("reconciled");
  expect(gateway.requests.filter(({ path }) => path === SUBMIT.path)).toHaveLength(1);
});

test("a request that may have arrived is not offered again", async () => {
  const site_ids = await askable();
  gateway.fault({ match: SUBMIT, times: 1, kind: { reset: "before" } });
  const error = await failure(() => client.removals.submit({ site_ids }));
  expect(advice(error)).toBe("Check before you try again");
});

test("a session that is over is renewed; without a new one the user is asked", async () => {
  await client.scan.status();
  gateway.expireSession();
  await client.scan.status();
  gateway.expireSession();
  gateway.control("POST", "/control/codes", { ttl_ms: 0 });
  expect(advice(await failure(() => client.scan.status()))).toBe("Please sign in again");
});

test("a status that nobody has heard of is shown as unknown", async () => {
  gateway.fault({ match: STATUS, kind: { unknown_status: true } });
  const { overview } = (await client.scan.watch().next()).value;
  expect(new Set(overview.sites.map(label))).toEqual(new Set(["We do not know yet"]));
});
