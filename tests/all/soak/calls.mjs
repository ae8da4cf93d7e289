// The mix of calls. Each write carries a mark of its own, by which the gateway counts it.
import { guest, leave, redeem } from "./guests.mjs";
import { chosen } from "./signals.mjs";
import { watching } from "./watching.mjs";

/** Writes without a body or an id: told apart by being alone. `scan.start` may be called thrice. */
const ALONE = [["scan.start", 3], ["signing.initiate", 1], ["profile.delete", 1]];
const PARTNERS = "/api/v1/partner/thing";
/** What is refused before it is sent, or by what was read before it. */
const BAD = [
  ["cards.get", ["../account"], "misuse"],
  ["profile.delete", [{}], "misuse"],
  ["session.redeem", [""], "misuse"],
  ["request", ["GET", "/api/v1/sso/code"], "misuse"],
  ["scan.status", [{ timeoutMs: "soon" }], "misuse"],
  ["profile.create", [{}], "validation"],
  ["watchlists.email.add", [{ email: "nobody" }], "validation"],
  ["watchlists.iban.add", [{ iban: "SE4550000000058398257467" }], "validation"],
  ["removals.submit", [{ site_ids: ["2"] }], "validation"],
];

/** The function of that name. */
function verb({ api }, id) {
  const names = id.split(".");
  const last = names.pop();
  return names.reduce((noun, name) => noun[name], api)[last];
}

export class Calls {
  #world;
  #reads;
  #writes;
  #marks = 0;
  #busy = new Set();

  /** `world`: `{ operations, args, profile, gateway, clock, clients, tracker, page }`. */
  constructor(world) {
    this.#world = world;
    const special = [...ALONE.map(([id]) => id), "session.redeem", "removals.submit"];
    const typed = world.operations.filter(({ id }) => !special.includes(id));
    this.#writes = typed.filter(({ id, method }) => method !== "GET" || /close|coachMe/.test(id));
    this.#reads = typed.filter((operation) => !this.#writes.includes(operation));
  }

