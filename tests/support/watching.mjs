// Watchers in tests: a scan moves only when a test says so, as the sandbox's clock stands still.
import { PROFILE } from "./package.mjs";
import { sleep } from "./pool.mjs";
import { ROUTES } from "./sandbox.mjs";

export const STATUS = { method: "GET", path: ROUTES.scanStatus };
export const SIGNATURE = { method: "GET", path: "/api/v1/delete-my-data/signature/status" };
export const SITES = 25;
/** As fast as a watcher polls. */
export const fast = { intervalMs: 1_000 };
/** Enough for a poll more, if one came: the wait after a quiet poll is 1.5 s. */
const A_POLL_LATER_MS = 2_000;
export const DONE = { done: true, value: undefined };

/** A client whose scan is under way, and stands still; `polls` are its own, by when they ended. */
export async function scanning({ sandbox, client, sent }, options) {
  const polls = [];
  const kinds = [];
  const one = await client({
    maxRetries: 0,
    onDiagnostic: ({ route, kind }) => {
      if (route === STATUS.path || route === SIGNATURE.path) polls.push(performance.now());
      if (kind) kinds.push(kind);
    },
    ...options,
  });
  await one.profile.create(PROFILE);
  await sandbox.speed(0);
  await one.scan.start();
  // A start reads the status, too: that is no poll.
  polls.length = 0;
  return { sandbox, one, sent, polls, kinds };
}

/** A person who is signing, in no hurry. */
export async function signing({ sandbox, client, sent }, options) {
  const one = await client(options);
  await one.profile.create(PROFILE);
  await sandbox.signing(PROFILE.email, "hold");
  await one.signing.initiate();
  return { sandbox, one, client, sent };
}

/** How many polls come from now on, with time for one. */
export async function later(polls) {
  const before = polls.length;
  await sleep(A_POLL_LATER_MS);
  return polls.length - before;
}

export const settled = ({ overview }) => overview.settled;
