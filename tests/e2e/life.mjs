// One Chromium, one sandbox and one partner per test file, for tests about the life of tabs.
import { after, before, beforeEach, test } from "node:test";
import { startSandbox } from "../support/servers.mjs";
import { EMAIL, startPartner } from "./plain.mjs";
import { openChromium } from "./tabs.mjs";

export const PATHS = {
  scan: "/api/v1/delete-my-data/scan/status",
  signing: "/api/v1/delete-my-data/signature/status",
  login: "/api/v1/sso/login",
  account: "/api/v1/account",
};

export function stage() {
  const world = {};
  before(async () => {
    [world.chromium, world.sandbox] = await Promise.all([openChromium(), startSandbox()]);
    world.partner = await startPartner(world.sandbox);
  });
  beforeEach(() => world.sandbox.reset());
  after(async () => {
    await world.chromium?.close();
    world.partner?.stop();
    await world.sandbox?.stop();
  });

  /** `open(options)`: a new tab in front, with a session of its own as `use.client`. */
  function life(name, body) {
    test(name, { timeout: 60_000 }, async () => {
      const tabs = [];
      const blank = async (where = "/") => {
        tabs.push(await world.chromium.tab(world.partner.url + where));
        return tabs.at(-1);
      };
      const open = async (options) => start(await blank(), options);
      const start = async (tab, options = {}) => {
        await tab.evaluate('import("/in-page/life.js").then(() => 1)');
        const given = [world.sandbox.url, options];
        await tab.evaluate(([url, options]) => use.start(url, options), given);
        return tab;
      };
      try {
        await body({ ...world, blank, open, start });
      } finally {
        await Promise.all(tabs.map((tab) => tab.close().catch(() => {})));
      }
    });
  }

  /** How often a route was asked so far, preflights not counted. */
  world.asked = async (name) =>
    (await world.sandbox.log()).filter(({ path }) => path === PATHS[name]).length;

  /** A profile, a scan that stands still, and a signing that waits for the user. */
  world.prepared = async (tab) => {
    await world.sandbox.signing(EMAIL, "hold");
    await tab.evaluate(async () => {
      await use.client.profile.ensure(use.PROFILE);
      await use.client.scan.start();
      await use.client.signing.initiate();
    });
    await world.sandbox.speed(0);
  };
  return { world, life };
}
