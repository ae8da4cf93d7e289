import { connect } from "defentry-web";
import { sandbox } from "defentry-web/testing";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { label, remove } from "../src/removal.js";

const PERSON = {
  first_name: "Alex", last_name: "Ek", email: "alex@user.example", phone: "+46701234567",
  street: "Gatan 1", zip: "111 22", city: "Stockholm",
};

let gateway;
let client;

beforeEach(async () => {
  gateway = await sandbox({ clock: "virtual" });
  client = await connect(gateway.options);
});

afterEach(() => {
  vi.useRealTimers();
  expect(gateway.unmatched).toEqual([]);
});

test("from the profile to the request, without a wait", async () => {
  const shown = [];
  const show = (text) => shown.push(text);
  const outcome = await gateway.clock.skipWaits(() => remove(client, PERSON, show));
  expect(outcome).toBe("asked 8 sites");
  expect(shown).toContain("25 of 25 sites");
  expect(shown.at(-1)).toBe("signing: signed");
});

test("the user cancels", async () => {
  gateway.control("POST", "/control/signing", { email: gateway.email, action: "cancel" });
  const outcome = await gateway.clock.skipWaits(() => remove(client, PERSON, () => {}));
  expect(outcome).toBe("not signed");
  expect(gateway.requests.map(({ path }) => path).join()).not.toContain("removal-requests");
});

test("data that came back is not shown as removed", async () => {
  gateway.scenario("reappeared");
  const { overview } = (await client.scan.watch().next()).value;
  const labels = overview.sites.map(label);
  expect(labels.filter((text) => text === "It came back")).toHaveLength(1);
  expect(labels.filter((text) => text === "Removed")).toHaveLength(5);
});

test("the same with Vitest's own clock", async () => {
  // A real clock goes with Date.now, which is Vitest's from here on.
  gateway = await sandbox();
  vi.useFakeTimers();
  vi.setTimerTickMode("nextTimerAsync");
  client = await connect(gateway.options);
  expect(await remove(client, PERSON, () => {})).toBe("asked 8 sites");
});
