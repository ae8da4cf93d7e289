// After a journey on which much went wrong: the tokens, the codes and the national ids are in no
// place where a log, a replay, another script or another origin would find them.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { ROUTES } from "../support/sandbox.mjs";
import { EMAIL, SCAN_MS, stage } from "./plain.mjs";
import { traced } from "./traces.mjs";

const { scene } = stage();
const LOGIN = "/api/v1/sso/login";
const INITIATE = "POST /api/v1/delete-my-data/signatures/initiate";

/** An origin where nothing should ever arrive. */
async function stranger(work) {
  let arrivals = 0;
  const server = createServer((_, response) => {
    arrivals += 1;
    response.writeHead(200, { "access-control-allow-origin": "*" }).end("{}");
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  try {
    return await work(`http://127.0.0.1:${server.address().port}/`, () => arrivals);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/** The journey; each step's outcome is what the page was told. Gives the ids that it brought. */
async function journey({ page, sandbox, url, baseUrl }, elsewhere) {
  await page.goto(url);
  await page.evaluate(async (baseUrl) => {
    await import("/in-page/attempt.js");
    use.client = await use.connect({ baseUrl, getCode: use.getCode });
  }, baseUrl);
  const does = async (work, expected = "ok") => {
    const attempt = `use.attempt(${JSON.stringify(work)}, (client) => ${work})`;
    assert.equal(await page.evaluate(attempt), expected, work);
  };

  await sandbox.fault({ method: "GET", path: ROUTES.profile, times: 2, status: 503 });
  await does("client.profile.ensure(use.PROFILE)");
  await does("client.scan.start()");
  await sandbox.advance(SCAN_MS);
  await does("client.scan.status()");
  const ids = await page.evaluate(async () => {
    const { sites } = await use.client.scan.status();
    use.asked = sites.filter((site) => site.can_send_deletion_request).map(({ id }) => id);
    const ids = sites.map(({ scan_result: { data } }) => data?.ssn).filter(Boolean);
    use.person = { ...use.PROFILE, ssn: ids[0] };
    return ids;
  });

  await sandbox.revoke(EMAIL);
  await does("client.removals.list()");
  await sandbox.signing(EMAIL, "hold");
  await does("client.signing.initiate()");
  await sandbox.signing(EMAIL, "sign");
  await does("use.lastPhase(client.signing.watch())");
  assert.equal(await page.evaluate(() => use.phase), "signed");
  await sandbox.fault({ method: "POST", path: ROUTES.removals, reset: "after" });
  await does("client.removals.submit({ site_ids: use.asked })");

  await sandbox.fault({ method: "PUT", path: ROUTES.profile, quote: true });
  await does("client.profile.update(use.person)", "validation");
  await sandbox.fault({ method: "POST", path: ROUTES.scan, quote: true, status: 500 });
  await does("client.scan.start()", "server");
  await sandbox.fault({ path: ROUTES.scanStatus, wrong_type: true });
  await does("client.scan.status()", "decode");
  await sandbox.fault({ path: ROUTES.scanStatus, truncate: 3_000 });
  await does("client.scan.status()", "decode");
  await sandbox.fault({ path: "/api/v1/delete-my-data/events", redirect: elsewhere, times: 0 });
  await does("client.events.list()", "network");

  await sandbox.revoke(EMAIL);
  await sandbox.fault({ path: LOGIN, reset: "after" });
  await does("client.account.get()", "network");
  await sandbox.fault({ path: LOGIN, quote: true, status: 401 });
  await does("client.account.get()", "unauthenticated");
  await sandbox.codes({ ttl_ms: 0 });
  await does("client.account.get()", "unauthenticated");
  await does("client.account.get()");
  const twice = "use.getCode({}).then(async (code) => { await client.session.redeem(code);";
  await does(`${twice} await client.session.redeem(code); })`, "unauthenticated");
  // Not caught by the page: the browser tells of it.
  await sandbox.fault({ method: "PUT", path: ROUTES.profile, quote: true });
  await page.evaluate(() => void use.client.profile.update(use.person));
  await page.waitForFunction(() => /^unhandledrejection/m.test(recorder.heard.join("\n")));
  await page.evaluate(() => use.client.session.end());
  await does("client.profile.get()", "ended");
  return ids;
}

/** Leaves `planted` in every place: what is not found there would prove nothing. */
async function plant(page, planted) {
  await page.evaluate(async (planted) => {
    console.log({ planted });
    use.errors.push(use.told(new Error(planted)));
    dispatchEvent(new CustomEvent("any", { detail: { planted } }));
    document.querySelector("main").append(planted);
    history.replaceState({ planted }, "", "#planted");
    sessionStorage.setItem("key", planted);
    await fetch(`/in-page/use.js?${planted}`);
    // What replays see of the document comes with the next frame.
    await new Promise((done) => setTimeout(done, 200));
  }, planted);
  await page.context().addCookies([{ name: "planted", value: planted, url: page.url() }]);
}

scene("tokens, codes and national ids are nowhere that they do not belong", {
  blank: true,
}, async (at) => {
  const { page, sandbox, baseUrl, url, record } = at;
  const places = await traced(at);
  const searched = async () => ({
    ...(await places(baseUrl)), errors: await page.evaluate(() => use.errors.join("\n")),
  });
  const ids = await stranger(async (elsewhere, arrivals) => {
    const ids = await journey(at, elsewhere);
    assert.equal(arrivals(), 0, "the redirect was followed");
    return ids;
  });
  const found = await searched();
  const quotes = await page.evaluate(() => use.quotes.join("\n"));
  assert.ok(quotes.includes(ids[0]) && quotes.includes(EMAIL), "the gateway quoted the person");

  const tokens = [...record.secrets].filter((secret) => secret.includes("|"));
  const codes = [...record.secrets].filter((secret) => !secret.includes("|"));
  // A code each: first, after a revocation, three that came to nothing, one more, one by hand.
  assert.deepEqual([tokens.length, codes.length], [4, 7]);
  assert.ok(ids.length > 0 && ids.every((id) => /^\d{8}-\d{4}$/.test(id)));
  const needles = [...tokens.flatMap((token) => [token, token.split("|")[1]]), ...codes, ...ids];
  for (const [place, text] of Object.entries(found)) {
    assert.ok(text.length > 1, `${place} was looked at`);
    for (const needle of needles) assert.ok(!text.includes(needle), `${place} holds ${needle}`);
    // Errors say nothing of the person, whatever the gateway quoted.
    if (["console", "errors", "events"].includes(place)) {
      assert.doesNotMatch(text, /siv@|\+4670|Storgatan|Öberg|Bearer/, place);
    }
  }
  assert.match(found.recording, /SCAN_COMPLETED/, "the replay shows the page");
  assert.match(found.errors, /"kind":"validation"/);

  const origins = new Set(record.sent.map((request) => new URL(request.url).origin));
  assert.deepEqual([...origins].sort(), [baseUrl, url].sort());
  const referred = record.raw.filter(({ headers }) => "Referer" in headers);
  const hosts = new Set(referred.map(({ headers }) => headers.Host));
  assert.deepEqual([...hosts], [new URL(url).host], "the gateway is told of no page");
  const applied = await sandbox.applied();
  assert.deepEqual([applied[INITIATE], applied[`POST ${ROUTES.removals}`]], [1, 1]);

  await plant(page, "planted-in-every-place");
  for (const [place, text] of Object.entries(await searched())) {
    assert.ok(text.includes("planted-in-every-place"), `${place} is watched`);
  }
});
