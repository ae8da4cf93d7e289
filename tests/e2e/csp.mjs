// What the README's two policies stop and let pass, in a real browser: each way is tried without a
// policy first, so that one that is refused was open. Judged by what arrives, by the directive that
// the page is told of, and by what the script is told.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import * as policies from "../support/csp.mjs";
import { startSandbox } from "../support/servers.mjs";
import { open } from "../support/webdriver.mjs";
import { DIFFERENCES, EXPECTED } from "./csp-expected.mjs";
import { startElsewhere, startPartner } from "./csp-sites.mjs";
import { EMAIL } from "./plain.mjs";

const TEST_LIMIT_MS = 90_000;
const WASM = " 'wasm-unsafe-eval'";

export function testPolicies(name) {
  const world = {};
  before(async () => {
    world.sandbox = await startSandbox();
    [world.site, world.browser] = await Promise.all([startPartner(world.sandbox), open(name)]);
    world.page = await world.browser.page();
  });
  after(async () => {
    await world.browser?.close();
    world.site?.stop();
    await world.sandbox?.stop();
  });

  /** The page, new, under a policy: `null`, "standard" or "sealed", changed by `change`. */
  async function visit(policy, change = (text) => text) {
    const { page, site, sandbox } = world;
    const who = { api: sandbox.url, code: `${site.url}/session/defentry-code` };
    site.heard.clear();
    site.policy = policy && change(policies[policy](who));
    await page.goto(`${site.url}/`);
    await page.until(() => Boolean(window.csp));
    return page;
  }

  const scene = (what, body) => test(`${name}: ${what}`, { timeout: TEST_LIMIT_MS }, body);

  /** Runs `body` with the page under a policy, and a site that the page has no business with. */
  const abroad = (what, policy, body, change) =>
    scene(what, async () => {
      const elsewhere = await startElsewhere();
      try {
        await body(await visit(policy, change), elsewhere);
      } finally {
        await world.page.goto("about:blank");
        elsewhere.stop();
      }
    });

  const columns = [null, "standard", "sealed", "sealed, without Trusted Types"];
  for (const [column, under] of columns.entries()) {
    const [policy, without] = under?.split(", ") ?? [null];
    abroad(`every way out and in, under ${under ?? "no policy"}`, policy, async (page, elsewhere) => {
      const told = {
        elsewhere: await page.run(
          (...to) => window.csp.elsewhere(...to), elsewhere.url, elsewhere.special),
        own: await page.run(() => window.csp.own()),
        made: await page.run(() => window.csp.made()),
      };
      // What was going to arrive has; nothing of this machine takes so long.
      await sleep(500);
      const verdicts = {
        elsewhere: judged(told.elsewhere, elsewhere.heard),
        own: judged(told.own, world.site.heard),
        made: judged(told.made),
      };
      assert.deepEqual(verdicts, expected(name, column));
    }, without && withoutTrustedTypes);
  }

  for (const policy of [null, "standard", "sealed"]) {
    const under = policy ?? "no policy";
    abroad(`data leaves by navigation, under ${under}`, policy, async (page, elsewhere) => {
      await page.run((url) => window.csp.leave(url), `${elsewhere.url}/try/navigation?name=siv`);
      await page.until(() => location.search === "?name=siv");
      assert.ok(elsewhere.heard.has("navigation?name=siv"));
    });

    const who = policy ? "no other site" : "any site";
    abroad(`${who} may frame the page, under ${under}`, policy, async (page, elsewhere) => {
      await page.goto(`${elsewhere.url}/try/frame`);
      world.site.heard.clear();
      await page.run((src) => new Promise((onload) => {
        document.body.append(Object.assign(document.createElement("iframe"), { src, onload }));
      }), `${world.site.url}/`);
      assert.equal(world.site.heard.has("/in-page/csp-seen.js"), policy === null);
    });
  }

  for (const policy of ["standard", "sealed"]) {
    scene(`a session is within ${policy}`, async () => {
      await world.sandbox.reset();
      const page = await visit(policy);
      const run = (url) => window.csp.journey(url, "browser.js");
      const told = await page.run(run, world.sandbox.url);
      assert.deepEqual(told, { email: EMAIL, sites: true, error: "not_found" });
      assert.deepEqual(await page.run(() => window.violations), []);
    });

    scene(`./external needs its file named in ${policy}`, async () => {
      await world.sandbox.reset();
      const run = (url) => window.csp.journey(url, "external.js").catch(({ kind }) => kind);
      const shut = await visit(policy);
      assert.equal(await shut.run(run, world.sandbox.url), "network");
      const file = `${world.site.url}/defentry_web_bg.wasm`;
      const page = await visit(policy, (text) => text.replace("connect-src ", `$&${file} `));
      assert.equal((await page.run(run, world.sandbox.url)).email, EMAIL);
      assert.deepEqual(await page.run(() => window.violations), []);
    });

    scene(`${policy} without ${WASM.trim()} is told as such`, async () => {
      const page = await visit(policy, (text) => text.replace(WASM, ""));
      const { kind, message } = await page.run((url) => window.csp.failure(url), world.sandbox.url);
      assert.equal(kind, "unsupported");
      assert.match(message, /Content-Security-Policy.*'wasm-unsafe-eval'/);
    });
  }
}

/** As a browser reads it that does not know them. */
const withoutTrustedTypes = (policy) => policy.split("; ")
  .filter((directive) => !directive.includes("trusted-types")).join("; ");

/** By way: the directive that refused it, "passes", "refused" unsaid, or "nothing" happens. */
function judged(told, heard) {
  return Object.fromEntries(told.map(([name, { refused, outcome, mute }]) => {
    const open = mute ? heard.has(name) : outcome === "open";
    const arrived = heard?.has(name) ?? open;
    if (open !== arrived || (refused && arrived)) {
      return [name, `${refused}, ${outcome}, ${arrived ? "arrived" : "did not arrive"}`];
    }
    if (arrived) return [name, "passes"];
    return [name, refused || (mute || outcome === "silence" ? "nothing" : "refused")];
  }));
}

function expected(browser, column) {
  const row = ([name, [...verdicts]]) => [name, verdicts[column]];
  return Object.fromEntries(Object.entries(EXPECTED).map(([group, ways]) => {
    const all = { ...ways, ...DIFFERENCES[browser][group] };
    return [group, Object.fromEntries(Object.entries(all).map(row))];
  }));
}
