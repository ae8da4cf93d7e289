// The whole journey, and where the token is and is not while it runs.
import assert from "node:assert/strict";
import { allFields, wholeHtml } from "../support/shadow.mjs";
import { PROFILE, journey } from "./journey.mjs";
import { stage } from "./scene.mjs";

const { scene } = stage();

/** Every place of the page where something could be left lying. */
async function traces(page) {
  const inPage = await page.evaluate(async () => ({
    location: location.href,
    historyState: JSON.stringify(history.state),
    historyLength: history.length,
    localStorage: JSON.stringify(localStorage),
    sessionStorage: JSON.stringify(sessionStorage),
    databases: JSON.stringify(await indexedDB.databases()),
    caches: JSON.stringify(await caches.keys()),
    cookie: document.cookie,
    windowName: window.name,
    resources: performance.getEntries().map((entry) => entry.name).join("\n"),
  }));
  const cookies = JSON.stringify(await page.context().cookies());
  return { ...inPage, dom: await wholeHtml(page), fields: await allFields(page), cookies };
}

function header(headers, wanted) {
  return Object.entries(headers).find(([name]) => name.toLowerCase() === wanted)?.[1];
}

scene("from details to teardown; the token goes to the gateway and nowhere else", async ({
  page, sandbox, webUrl, settled,
}) => {
  const seen = [];
  await journey(page, {
    webUrl,
    sandbox,
    after: async (step) => seen.push({ step, ...(await traces(page)) }),
  });
  const record = await settled();

  assert.deepEqual(seen.map(({ step }) => step), [
    "details", "scan", "scan-done", "review", "consent", "sign", "requests-sent",
    "removals", "removals-later", "history", "done",
  ]);

  const secrets = [...record.secrets];
  assert.ok(secrets.length >= 2, "the test saw the code and the token");
  assert.ok(secrets.every((secret) => typeof secret === "string" && secret.length >= 20));
  // The token's second half alone would do for somebody who knows the first.
  const halves = secrets.flatMap((secret) => secret.split("|")).filter((half) => half.length > 15);
  const needles = [...secrets, ...halves];
  const holds = (text) => needles.some((needle) => text.includes(needle));

  // What is looked into holds what the person sees, in the element's shadow tree.
  assert.ok(seen[0].fields.includes(PROFILE.street));
  assert.match(seen.find(({ step }) => step === "review").dom, /data-testid="review-site"/);
  for (const { step, ...places } of seen) {
    for (const [place, text] of Object.entries(places)) {
      assert.ok(!holds(String(text)), `${place} holds a secret at ${step}`);
    }
    assert.equal(places.localStorage, "{}");
    assert.equal(places.sessionStorage, "{}");
    assert.equal(places.databases, "[]");
    assert.equal(places.caches, "[]");
    assert.equal(places.cookies, "[]");
  }
  for (const line of record.console) assert.ok(!holds(line.text), "the console holds a secret");

  const gateway = new URL(sandbox.url).origin;
  const bearing = record.sent.filter(({ headers }) => header(headers, "authorization"));
  assert.ok(bearing.length > 8, "calls with a token were recorded");
  for (const { url, headers } of bearing) {
    assert.equal(new URL(url).origin, gateway, "Authorization went elsewhere");
    assert.match(header(headers, "authorization"), /^Bearer \S+$/);
    assert.ok(!header(headers, "cookie") && !header(headers, "referer"));
  }
  const rawBearing = record.raw.filter(({ headers }) => header(headers, "authorization"));
  assert.ok(rawBearing.length >= bearing.length, "the network stack was recorded too");
  for (const { headers, url } of rawBearing) {
    assert.equal(url && new URL(url).origin, gateway, "Authorization went elsewhere, below");
    assert.equal(header(headers, "host"), new URL(gateway).host);
  }
  for (const { url, headers } of record.sent) {
    assert.ok(!holds(url), "an address holds a secret");
    for (const [name, value] of Object.entries(headers)) {
      if (name.toLowerCase() === "authorization") continue;
      assert.ok(!holds(value), `the header ${name} holds a secret`);
    }
  }
  const origins = new Set(record.sent.map(({ url }) => new URL(url).origin));
  assert.deepEqual([...origins].sort(), [gateway, new URL(webUrl).origin].sort());

  assert.deepEqual(await sandbox.unmatched(), [], "every request met a route of the contract");
  assert.deepEqual(record.violations, [], "no CSP violation");
  assert.deepEqual(record.pageErrors, []);
  // Chromium itself writes a line for each 404, and 404 is how "no profile yet" is told.
  const errors = record.console
    .filter(({ type }) => type === "error" || type === "warning")
    .filter(({ text }) => !/^Failed to load resource: .*\b404\b/.test(text));
  assert.deepEqual(errors, []);

  const applied = await sandbox.applied();
  for (const write of [
    "POST /api/v1/delete-my-data",
    "POST /api/v1/delete-my-data/scan",
    "POST /api/v1/delete-my-data/signatures/initiate",
    "POST /api/v1/delete-my-data/removal-requests",
    "DELETE /api/v1/delete-my-data",
  ]) {
    assert.equal(applied[write], 1, `${write} took effect once`);
  }
});

scene("what the traffic panel shows are route templates, no ids and no secrets", async ({
  page, sandbox, webUrl, settled,
}) => {
  let lines = [];
  await journey(page, {
    webUrl,
    sandbox,
    after: async (step) => {
      if (step !== "history") return;
      lines = await page.getByTestId("traffic").locator("tbody tr").evaluateAll((rows) =>
        rows.map((row) => [...row.cells].map((cell) => cell.textContent)));
    },
  });
  const { secrets } = await settled();
  assert.ok(lines.length > 8);
  for (const [route, status, ms, attempt] of lines) {
    assert.match(route, /^(GET|POST|PUT|DELETE) \/api\/v1\/[a-z/{}_A-Z-]+$/);
    assert.match(status, /^(\d{3}|[a-z_]*)$/);
    assert.match(ms, /^\d+$/);
    assert.match(attempt, /^[1-9]$/);
    for (const secret of secrets) assert.ok(!route.includes(secret));
  }
});
