// The soak itself, the same in Node and in a page. What is measured between the blocks is measured
// outside: see drive.mjs.
import { Calls } from "./calls.mjs";
import { Clients } from "./clients.mjs";
import { Clock } from "./clock.mjs";
import { Gateway } from "./gateway.mjs";
import { leave } from "./guests.mjs";
import { Random } from "./random.mjs";
import { counted } from "./signals.mjs";
import { Tracker } from "./tracker.mjs";
import { Wasm } from "./wasm.mjs";

const LANES = 8;
const POOL = 4;
/** A write that nobody waits for any more may still be read back. */
const STRAGGLERS_MS = 60_000;
/** Longer than a page's session may be idle, which is when its timer and listener are gone. */
const IDLE_MS = 31 * 60_000;

/**
 * `load` imports the package, after its surroundings have been replaced; `data` is `{ seed,
 * operations, goldens, args, profile, email }`.
 */
export async function soak(load, { seed, ...data }) {
  const clock = new Clock().install();
  const wasm = new Wasm().install();
  const random = new Random(seed);
  const jitter = random.fork();
  Math.random = () => jitter.next();
  const { connect, isDefentryError: isError } = await load();
  const gateway = new Gateway({ ...data, clock, random: random.fork() });
  const clients = new Clients({ connect, gateway, clock, random: random.fork() });
  // One that lives as long as the page: what listens to it has to stop by itself.
  const page = { ...counted(new AbortController()), shared: true };
  // The core is loaded on the platform's own time.
  await clients.make();

  /** Runs lanes of `work` until `enough`, and waits until nothing is heard of them any more. */
  async function lanes(tracker, enough, work) {
    const one = async () => {
      while (!enough()) await work();
    };
    const before = gateway.requests;
    try {
      await clock.run((async () => {
        await Promise.all(Array.from({ length: LANES }, one));
        await tracker.settled();
      })());
    } catch (error) {
      tracker.problem(`${error.message}: ${tracker.open.join("; ")}`);
    }
    const requests = gateway.requests - before;
    await clock.run(clock.sleep(STRAGGLERS_MS));
    const quiet = gateway.requests;
    await clock.run(clock.sleep(IDLE_MS));
    return { requests, late: gateway.requests - quiet };
  }

  function report(tracker, heard, began) {
    tracker.check(gateway.applied);
    const { calls, outcomes, problems, longest, matched, open } = tracker;
    const told = {
      calls, outcomes, problems, longest, matched, ...heard, open: open.length,
      faults: gateway.faultsDone, kindsOfFaults: gateway.faults,
      unexpected: gateway.unexpected, timers: clock.pending, listeners: page.listeners.size,
      clients: clients.made - began.clients, virtualMs: clock.now - began.now,
    };
    gateway.faults = {};
    gateway.unexpected = [];
    gateway.forget();
    return told;
  }

  const beginning = () => ({ clients: clients.made, now: clock.now });

  return {
    size: () => wasm.size,

    /** `calls` mixed calls. */
    async mixed(calls, faulty) {
      gateway.faulty = faulty;
      const began = beginning();
      const tracker = new Tracker({ clock, isError, faulty });
      const mix = new Calls({ ...data, gateway, clock, clients, tracker, page });
      const pool = [];
      for (let i = 0; i < POOL; i += 1) pool.push(await clients.make());
      const rows = random.fork();
      const heard = await lanes(tracker, () => tracker.calls >= calls, () => mix.one(rows, pool));
      for (const client of pool) leave(random, client);
      return report(tracker, heard, began);
    },

    /** So many clients: each is made, calls once, and is ended or dropped. */
    async short(count) {
      gateway.faulty = false;
      const began = beginning();
      const tracker = new Tracker({ clock, isError, faulty: false });
      let left = count;
      const heard = await lanes(tracker, () => left <= 0, async () => {
        left -= 1;
        const client = await clients.make();
        const within = 2 * client.totalMs;
        await tracker.call("account.get", client, () => client.api.account.get(), { within });
        leave(random, client);
      });
      return report(tracker, heard, began);
    },
  };
}
