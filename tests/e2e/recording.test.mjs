// The demo page as a session replay and the console have it, on a journey with faults: the page
// shows a national id only where its owner asks for it, and codes and tokens never.
import assert from "node:assert/strict";
import { ROUTES } from "../support/sandbox.mjs";
import * as go from "./journey.mjs";
import { stage } from "./scene.mjs";
import { traced } from "./traces.mjs";

const { scene } = stage();
/** As the sandbox makes them up. One that is revealed is in a replay: who records has to block
 * it. */
const NATIONAL_ID = /\b19\d{6}-\d{4}\b/;

scene("a replay of the demo holds no token, no code, and no national id unasked", async (at) => {
  const { page, sandbox, record } = at;
  const places = await traced(at);
  await sandbox.fault({ method: "GET", path: ROUTES.profile, times: 2, status: 503 });
  await go.scanned(at);
  await sandbox.revoke(go.EMAIL);
  await go.review(page);
  assert.ok(await page.getByTestId("reveal").count() > 0, "there is something to reveal");
  const events = "/api/v1/delete-my-data/events";
  await sandbox.fault({ path: events, quote: true, status: 500, times: 0 });
  await page.getByTestId("open-history").click();
  await page.getByTestId("error-panel").waitFor();
  const found = await places(new URL(sandbox.url).origin);
  assert.equal(record.secrets.size, 4, "a code and a token, twice");
  const needles = [...record.secrets].map((secret) => secret.split("|").at(-1));
  for (const [place, text] of Object.entries(found)) {
    for (const needle of needles) assert.ok(!text.includes(needle), `${place} holds a secret`);
    assert.doesNotMatch(text, NATIONAL_ID, place);
  }
  assert.match(found.recording, /review-site/, "the replay has the page");
  await page.evaluate(() => document.body.append("born 19850412-1234"));
  await page.waitForTimeout(200);
  const { recording } = await places(new URL(sandbox.url).origin);
  assert.match(recording, NATIONAL_ID, "one that is shown would be found");
});
