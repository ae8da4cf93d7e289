// The coverage table of the service account: every route of src/routes/crm.rs has a verb, which is
// called here in both formats. A route without one fails; so does a verb that no route explains.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { CALLS } from "../judges/calls.mjs";
import { PROFILE, VERSION } from "../support/package.mjs";
import { ACCOUNT, LOGIN, spy, stage } from "../support/partner.mjs";
import { ROOT } from "../support/servers.mjs";
import { verbAt, verbsOf } from "../support/verbs.mjs";

const world = stage();
const SSN = "19121212-1212";
/** Verbs that are no route of their own. */
const OTHERS = ["request", "session.end"];
/** The id that the table of calls has, where a real one belongs. */
const ID = 7;

/** Section 5 of the contract: what comes after the account's id. */
const ROUTES = {
  "watchlists.email.add": "POST email-watchlist",
  "watchlists.email.list": "GET email-watchlist",
  "watchlists.email.leaks": "GET email-watchlist/leaks",
  "watchlists.email.remove": "DELETE email-watchlist/{emailId}",
  "watchlists.phone.add": "POST phone-watchlist",
  "watchlists.phone.list": "GET phone-watchlist",
  "watchlists.phone.leaks": "GET phone-watchlist/leaks",
  "watchlists.phone.remove": "DELETE phone-watchlist/{phoneId}",
  "watchlists.phone.sendVerificationCode": "POST phone-watchlist/send-verification-code",
  "watchlists.phone.confirm": "POST phone-watchlist/confirm",
  "watchlists.iban.add": "POST iban-watchlist",
  "watchlists.iban.list": "GET iban-watchlist",
  "watchlists.iban.leaks": "GET iban-watchlist/leaks",
  "watchlists.iban.remove": "DELETE iban-watchlist/{ibanId}",
  "watchlists.passport.add": "POST passport-watchlist",
  "watchlists.passport.list": "GET passport-watchlist",
  "watchlists.passport.update": "PATCH passport-watchlist/{passportId}",
  "watchlists.passport.remove": "DELETE passport-watchlist/{passportId}",
  "watchlists.driversLicense.add": "POST drivers-license-watchlist",
  "watchlists.driversLicense.list": "GET drivers-license-watchlist",
  "watchlists.driversLicense.remove": "DELETE drivers-license-watchlist/{licenseId}",
  "cards.add": "POST credit-card",
  "cards.list": "GET credit-cards",
  "cards.get": "GET credit-card/{creditCardId}",
  "cards.remove": "DELETE credit-card/{creditCardId}",
  "ssnMonitoring.activate": "PATCH ssn-monitoring/activate",
  "ssnMonitoring.deactivate": "PATCH ssn-monitoring/deactivate",
};
const BELOW = `${ACCOUNT}/{account_id}/`;
const TABLE = [
  ["accounts.create", "POST", ACCOUNT],
  ...Object.entries(ROUTES).map(([verb, route]) => {
    const [method, rest] = route.split(" ");
    return [verb, method, BELOW + rest];
  }),
];

/** A phone that waits for its code: what the service account adds does not, so its user did. */
async function waiting() {
  const user = await world.as();
  await user.watchlists.phone.add({ phone: PROFILE.phone });
}

/** The arguments after the account's id, where there is more to do than to add an item. */
const FIRST = {
  "watchlists.phone.sendVerificationCode": () => waiting(),
  "watchlists.phone.confirm": async (crm, id) => {
    await waiting();
    const number = { phone: PROFILE.phone };
    await crm.watchlists.phone.sendVerificationCode(id, number);
    const { phone } = await world.sandbox.verification(PROFILE.email);
    return [{ ...number, code: phone[number.phone] }];
  },
};

/** Makes ready for a call, and gives its arguments. Where there is a list, one item is on it. */
async function prepare(crm, verb) {
  const account = { email: PROFILE.email, ssn: SSN, plan_id: 7 };
  if (verb === "accounts.create") return [account];
  const { id } = await crm.accounts.create(account);
  const args = CALLS[verb] ?? [];
  if (FIRST[verb]) return [id, ...await FIRST[verb](crm, id) ?? args];
  const add = `${verb.slice(0, verb.lastIndexOf("."))}.add`;
  if (!CALLS[add] || verb === add) return [id, ...args];
  const item = await verbAt(crm, add)(id, ...CALLS[add]);
  return [id, ...args.map((arg) => (arg === ID ? item.id : arg))];
}

for (const [format, apiVersion] of [["standardized", VERSION], ["legacy", null]]) {
  describe(format, () => {
    for (const [verb, method, route] of TABLE) {
      test(`${verb}: ${method} ${route}`, async () => {
        const { seen, fetch } = spy();
        const crm = await world.client({ apiVersion, fetch });
        const args = await prepare(crm, verb);
        const ids = route.match(/\{/g)?.length ?? 0;
        const before = { seen: seen.length, log: (await world.sandbox.log()).length };
        const answer = await verbAt(crm, verb)(...args);

        const requests = seen.slice(before.seen);
        assert.equal(requests.length, 1);
        const filled = args.slice(0, ids)
          .reduce((at, id) => at.replace(/\{\w+\}/, encodeURIComponent(id)), route);
        assert.equal(requests[0].url, world.sandbox.url + filled);
        const body = args[ids];
        assert.equal(requests[0].body, body && JSON.stringify(body));

        const [entry, ...more] = (await world.sandbox.log()).slice(before.log);
        assert.deepEqual(more, []);
        const { status, query, origin, applied, ...rest } = entry;
        assert.deepEqual([rest.method, rest.path, rest.route], [method, filled, route]);
        assert.deepEqual([rest.token_kind, rest.api_version], ["crm", apiVersion]);
        assert.deepEqual([query, origin, applied], [null, null, method !== "GET"]);
        assert.ok(status >= 200 && status < 300, `${status}`);
        const gives = /\.(remove|sendVerificationCode|confirm|activate|deactivate)$/.test(verb)
          ? "undefined" : "object";
        assert.equal(typeof answer, gives);
        assert.equal(Array.isArray(answer), /\.(list|leaks)$/.test(verb));
      });
    }
  });
}

test("the table is the package's, and the crate's: 28 of them", async () => {
  const crm = await world.client();
  assert.deepEqual(verbsOf(crm).sort(), [...TABLE.map(([verb]) => verb), ...OTHERS].sort());
  const rows = readFileSync(path.join(ROOT, "src/routes/crm.rs"), "utf8")
    .matchAll(/^ +CRM_\w+ +(\w+) +"([^"]+)" +(Crm|None) /gm);
  const routes = [...rows].map(([, method, route]) => `${method.toUpperCase()} ${route}`);
  const called = TABLE.map(([, method, route]) => `${method} ${route}`);
  assert.deepEqual(routes.sort(), [`POST ${LOGIN}`, ...called].sort());
  assert.equal(called.length, 28);
  assert.deepEqual(await world.sandbox.unmatched(), []);
});
