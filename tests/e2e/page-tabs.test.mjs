// Sessions over reloads, tabs, the back/forward cache, idle hours and prerendering, in a browser.
import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { EMAIL } from "./plain.mjs";
import { stage } from "./life.mjs";

const { life } = stage();
const INITIATE = "POST /api/v1/delete-my-data/signatures/initiate";
const state = (tab) => tab.evaluate(() => use.client.session.state);
const account = (tab) => tab.evaluate(() => use.outcome(use.client.account.get()));

life("a reload and a new tab in the middle of a signing watch on, and initiate nothing", async ({
  open, start, prepared, sandbox,
}) => {
  const first = await open();
  await prepared(first);
  const follow = (tab) =>
    tab.evaluate(() => void use.follow("signing", use.client.signing.watch()));
  await follow(first);
  await first.until(() => use.seen.signing.length > 0);
  await first.send("Page.reload");
  await first.until(() => typeof use === "undefined" && document.readyState === "complete");
  await start(first);
  await follow(first);
  const second = await open();
  await follow(second);
  for (const tab of [first, second]) await tab.until(() => use.seen.signing.length > 0);
  await sandbox.speed(1);
  await sandbox.signing(EMAIL, "sign");
  for (const tab of [second, first]) {
    await tab.front();
    await tab.until(() => use.seen.signing.at(-1) === "end");
    assert.deepEqual(await tab.evaluate(() => use.seen.signing), ["pending", "signed", "end"]);
  }
  assert.equal((await sandbox.applied())[INITIATE], 1);
});

life("put into the back/forward cache, a session ends; the page that comes back says so", async ({
  open, start, partner,
}) => {
  const tab = await open();
  assert.equal(await account(tab), "ok");
  await tab.goto(`${partner.url}/elsewhere`);
  await tab.evaluate(() => history.back());
  await tab.until(() => use.pageshow.length > 0);
  assert.deepEqual(await tab.evaluate(() => use.pageshow), [true], "it came from the cache");
  assert.deepEqual([await state(tab), await account(tab)], ["ended", "ended"]);
  await start(tab);
  assert.equal(await account(tab), "ok", "a new session is to be had");
});

life("end() ends the gateway's sessions in other tabs; asyncDispose and other clients do not", async ({
  open, sandbox,
}) => {
  const first = await open();
  const second = await open();
  for (const tab of [first, second]) assert.equal(await account(tab), "ok");
  await second.evaluate((url) => {
    use.follow("scan", use.client.scan.watch());
    // Another gateway: the same machine by another name.
    return use.connect({ baseUrl: url.replace("127.0.0.1", "localhost"), getCode: use.getCode })
      .then((client) => { use.elsewhere = client; });
  }, sandbox.url);
  await first.evaluate(async (url) => {
    use.disposed = await use.connect({ baseUrl: url, getCode: use.getCode });
    await use.disposed[Symbol.asyncDispose ?? Symbol.for("Symbol.asyncDispose")]();
  }, sandbox.url);
  assert.equal(await first.evaluate(() => use.disposed.session.state), "ended");
  await sleep(300);
  assert.deepEqual([await state(first), await state(second)], ["active", "active"]);

  await first.evaluate(async (url) => {
    use.beside = use.client;
    await use.start(url);
    await use.client.account.get();
    use.client.session.end();
  }, sandbox.url);
  await second.until(() => use.client.session.state === "ended");
  await second.until(() => use.seen.scan.at(-1) === "end");
  assert.equal(await account(second), "ended");
  assert.deepEqual([await state(first), await first.evaluate(() => use.beside.session.state)],
    ["ended", "active"], "in one tab, one client's end is its own");
  const elsewhere = await second.evaluate(() => use.elsewhere.session.state);
  assert.equal(elsewhere, "none", "another gateway's");
});

