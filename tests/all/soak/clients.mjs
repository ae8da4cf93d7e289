// Clients, each of an account of its own, with a `getCode` that fails at times.

const TIMEOUT_MS = 3_000;
const TOTAL_MS = 12_000;

export class Clients {
  made = 0;
  #connect;
  #gateway;
  #clock;
  #random;

  constructor({ connect, gateway, clock, random }) {
    this.#connect = connect;
    this.#gateway = gateway;
    this.#clock = clock;
    this.#random = random;
  }

  /** `{ api, account, session, odd, totalMs }`; `odd`: its `getCode` may give what is no code. */
  async make({ withCode = true } = {}) {
    const random = this.#random;
    const account = `a${++this.made}`;
    const odd = this.#gateway.faulty && random.chance(0.2);
    const api = await this.#connect({
      baseUrl: "https://api.soak.example",
      fetch: this.#gateway.fetch,
      ...(withCode ? { getCode: this.#getCode(account, odd) } : {}),
      timeoutMs: TIMEOUT_MS,
      totalTimeoutMs: TOTAL_MS,
      maxRetries: random.pick([0, 2, 2, 2]),
      ...(random.chance(0.5) ? { apiVersion: null } : {}),
      ...(random.chance(0.5) ? { onDiagnostic() {} } : {}),
      allow: [
        "online-data", "watchlists", "cards", "alarms", "account", "account-password", "other",
      ],
    });
    return { api, account, session: api.session, odd, totalMs: TOTAL_MS };
  }

  #getCode(account, odd) {
    const random = this.#random;
    return async ({ signal }) => {
      await this.#clock.sleep(random.whole(1, 200));
      if (this.#gateway.faulty && random.chance(0.1)) {
        if (random.chance(0.5)) throw new Error("the partner's backend is down");
        if (random.chance(0.5)) return "code-of-yesterday";
        if (!signal.aborted) {
          await new Promise((_, reject) => {
            signal.addEventListener("abort", () => reject(signal.reason), { once: true });
          });
        }
      }
      return odd && random.chance(0.2) ? "" : this.#gateway.code(account);
    };
  }
}
