// A gateway in memory, as the `fetch` that `connect` is given. It counts what it applied, by the
// mark of the call that asked for it, and keeps nothing that has been looked at.
import { Account, json, marked, refuse } from "./answers.mjs";
import { FAULTS } from "./faults.mjs";

const FAULTY = 0.2;
const PARTNERS = "/api/v1/partner/thing";
/** Routes that `request` alone reaches. */
const OTHERS = ["GET", "POST"].map((method) =>
  ({ id: `partner ${method}`, method, path: PARTNERS }));

export class Gateway {
  requests = 0;
  /** By name, how often. */
  faults = {};
  /** What nobody expected to be asked. */
  unexpected = [];
  /** How often each write was applied, by its mark. */
  applied = new Map();
  /** Without it, nothing goes wrong. */
  faulty = false;
  #codes = new Map();
  #accounts = new Map();
  #tokens = new Map();
  #routes;
  #goldens;
  #clock;
  #random;
  #last = 0;

  constructor({ operations, goldens, clock, random }) {
    this.#routes = [...operations, ...OTHERS].map((route) => ({
      ...route,
      writes: route.method !== "GET" || /\.(close|coachMe)$/.test(route.id),
      fits: new RegExp(`^${route.path.replace(/\{\w+\}/g, "([^/]+)")}$`),
    }));
    this.#goldens = goldens;
    this.#clock = clock;
    this.#random = random;
  }

  /** A one-time code, as the partner's backend would get it. */
  code(account) {
    const code = `code-${++this.#last}`;
    this.#codes.set(code, account);
    return code;
  }

  revoke(token) {
    this.#tokens.delete(token);
  }

  /** Forgets everybody: accounts live as long as the clients of a block. */
  forget() {
    for (const kept of [this.#codes, this.#accounts, this.#tokens, this.applied]) kept.clear();
  }

  get faultsDone() {
    return Object.values(this.faults).reduce((sum, count) => sum + count, 0);
  }

  /** The page's `fetch`. */
  fetch = (url, init) => {
    this.requests += 1;
    const { pathname } = new URL(url);
    const { method, headers, body, signal } = init;
    const route = this.#routes.find((one) => one.method === method && one.fits.test(pathname));
    if (!route) {
      this.unexpected.push(`${method} ${pathname}`);
      return Promise.resolve(new Response("", { status: 501 }));
    }
    const asked = {
      route, signal, id: route.fits.exec(pathname)[1], body: body && JSON.parse(body),
      version: headers["x-api-version"], token: headers.authorization?.replace("Bearer ", ""),
    };
    const fault = this.faulty && this.#random.chance(FAULTY) && this.#random.weighted(FAULTS);
    // Thrown before there is a promise, as a `fetch` of the page's own may.
    if (fault?.name === "network, thrown") {
      this.#count(fault);
      return fault.act();
    }
    return this.#answer(asked, fault);
  };

  #count({ name }) {
    this.faults[name] = (this.faults[name] ?? 0) + 1;
  }

  async #answer(asked, fault) {
    await this.#travel(asked.signal);
    const account = this.#tokens.get(asked.token);
    if (!account && asked.route.id !== "session.redeem") return refuse(401);
    if (!fault) return this.#serve(asked, account);
    this.#count(fault);
    // Whether it got there before it went wrong is anybody's guess.
    const arrived = this.#random.chance(fault.arrived);
    const right = arrived ? this.#serve(asked, account) : refuse(400);
    return fault.act({
      gateway: this, random: this.#random, signal: asked.signal, token: asked.token,
      now: Date.now(), right: await right.text(),
    });
  }

  /** The way there and back; an abort ends it as the platform would. */
  #travel(signal) {
    return new Promise((go, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const stop = () => {
        clearTimeout(timer);
        reject(signal.reason);
      };
      const timer = setTimeout(() => {
        signal.removeEventListener("abort", stop);
        go();
      }, this.#random.whole(5, 300));
      return signal.addEventListener("abort", stop);
    });
  }

  #serve(asked, account) {
    const { route: { id, writes }, body } = asked;
    if (id === "session.redeem") return this.#login(body.code);
    const mark = body?.x_mark ?? asked.id;
    if (writes) {
      const key = mark === undefined ? `${account} ${id}` : String(mark);
      this.applied.set(key, (this.applied.get(key) ?? 0) + 1);
      this.#account(account).write(id, asked, this.#clock.now);
    }
    if (id === "scan.status") {
      return json(this.#account(account).scanStatus(this.#clock.now, this.#random, ++this.#last));
    }
    const text = id.startsWith("partner ")
      ? '{"data":{"is_open":1},"meta":{"total":1}}'
      : this.#golden(id, asked.version);
    if (text === undefined) return new Response(null, { status: 204 });
    return json(marked(text, `"x_mark":${JSON.stringify(mark ?? null)},"x_account":"${account}"`));
  }

  #login(code) {
    const account = this.#codes.get(code);
    if (!this.#codes.delete(code)) return refuse(401);
    const token = `${++this.#last}|${account}-${"t".repeat(32)}`;
    this.#tokens.set(token, account);
    return json(JSON.stringify({ data: { token } }));
  }

  #account(name) {
    let account = this.#accounts.get(name);
    if (!account) this.#accounts.set(name, account = new Account(name));
    return account;
  }

  #golden(id, version) {
    const answers = this.#goldens[id];
    return answers?.[version && this.#random.chance(0.5) ? "standard" : "legacy"];
  }
}
