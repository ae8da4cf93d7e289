// The page out of sight, frozen and offline, in a real browser: what is asked meanwhile, and after.
import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { EMAIL } from "./plain.mjs";
import { stage } from "./life.mjs";

const { world, life } = stage();
const INITIATE = "POST /api/v1/delete-my-data/signatures/initiate";
/** Longer than a second, the least between two polls, and shorter than the least interval. */
const AT_ONCE_MS = 1_700;

const watched = (tab) => tab.evaluate(() => {
  use.follow("scan", use.client.scan.watch());
  use.follow("signing", use.client.signing.watch());
});

/** How often both routes are asked while `work` lasts. */
async function during(work) {
  const names = ["scan", "signing"];
  const before = await Promise.all(names.map(world.asked));
  await work();
  const after = await Promise.all(names.map(world.asked));
  return Object.fromEntries(names.map((name, index) => [name, after[index] - before[index]]));
}

async function hide(tab, blank) {
  const other = await blank();
  await tab.until(() => document.hidden);
  return other;
}

life("hidden, a scan rests and a signing is asked for every 5 s; in sight again, both at once", async ({
  open, blank, prepared,
}) => {
  const tab = await open();
  await prepared(tab);
  const seen = await during(async () => {
    await watched(tab);
    await sleep(2_700);
  });
  assert.ok(seen.scan >= 2 && seen.signing >= 2, `in sight both ask: ${JSON.stringify(seen)}`);
  await hide(tab, blank);
  // What was under way may still arrive.
  await sleep(300);
  assert.deepEqual(await during(() => sleep(6_200)), { scan: 0, signing: 1 });
  assert.deepEqual(await during(async () => {
    await tab.front();
    await sleep(AT_ONCE_MS);
  }), { scan: 1, signing: 1 });
});

life("frozen, nothing is asked; thawed, the signing goes on and is noticed", async ({
  open, blank, prepared, sandbox,
}) => {
  const tab = await open();
  await prepared(tab);
  await watched(tab);
  await tab.until(() => use.seen.signing.length > 0);
  await hide(tab, blank);
  await tab.send("Page.setWebLifecycleState", { state: "frozen" });
  await sleep(300);
  await sandbox.speed(1);
  await sandbox.signing(EMAIL, "sign");
  assert.deepEqual(await during(() => sleep(5_600)), { scan: 0, signing: 0 });
  await tab.send("Page.setWebLifecycleState", { state: "active" });
  await tab.front();
  await tab.until(() => use.seen.signing.includes("signed"));
  assert.deepEqual(await tab.evaluate(() => use.seen.signing), ["pending", "signed", "end"]);
  assert.equal((await sandbox.applied())[INITIATE], 1);
});

life("offline nothing is asked; online, all at once, and a failed read is tried again", async ({
  open, prepared, asked,
}) => {
  const tab = await open();
  await prepared(tab);
  await watched(tab);
  await tab.until(() => use.seen.signing.length > 0 && use.seen.scan.length > 0);
  await tab.offline(true);
  await tab.until(() => !navigator.onLine);
  await tab.evaluate(() => {
    use.read = "waits";
    use.outcome(use.client.account.get()).then((outcome) => { use.read = outcome; });
    use.written = use.outcome(use.client.profile.update(use.PROFILE));
  });
  assert.deepEqual(await during(() => sleep(2_800)), { scan: 0, signing: 0 });
  assert.equal(await tab.evaluate(() => use.read), "waits");
  assert.equal(await tab.evaluate(() => use.written), "network", "a write does not wait");
  const before = await asked("account");
  assert.deepEqual(await during(async () => {
    await tab.offline(false);
    await sleep(AT_ONCE_MS);
  }), { scan: 1, signing: 1 });
  await tab.until(() => use.read === "ok");
  assert.equal(await asked("account"), before + 1, "once");
});
