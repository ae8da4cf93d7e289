// Follows every promise from its beginning to its end, and says what must not come of it.

/** What may come of any call while the gateway misbehaves. */
const FAULTY = [
  "bad_request", "validation", "unauthenticated", "forbidden", "not_found", "conflict",
  "rate_limited", "server", "network", "timeout", "decode",
];
const MOST_PROBLEMS = 20;

export class Tracker {
  calls = 0;
  /** By outcome, how often. */
  outcomes = {};
  /** What is wrong. */
  problems = [];
  /** The longest that a call took of what it may take. */
  longest = 0;
  /** Marks of answers that were found to be the caller's own. */
  matched = 0;
  #open = new Set();
  #writes = [];
  #clock;
  #isError;
  #faulty;

  constructor({ clock, isError, faulty }) {
    this.#clock = clock;
    this.#isError = isError;
    this.#faulty = faulty;
  }

  problem(text) {
    if (this.problems.length < MOST_PROBLEMS) this.problems.push(text);
  }

  /** Promises that have not settled. */
  get open() {
    return [...this.#open].map(({ name }) => name);
  }

  settled() {
    return Promise.all([...this.#open].map(({ over }) => over));
  }

  /**
   * One call of `client`, a `{ account, session, odd }`: gives its value, or nothing when it
   * failed. `within` is how long it may take, `kinds` what it may fail with besides. By its `mark`
   * its answer is known, and what the gateway applied of it, if it `writes`; `must`: it shall fail.
   */
  call(name, client, work, how) {
    this.calls += 1;
    const record = { name };
    this.#open.add(record);
    record.over = this.#follow(name, client, work, how).finally(() => this.#open.delete(record));
    return record.over;
  }

  async #follow(name, client, work, { within, signal = {}, kinds = [], mark, writes, must }) {
    const began = this.#clock.now;
    let value;
    let error;
    try {
      value = await work();
    } catch (thrown) {
      error = thrown ?? new Error("nothing was thrown");
    }
    const took = (this.#clock.now - began) / within;
    this.longest = Math.max(this.longest, took);
    if (took > 1) this.problem(`${name}: ${took.toFixed(2)} times as long as it may take`);
    if (signal.listeners?.size && !signal.shared) {
      this.problem(`${name}: its signal is still listened to`);
    }
    const kind = error ? this.#kind(name, client, error, { signal, kinds }) : "ok";
    if (must && !error) this.problem(`${name}: it should have failed`);
    const sure = error && !error.mayHaveBeenApplied;
    const outcome = error ? `${kind}${sure ? "" : "?"}` : value?.applied ?? "ok";
    this.outcomes[outcome] = (this.outcomes[outcome] ?? 0) + 1;
    if (writes) this.#writes.push({ name, mark, outcome, sure });
    if (!error) this.#own(name, client, value, mark);
    return value;
  }

  #kind(name, client, error, { signal, kinds }) {
    if (!this.#isError(error)) {
      this.problem(`${name}: ${error?.stack ?? error}`);
      return "no DefentryError";
    }
    const { kind } = error;
    const expected = kinds.includes(kind)
      || (kind === "aborted" && signal.signal?.aborted)
      || (kind === "ended" && client.session.state === "ended")
      // A page whose `getCode` throws, or gives no code.
      || (client.odd && ["misuse", "unauthenticated"].includes(kind))
      || (this.#faulty && FAULTY.includes(kind));
    if (!expected) this.problem(`${name}: ${kind}, ${error.message} ${JSON.stringify(error)}`);
    return kind;
  }

  /** An answer is the answer to this call, of this client. */
  #own(name, { account }, value, mark) {
    const { x_account: whose, x_mark: which } = value?.result ?? value?.data ?? value ?? {};
    if (whose === undefined) return;
    if (whose !== account) this.problem(`${name}: an answer for ${whose}, not ${account}`);
    if (mark !== undefined && which !== undefined && String(which) !== String(mark)) {
      this.problem(`${name}: the answer to ${which}, not ${mark}`);
    }
    this.matched += 1;
  }

  /** Once all is quiet: how often each write was `applied`, and what its caller was told. */
  check(applied) {
    for (const { name, mark, outcome, sure } of this.#writes) {
      const times = applied.get(String(mark)) ?? 0;
      if (sure && times > 0) this.problem(`${name}: ${outcome}, and it was applied`);
      if (/^(ok|yes|reconciled)$/.test(outcome) && times === 0) {
        this.problem(`${name}: ${outcome}, and it was not applied`);
      }
    }
    for (const [mark, times] of applied) {
      // The others are told apart by their callers alone: see `alone` in calls.mjs.
      if (times > 1 && !mark.includes(" ")) this.problem(`${mark}: applied ${times} times`);
    }
    this.#writes.length = 0;
  }
}