  /** One of the lane's calls, by any client of `pool`, where it may put another one. */
  one(random, pool) {
    const at = random.whole(0, pool.length - 1);
    const client = pool[at];
    return random.weighted([
      [44, () => this.#read(random, client)],
      [17, () => this.#typed(random, client, random.pick(this.#writes), true)],
      [4, () => this.#submit(random, client)],
      [5, () => this.#alone(random, client)],
      [6, () => this.#request(random, client)],
      [8, () => this.#watch(random, client)],
      [3, () => this.#composed(random, client)],
      [4, () => this.#bad(random, client)],
      [3, () => guest(random, this.#world, this.#read)],
      [3, () => redeem(random, this.#world, this.#read, this.#call)],
      [2, () => this.#replace(random, pool, at)],
    ])();
  }

  /** Sends it by `tracker`; `work` gets the options, if there are any. */
  #call = async (random, client, name, work, how = {}) => {
    const signal = how.signal ?? chosen(random, this.#world.page);
    const options = {};
    if (signal.signal) options.signal = signal.signal;
    if (random.chance(0.1)) options.timeoutMs = random.whole(20, 2_000);
    const kinds = [...how.kinds ?? [], ...(options.timeoutMs ? ["timeout"] : [])];
    const within = (how.requests ?? 1) * 2 * client.totalMs;
    try {
      return await this.#world.tracker.call(name, client, () =>
        work(...(Object.keys(options).length ? [options] : [])), { ...how, within, signal, kinds });
    } finally {
      signal.stop();
    }
  };

  /** A read, whichever. */
  #read = (random, client) => this.#typed(random, client, random.pick(this.#reads), false);

  #mark() {
    return `w${++this.#marks}`;
  }

  #typed(random, client, { id }, writes) {
    const mark = this.#mark();
    const args = (this.#world.args[id] ?? []).map((arg) => {
      if (typeof arg === "number") return mark;
      return { ...arg, x_mark: mark };
    });
    // Without an id or a body there is nothing that could carry a mark.
    const how = args.length ? { mark, writes } : {};
    return this.#call(random, client, id, (...more) => verb(client, id)(...args, ...more), how);
  }

  /** One; or several, which take turns, each with a signal of its own; or the same one twice. */
  #submit(random, client) {
    const write = () => {
      const mark = this.#mark();
      return [{ site_ids: [mark], x_mark: mark }, { mark, writes: true }];
    };
    const one = () => {
      const [body, how] = write();
      return this.#call(random, client, "removals.submit", (options) =>
        client.api.removals.submit(body, { ...options, force: random.chance(0.3) }), how);
    };
    const twice = () => {
      // Neither is aborted: what one is told would be about what the other did.
      const [body, how] = write();
      const twin = () => this.#world.tracker.call("removals.submit, twice", client, () =>
        client.api.removals.submit(body), { ...how, within: 2 * client.totalMs });
      return Promise.all([twin(), twin()]);
    };
    const several = () => Promise.all(Array.from({ length: random.whole(2, 4) }, one));
    return random.weighted([[3, one], [2, twice], [2, several]])();
  }

  async #alone(random, client) {
    const [id, most] = random.pick(ALONE);
    const key = `${client.account} ${id}`;
    if (this.#busy.has(key)) return this.#read(random, client);
    const { gateway: { applied }, tracker } = this.#world;
    const before = applied.get(key) ?? 0;
    const args = id === "profile.delete" ? [{ confirm: true }] : [];
    this.#busy.add(key);
    await Promise.all(Array.from({ length: random.whole(1, most) }, () =>
      this.#call(random, client, id, (...more) => verb(client, id)(...args, ...more))));
    this.#busy.delete(key);
    const times = (applied.get(key) ?? 0) - before;
    if (times > 1) tracker.problem(`${key}: applied ${times} times`);
    return undefined;
  }

  #request(random, client) {
    const mark = this.#mark();
    const { request } = client.api;
    const [name, args, writes] = random.pick([
      ["request GET", ["GET", PARTNERS, undefined], false],
      ["request GET, known", ["GET", `/api/v1/alarms/${mark}`, undefined], false],
      ["request POST", ["POST", PARTNERS, { x_mark: mark }], true],
      ["request PUT, known", ["PUT", "/api/v1/account", { x_mark: mark }], true],
    ]);
    const how = name === "request GET" ? {} : { mark, writes };
    return this.#call(random, client, name, (...more) => request(...args, ...more), how);
  }

  async #watch(random, client) {
    const { clock, page, tracker } = this.#world;
    const signal = chosen(random, page);
    const { name, work, ...how } = watching({ random, clock, client, signal: signal.signal });
    await tracker.call(name, client, work, { ...how, signal, kinds: ["timeout"] });
    signal.stop();
  }

  #composed(random, client) {
    const { profile, scan } = client.api;
    const mark = this.#mark();
    const wanted = { ...this.#world.profile, x_mark: mark };
    return random.weighted([
      [2, () => this.#call(random, client, "profile.ensure", (...more) =>
        profile.ensure(wanted, ...more), { requests: 2 })],
      [1, () => this.#call(random, client, "profile.check", () => profile.check(wanted))],
      [2, () => this.#call(random, client, "scan.retryFailed", (options) =>
        scan.retryFailed({ ...options, limit: 2 }), { requests: 3 })],
    ])();
  }

  #bad(random, client) {
    const [id, args, kind] = random.pick(BAD);
    return this.#call(random, client, `${id}, wrong`, (options) =>
      verb(client, id)(...args.map((arg) => (arg.timeoutMs ? { ...options, ...arg } : arg))),
    { kinds: [kind], must: true });
  }

  async #replace(random, pool, at) {
    const old = pool[at];
    pool[at] = await this.#world.clients.make();
    leave(random, old);
    return this.#read(random, pool[at]);
  }
}
