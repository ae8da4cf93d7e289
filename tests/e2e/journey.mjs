// The journey through the web view, step by step. Tests and the demo drive the same code.

export const PROFILE = {
  first_name: "Alex",
  last_name: "Lindqvist",
  email: "alex.demo@example.com",
  phone: "+46701234567",
  street: "Björkgatan 12",
  zip: "75327",
  city: "Uppsala",
};
export const EMAIL = PROFILE.email;

/** Scans take 20 s of the sandbox's time. No faster than this: codes live for 60 s of it. */
export const HURRY = 20;
/** When some brokers have removed the data, some wait, and some want the user to act. */
const SOME_ANSWERED_MS = 22_000;
/** When all have answered, and the data is back at one of them. */
const ALL_ANSWERED_MS = 45_000;

export function at(page, step) {
  return page.locator(`[data-step="${step}"]`);
}

export async function open(page, url) {
  await page.goto(url);
  await page.locator("[data-step], [data-testid=error-panel]").first().waitFor();
}

export async function details(page, profile = PROFILE) {
  await at(page, "details").waitFor();
  for (const [name, value] of Object.entries(profile)) {
    await page.getByTestId(`input-${name}`).fill(value);
  }
}

export async function startScan(page) {
  await page.getByTestId("details-submit").click();
  await at(page, "scan").waitFor();
  await page.getByTestId("scan-site").first().waitFor();
}

export async function endScan(page) {
  await page.getByTestId("scan-to-review").waitFor();
}

export async function review(page) {
  await page.getByTestId("scan-to-review").click();
  await page.getByTestId("review-site").first().waitFor();
}

export async function consent(page) {
  await page.getByTestId("review-continue").click();
  await at(page, "consent").waitFor();
}

/** Agrees to what is shown, and begins to sign it. */
export async function agree(page) {
  await page.getByTestId("sign-consent").check();
  await page.getByTestId("sign-start").click();
  await page.getByTestId("sign-reference").waitFor();
}

/** Nobody signs by themselves: the test says when. */
export async function startSigning(page, sandbox, email = EMAIL) {
  await sandbox.signing(email, "hold");
  await consent(page);
  await agree(page);
}

export async function sign(page, sandbox, email = EMAIL) {
  await sandbox.signing(email, "sign");
  await at(page, "removals").waitFor();
  await page.getByTestId("removal-site").first().waitFor();
}

/** Lets the brokers answer for a while, and looks again until `group` is there. */
export async function awaitBrokers(page, sandbox, ms, group) {
  await sandbox.advance(ms);
  await page.getByTestId("removals-refresh").click();
  await page.locator(`[data-group="${group}"]`).waitFor();
}

export async function history(page) {
  await page.getByTestId("open-history").click();
  await page.getByTestId("history-event").first().waitFor();
}

export async function teardown(page) {
  await page.getByTestId("open-teardown").click();
  await page.getByTestId("teardown-confirm").click();
  await at(page, "done").waitFor();
}

/** From the start to the end of the scan, quickly. */
export async function scanned({ page, sandbox, webUrl }) {
  await open(page, webUrl);
  await details(page);
  await sandbox.speed(HURRY);
  await startScan(page);
  await endScan(page);
  await sandbox.speed(1);
}

/** The first steps, unhurried enough to be seen. `after(name)`: a step's picture is complete. */
async function watchScan(page, sandbox, after) {
  await startScan(page);
  await sandbox.speed(10);
  await page.locator('[data-testid=scan-grid] [data-state="found"]').first().waitFor();
  await after("scan");
  await sandbox.speed(HURRY);
  await endScan(page);
}

/** All of it. `after(name)` is called when a step's picture is complete. */
export async function journey(page, { webUrl, sandbox, email = EMAIL, after = async () => {} }) {
  await open(page, webUrl);
  await details(page);
  await after("details");
  await watchScan(page, sandbox, after);
  await after("scan-done");
  await review(page);
  await after("review");
  await sandbox.speed(1);
  await sandbox.signing(email, "hold");
  await consent(page);
  await after("consent");
  await agree(page);
  await after("sign");
  await sign(page, sandbox, email);
  await after("requests-sent");
  await awaitBrokers(page, sandbox, SOME_ANSWERED_MS, "needs_user");
  await after("removals");
  await awaitBrokers(page, sandbox, ALL_ANSWERED_MS, "reappeared");
  await after("removals-later");
  await history(page);
  await after("history");
  await teardown(page);
  await after("done");
}
