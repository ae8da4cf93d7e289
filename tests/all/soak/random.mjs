// Chance that can be had again: mulberry32.

export class Random {
  #state;

  constructor(seed) {
    this.#state = seed >>> 0;
  }

  /** In `[0, 1)`. */
  next() {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  chance(part) {
    return this.next() < part;
  }

  /** From `least` to `most`, both included. */
  whole(least, most) {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  pick(values) {
    return values[Math.floor(this.next() * values.length)];
  }

  /** One of `[weight, value]`. */
  weighted(rows) {
    let left = this.next() * rows.reduce((sum, [weight]) => sum + weight, 0);
    for (const [weight, value] of rows) if ((left -= weight) < 0) return value;
    return rows.at(-1)[1];
  }

  /** Another row of its own. */
  fork() {
    return new Random(Math.floor(this.next() * 2 ** 32));
  }
}
