// In the page whose policy is tried. All of it happens in the page's own turns: what runs while a
// driver's call is on the stack is exempt in some browsers.
import { ELSEWHERE, MADE, OWN } from "./csp-tries.js";

/** Nothing of this machine takes so long. */
const SILENCE_MS = 5000;
/** Violations are told later than failures, in workers later still. */
const LATER_MS = 500;
const { violations } = window;
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

async function violated(before) {
  while (violations.length === before) await sleep(10);
}

/** `{ refused, outcome }`: the directives that were violated, and what the script was told. */
async function tried(work) {
  await sleep(0);
  const before = violations.length;
  const told = Promise.resolve().then(work).then(() => "open", (error) => `closed: ${error}`);
  let outcome = "silence";
  told.then((word) => (outcome = word));
  await Promise.race([told, violated(before), sleep(SILENCE_MS)]);
  if (outcome !== "open") await Promise.race([violated(before), sleep(LATER_MS)]);
  // One of them may bring a second.
  await sleep(50);
  return { refused: [...new Set(violations.slice(before))].join(), outcome };
}

async function all(tries, base, special = {}) {
  const to = (name) => special[name] ?? `${base}/try/${encodeURIComponent(name)}`;
  const told = [];
  for (const [name, work] of Object.entries(tries)) {
    told.push([name, { mute: Boolean(work.mute), ...await tried(() => work(to)) }]);
  }
  return told;
}

/** A session as a partner's page has it, with an error in it. `use` is loaded by `entry`. */
async function journey(baseUrl, entry) {
  await import(`./use.js?entry=${entry}`);
  const { connect, getCode, PROFILE } = window.use;
  const kind = (error) => error.kind ?? String(error);
  const client = await connect({ baseUrl, getCode });
  const { email } = await client.profile.ensure(PROFILE);
  await client.scan.start();
  let sites = 0;
  for await (const { overview } of client.scan.watch()) {
    sites = overview.total;
    break;
  }
  const error = await client.alarms.get(404).then(() => "none", kind);
  client.session.end();
  return { email, sites: sites > 0, error };
}

window.csp = {
  elsewhere: (...to) => all(ELSEWHERE, ...to),
  own: () => all(OWN, location.origin),
  made: () => all(MADE),
  journey,
  leave: (url) => void setTimeout(() => (location.href = url)),
  async failure(baseUrl) {
    await import("./use.js");
    return window.use.connect({ baseUrl }).then(
      () => ({ kind: "none" }), ({ kind, message }) => ({ kind, message }));
  },
};
