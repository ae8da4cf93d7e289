// The web view with the example worker in between: whose the code is, where it comes from, who is
// refused one. In workerd and Chromium, by real cookies and the browser's own `Sec-Fetch-Site`.
import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { COOKIE, signIn } from "../../www/session.mjs";
import * as go from "./journey.mjs";
import { stage } from "./scene.mjs";

const CODE = "/session/defentry-code";
const SSO = "/api/v1/sso/code";
const LOGIN = "/api/v1/sso/login";
const HOUR_S = 3_600;

const { world, scene } = stage({ edge: true });

const isCode = (message) => new URL(message.url()).pathname === CODE;
const codesAsked = async () => (await world.sandbox.log()).filter(({ path }) => path === SSO);

/** The worker's lines that `match`. They come through pipes, and later than its answers. */
async function audited(match) {
  const all = () => world.edge.said().split("\n").filter((line) => /^\{.*\}$/.test(line))
    .map((line) => JSON.parse(line)).filter(match);
  for (let tries = 0; tries < 200 && all().length === 0; tries += 1) await sleep(25);
  return all();
}

/** As the page would ask, with `headers` besides. */
const asks = (headers) => fetch(world.web.url + CODE, { method: "POST", headers });

scene("the page gets a code from the worker, redeems it, and goes on", async (at) => {
  const { page, context, sandbox, edge, webUrl, settled } = at;
  const answered = page.waitForResponse(isCode);
  const redeemed = page.waitForRequest((request) => new URL(request.url()).pathname === LOGIN);
  await go.open(page, webUrl);
  const answer = await answered;
  const code = await answer.text();
  assert.equal(answer.status(), 200);
  assert.match(code, /^[\x21-\x7e]{20,}$/, "the code, and nothing around it");
  assert.deepEqual(JSON.parse((await redeemed).postData()), { code });
  const headers = await answer.allHeaders();
  const { "content-type": type, "cache-control": cache, "x-request-id": id } = headers;
  assert.match(type, /^text\/plain\b/);
  assert.equal(cache, "no-store");
  assert.ok(!("set-cookie" in headers));

  await go.details(page);
  await go.startScan(page);
  const asked = await codesAsked();
  assert.deepEqual(asked.map(({ status, origin, has_authorization: token }) => (
    { status, origin, token })), [{ status: 200, origin: null, token: false }]);
  const log = await sandbox.log();
  const fromPage = log.filter(({ path }) => path !== SSO);
  assert.deepEqual([...new Set(fromPage.map(({ origin }) => origin))], [webUrl]);
  assert.deepEqual(await sandbox.unmatched(), []);

  const [cookie, ...others] = await context.cookies();
  assert.deepEqual(others, []);
  const { name, httpOnly, sameSite } = cookie;
  assert.deepEqual({ name, httpOnly, sameSite }, { name: COOKIE, httpOnly: true, sameSite: "Lax" });
  assert.equal(await page.evaluate(() => document.cookie), "");

  const { secrets, violations } = await settled();
  assert.deepEqual(violations, []);
  const lines = await audited(({ request }) => request === id);
  assert.deepEqual(lines.map(({ outcome, status }) => [outcome, status]), [["issued", 200]]);
  for (const word of [go.EMAIL, cookie.value, edge.key, "sandbox-secret", ...secrets]) {
    assert.ok(!edge.said().includes(word), "the worker's log holds a secret, or a person");
  }
});

scene("another site's POST gets no code, with the user's cookie or without", async (at) => {
  const { page, context, sandbox, webUrl } = at;
  await go.open(page, webUrl);
  const [{ value }] = await context.cookies();
  const before = (await codesAsked()).length;
  // Any document of another site will do: this one is the sandbox's, at 127.0.0.1.
  await page.goto(`${sandbox.url}/control/state`);
  // It does not even learn the status: `Cross-Origin-Resource-Policy`.
  const learnt = await page.evaluate((url) => (
    fetch(url, { method: "POST", mode: "no-cors", credentials: "include" })
      .then(() => "an answer", ({ name }) => name)), webUrl + CODE);
  assert.equal(learnt, "TypeError");
  const refused = await audited(({ outcome }) => outcome === "cross_site");
  assert.deepEqual(refused.map(({ status, user }) => [status, user]), [[403, undefined]]);
  // No browser would send the cookie along: that the worker looks at the site has to show without.
  const cookie = `${COOKIE}=${value}`;
  const from = async (headers) => (await asks({ cookie, ...headers })).status;
  assert.equal(await from({ "sec-fetch-site": "cross-site" }), 403);
  assert.equal(await from({ "sec-fetch-site": "same-site" }), 403);
  assert.equal(await from({ origin: "http://127.0.0.1:1" }), 403);
  assert.equal(await from({}), 403);
  assert.equal((await codesAsked()).length, before, "the gateway has heard of none of it");
  assert.equal(await from({ origin: webUrl }), 200, "a browser that sends Origin alone");
  assert.equal(await from({ "sec-fetch-site": "same-origin" }), 200);
  assert.equal((await asks({ "sec-fetch-site": "same-origin" })).status, 401);
});

scene("after an old login the second code is refused; a reload signs in anew", async (at) => {
  const { page, context, sandbox, edge, webUrl } = at;
  await go.open(page, webUrl);
  await go.details(page);
  const [old] = signIn(go.EMAIL, edge.key, Math.floor(Date.now() / 1000) - HOUR_S).split(";");
  await context.addCookies([{ name: COOKIE, value: old.split("=")[1], url: webUrl }]);
  await sandbox.revoke(go.EMAIL);
  await go.startScan(page);
  const refused = page.waitForResponse((answer) => isCode(answer) && answer.status() === 401);
  await sandbox.revoke(go.EMAIL);
  await refused;
  assert.equal((await audited(({ outcome }) => outcome === "login_required")).length, 1);
  await page.getByTestId("error-panel").waitFor();
  await page.reload();
  await go.at(page, "scan").waitFor();
  await page.getByTestId("scan-site").first().waitFor();
});
