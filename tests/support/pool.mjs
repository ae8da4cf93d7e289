// Several sandboxes: what mostly waits can wait at the same time, each in a world of its own.
import { PROFILE, imported } from "./package.mjs";
import { startSandbox } from "./servers.mjs";

/** No test takes half as long. */
const LIMIT_MS = 20_000;

/** Runs every job with a sandbox as new; gives what they gave, in their order. */
export async function inSandboxes(count, jobs) {
  const started = await Promise.allSettled(Array.from({ length: count }, startSandbox));
  const sandboxes = started.flatMap(({ value }) => value ?? []);
  const queue = jobs.map((job, index) => ({ job, index }));
  const results = [];
  const work = async (sandbox) => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      await sandbox.reset();
      results[next.index] = await next.job(sandbox);
    }
  };
  try {
    for (const { reason } of started) if (reason) throw reason;
    await Promise.all(sandboxes.map(work));
  } finally {
    await Promise.all(sandboxes.map((sandbox) => sandbox.stop()));
  }
  return results;
}

/**
 * The body of a test with a sandbox of its own, so that it can run beside others. `work` is given
 * the sandbox, what makes clients for it, and what of its log fits a route.
 */
export const apart = (work) => async () => {
  const sandbox = await startSandbox();
  const clients = [];
  try {
    const library = await imported();
    const client = async (options) => {
      const getCode = () => sandbox.code(PROFILE.email);
      const one = await library.connect({ baseUrl: sandbox.url, getCode, ...options });
      clients.push(one);
      return one;
    };
    const sent = async (method, path) => (await sandbox.log())
      .filter((entry) => entry.method === method && entry.path === path);
    await within(LIMIT_MS, work({ sandbox, client, sent }));
  } finally {
    // A watcher that a failed test has left behind would poll on.
    for (const one of clients) one.session.end();
    await sandbox.stop();
  }
};

/** A test that waits for ever would leave its sandbox running, and the run with it. */
async function within(ms, promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`did not end within ${ms} ms`)), ms);
  });
  try {
    await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

export const sleep = (ms) => new Promise((go) => setTimeout(go, ms));
