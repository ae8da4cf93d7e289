// The states of `<defentry-online-data>`: a row each, for its pictures and for what is checked in
// each of them. `bench` is what the page is like, `reach` how to get there from where it lands,
// `shows` what is on the screen then.
import { PROFILE } from "./journey.mjs";

const ROUTE = "/api/v1/delete-my-data";
const STATUS = `${ROUTE}/scan/status`;
const step = (name) => `[data-step="${name}"]`;
const id = (name) => `[data-testid="${name}"]`;
const click = (...names) => async (page) => {
  for (const name of names) await page.getByTestId(name).first().click();
};
const fails = (kind, path = ROUTE) => ({
  stay: true, connect: { maxRetries: 0 }, faults: [{ match: { path }, kind }],
});
const UNKNOWN = { match: { path: STATUS }, kind: { unknown_status: true } };
const held = { scenario: "scanned", controls: [["signing", { action: "hold" }]] };
/** The order says when it runs out, by the clock that the browser has. */
const signing = { scenario: "signing", clock: "real" };
/** Facebook's own browser on a phone, which opens no other app. */
const IN_APP = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 "
  + "(KHTML, like Gecko) Mobile/15E148 [FBAN/FBIOS;FBAV/480.0.0.0]";

export const toConsent = click("review-continue");
/** To a signature that is waited for. */
export async function toSign(page) {
  await toConsent(page);
  await page.getByTestId("sign-consent").check();
  await click("sign-start")(page);
  await page.getByTestId("sign-reference").waitFor();
}
const turned = (...how) => async (page, gateway) => {
  await toSign(page);
  await gateway.signing(...how);
};

async function typedWrongly(page) {
  for (const [name, value] of Object.entries({ ...PROFILE, email: "alex", phone: "12" })) {
    await page.getByTestId(`input-${name}`).fill(value);
  }
  await click("details-submit")(page);
}

export const LANDINGS = [
  { name: "details", bench: {}, shows: step("details") },
  { name: "details-errors", bench: {}, reach: typedWrongly, shows: "[aria-invalid=true]" },
  { name: "details-deleted", bench: { scenario: "deleted" },
    shows: id("details-deleted") },
  { name: "details-again", bench: { scenario: "scanned" }, reach: click("goto-details"),
    shows: step("details") },
  { name: "scan-none", bench: { scenario: "profile" }, shows: id("scan-start") },
  { name: "scan-running", bench: { scenario: "scanning" }, shows: id("scan-site") },
  { name: "scan-done", bench: { scenario: "scanned" }, reach: click("goto-scan"),
    shows: id("scan-to-review") },
  { name: "scan-unknown", bench: { scenario: "scanned", faults: [UNKNOWN] },
    shows: "[data-state=unknown]" },
];

export const REVIEWS = [
  { name: "review", bench: { scenario: "scanned" }, shows: id("review-site") },
  { name: "review-shown", bench: { scenario: "scanned" }, shows: ".left-out",
    reach: click("review-not-me", "reveal") },
  { name: "review-clear", bench: { scenario: "scanned", sites: "clear" },
    shows: id("review-clear") },
  { name: "review-complete", bench: { scenario: "clean-scan" }, shows: id("review-site") },
  { name: "review-expired", bench: { scenario: "signing-expired" },
    shows: id("review-notice") },
  { name: "review-signed", bench: { scenario: "signed" }, shows: id("review-notice") },
];

export const SIGNING = [
  { name: "consent", bench: held, shows: id("sign-consent"), async reach(page) {
    await toConsent(page);
    await page.getByTestId("consent-fields").locator("summary").click();
  } },
  { name: "consent-no-text", bench: { ...held, legal: false }, reach: toConsent,
    shows: id("consent-missing") },
  { name: "consent-for-other", bench: held, shows: id("sign-stop"),
    reach: click("review-continue", "sign-for-other") },
  { name: "sign", bench: signing, shows: id("sign-qr") },
  { name: "sign-in-app", page: { userAgent: IN_APP }, bench: signing, shows: id("in-app") },
  { name: "sign-cancelled", bench: held, reach: turned("cancel"), shows: id("sign-again") },
  { name: "sign-expired", bench: held, reach: turned("expire"), shows: id("sign-again") },
  { name: "sign-failed", bench: held, reach: turned("fail"), shows: id("sign-again") },
  { name: "sign-mismatch", bench: held, reach: turned("mismatch"), 
    shows: "[data-phase=mismatch]" },
  { name: "sign-unknown", bench: held, shows: "[data-phase=unknown]", async reach(page, gateway) {
    await toSign(page);
    await gateway.fault({ path: `${ROUTE}/signature/status`, times: 0, unknown_status: true });
  } },
];

const asked = (scenario, name = scenario) => (
  { name, bench: { scenario }, shows: id("removal-site") });

export const AFTERWARDS = [
  asked("submitted"), asked("manual"), asked("reappeared"), asked("removed"), asked("new-finds"),
  { name: "removals-unknown", bench: { scenario: "submitted" }, shows: "[data-group=unknown]",
    async reach(page, gateway) {
      await gateway.fault({ path: STATUS, times: 0, unknown_status: true });
      await click("removals-refresh")(page);
    } },
  { name: "history", bench: { scenario: "reappeared" }, reach: click("open-history"),
    shows: id("history-event") },
  { name: "history-empty", reach: click("open-history"), shows: id("history-back"), bench: {
    scenario: "profile",
    faults: [{ match: { path: `${ROUTE}/events` },
      kind: { body: "[]", content_type: "application/json" } }],
  } },
  { name: "teardown", bench: { scenario: "submitted" }, reach: click("open-teardown"),
    shows: id("teardown-confirm") },
  { name: "done", bench: { scenario: "submitted" }, shows: step("done"),
    reach: click("open-teardown", "teardown-confirm") },
];

export const TROUBLE = [
  { name: "no-client", bench: { stay: true, client: false }, shows: "h1" },
  { name: "loading", bench: fails({ latency_ms: 60_000 }), shows: ".loading" },
  { name: "no-plan", bench: { scenario: "no-plan" }, shows: step("no-plan") },
  { name: "protected", bench: { element: { protectedIdentity: true } }, shows: step("protected") },
  { name: "error-network", bench: fails({ reset: "before" }), shows: "[data-kind=network]" },
  { name: "error-server", bench: fails({ status: 503 }), shows: "[data-kind=server]" },
  { name: "error-throttled", bench: fails({ throttle: true, retry_after: 90 }),
    shows: id("error-wait") },
  { name: "error-session", bench: fails({ status: 401 }, "/api/v1/sso/login"),
    shows: "[data-kind=unauthenticated]" },
  { name: "error-decode", bench: { scenario: "scanned", ...fails({ wrong_type: true }, STATUS) },
    shows: "[data-kind=decode]" },
  { name: "offline", bench: { scenario: "scanned" }, shows: id("offline"),
    reach: (page) => page.context().setOffline(true) },
  { name: "ended", bench: { scenario: "scanned" }, shows: id("ended-panel"),
    reach: (page) => page.evaluate(() => bench.client.session.end()) },
];
