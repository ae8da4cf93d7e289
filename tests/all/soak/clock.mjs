// A clock that stands still while anything is done, and jumps to the next timer when nothing is.
// Installed before the package is imported: `setTimeout`, `performance.now` and `Date.now` are its.

const STARTED = Date.UTC(2026, 5, 16);
/** So many turns with nothing to wait for, and it is stuck. */
const PATIENCE = 2_000;

/** One turn of the real event loop: every microtask has run when it comes back. */
function turns() {
  const { setImmediate: immediate } = globalThis;
  if (immediate) return () => new Promise((go) => immediate(go));
  const { port1, port2 } = new MessageChannel();
  const waiting = [];
  port1.onmessage = () => waiting.shift()();
  return () => new Promise((go) => {
    waiting.push(go);
    port2.postMessage(0);
  });
}

export class Clock {
  #turn = turns();
  #timers = new Map();
  #last = 0;
  /** What the platform does on its own time: bodies being read. */
  #busy = 0;
  now = 0;

  install() {
    globalThis.setTimeout = (work, ms, ...args) => {
      this.#timers.set(++this.#last, { at: this.now + Math.max(0, Number(ms) || 0), work, args });
      return this.#last;
    };
    globalThis.clearTimeout = (handle) => void this.#timers.delete(handle);
    performance.now = () => this.now;
    Date.now = () => STARTED + this.now;
    const { prototype } = Response;
    const { arrayBuffer } = prototype;
    const clock = this;
    prototype.arrayBuffer = async function read() {
      // A body that hangs does so until a timer ends it.
      const busy = this.hangs ? 0 : 1;
      clock.#busy += busy;
      try {
        return await arrayBuffer.call(this);
      } finally {
        clock.#busy -= busy;
      }
    };
    return this;
  }

  /** Timers that are set. */
  get pending() {
    return this.#timers.size;
  }

  sleep(ms) {
    return new Promise((go) => setTimeout(go, ms));
  }

  #next() {
    let next;
    let handle;
    for (const [number, timer] of this.#timers) {
      if (!next || timer.at < next.at) [handle, next] = [number, timer];
    }
    if (handle) this.#timers.delete(handle);
    return next;
  }

  /** Lets time pass until `work` has settled, and gives what it gave. */
  async run(work) {
    let over = false;
    const end = () => {
      over = true;
    };
    work.then(end, end);
    for (let idle = 0; ;) {
      await this.#turn();
      if (over) return work;
      const next = this.#busy === 0 && this.#next();
      if (next) {
        idle = 0;
        this.now = Math.max(this.now, next.at);
        next.work(...next.args);
      } else if (++idle > PATIENCE) {
        throw new Error("stuck: nothing is under way, no timer is set, and something still waits");
      }
    }
  }
}