life("end() reaches other tabs in the very turn in which connect has resolved", async ({
  open, sandbox,
}) => {
  const first = await open();
  assert.equal(await account(first), "ok");
  const second = await open();
  const own = await second.evaluate(async (url) => {
    // Anew: whatever a page's first client opens is not open yet.
    const { connect } = await import("/browser.js?anew");
    const client = await connect({ baseUrl: url, getCode: use.getCode });
    client.session.end();
    return client.session.state;
  }, sandbox.url);
  assert.equal(own, "ended");
  await first.until(() => use.client.session.state === "ended");
});

life("idleMs: nobody asks for so long, and it ends; 0: never; what is used lives on", async ({
  open, sandbox,
}) => {
  const tab = await open({ idleMs: 700 });
  assert.equal(await account(tab), "ok");
  await tab.evaluate(async (url) => {
    use.idle = use.client;
    await use.start(url, { idleMs: 0 });
    use.never = use.client;
    await use.start(url, { idleMs: 700 });
    await use.never.account.get();
    use.ticks = setInterval(() => use.client.account.get().catch(() => {}), 200);
  }, sandbox.url);
  await sleep(1_200);
  const states = () => tab.evaluate(() =>
    [use.idle, use.never, use.client].map((client) => client.session.state));
  assert.deepEqual(await states(), ["ended", "active", "active"]);
  await tab.evaluate(() => clearInterval(use.ticks));
  await sleep(1_100);
  assert.deepEqual(await states(), ["ended", "active", "ended"]);
});

life("idleMs: polls are a use, too, whether or not they bring anything new", async ({
  open, prepared, asked,
}) => {
  const tab = await open({ idleMs: 2_600 });
  await prepared(tab);
  await tab.evaluate(() => void (use.leave = use.client.signing.watch().subscribe(() => {})));
  await sleep(5_500);
  assert.ok(await asked("signing") >= 3, "it polls, and nothing changes");
  assert.equal(await state(tab), "active");
  await tab.evaluate(() => use.leave());
  await sleep(3_200);
  assert.equal(await state(tab), "ended");
});

life("prerendered, nothing is asked for, neither code nor login, until the page is shown", async ({
  blank, chromium, partner, sandbox, asked,
}) => {
  const tab = await blank();
  const next = `${partner.url}/at-once?api=${encodeURIComponent(sandbox.url)}`;
  const before = partner.codes;
  // Nothing is prerendered while DevTools watch: the page does the rest by itself, and then waits.
  await tab.evaluate((next) => {
    const rules = document.createElement("script");
    rules.type = "speculationrules";
    rules.textContent = JSON.stringify({ prerender: [{ source: "list", urls: [next] }] });
    setTimeout(() => document.head.append(rules), 300);
    setTimeout(() => { location.href = next; }, 2_000);
  }, next);
  await tab.leave();
  await sleep(1_700);
  assert.deepEqual([partner.codes - before, await asked("login")], [0, 0]);
  await sleep(1_300);
  const shown = await chromium.find(next);
  assert.equal(await shown.evaluate(() => use.wasPrerendered), true, "it was prerendered");
  assert.equal(await shown.evaluate(() => use.asked), "ok");
  assert.deepEqual([partner.codes - before, await asked("login")], [1, 1]);
  await shown.close();
});

life("connected, ended and connected again, as React's StrictMode does it", async ({
  blank, sandbox, partner, asked,
}) => {
  const tab = await blank();
  const before = partner.codes;
  const outcomes = await tab.evaluate(`(async (baseUrl) => {
    await import("/in-page/life.js");
    const mount = async () => {
      await use.start(baseUrl);
      return { client: use.client, call: use.outcome(use.client.profile.ensure(use.PROFILE)) };
    };
    const first = await mount();
    first.client.session.end();
    const second = await mount();
    return [await first.call, await second.call, second.client.session.state];
  })(${JSON.stringify(sandbox.url)})`);
  assert.deepEqual(outcomes, ["ended", "ok", "active"]);
  assert.equal((await sandbox.applied())["POST /api/v1/delete-my-data"], 1);
  assert.ok(partner.codes - before <= 2 && await asked("login") <= 2);
});
