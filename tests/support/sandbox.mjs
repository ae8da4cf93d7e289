// The sandbox's remote control. Its routes are told in sandbox/README.md.

/** Paths as the sandbox's route table writes them: a fault then meets that route alone. */
export const ROUTES = {
  profile: "/api/v1/delete-my-data",
  scan: "/api/v1/delete-my-data/scan",
  scanStatus: "/api/v1/delete-my-data/scan/status",
  removals: "/api/v1/delete-my-data/removal-requests",
};

export class Sandbox {
  constructor(url) {
    this.url = url;
  }

  async control(method, path, body) {
    const response = await fetch(`${this.url}/control/${path}`, {
      method,
      headers: { "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} /control/${path}: ${response.status} ${text}`);
    return text === "" ? null : JSON.parse(text);
  }

  /** A one-time code, as the partner's backend would get it; it lives for `ttlMs`, if given. */
  async code(email, ttlMs) {
    return (await this.control("POST", "code", { email, ttl_ms: ttlMs })).code;
  }

  /** The next `times` codes (0: all), whoever asks, live for `ttl_ms` or are `email`'s. */
  codes({ times = 1, ...plan }) {
    return this.control("POST", "codes", { ...plan, times });
  }

  /** Codes that were given out and not redeemed are worth nothing now. */
  expireCodes(email) {
    return this.control("POST", "expire-codes", { email });
  }

  reset() {
    return this.control("POST", "reset", {});
  }

  speed(speed) {
    return this.control("POST", "time", { speed });
  }

  advance(ms) {
    return this.control("POST", "time", { advance_ms: ms });
  }

  /** How wrong the clock is to those outside: `Date`, dates to wait for, moments in bodies. */
  skew(ms) {
    return this.control("POST", "time", { skew_ms: ms });
  }

  /** The whole policy: `deny_headers`, `deny_methods`, `hide_headers`, `off`, `max_age_s`. */
  cors(policy = {}) {
    return this.control("POST", "cors", policy);
  }

  /** Whether brokers write markup, `javascript:` links and direction marks. */
  hostileTexts(on = true) {
    return this.control("POST", "format", { hostile_texts: on });
  }

  /** What is armed and set: `{ faults: [{ label, match, left }], cors, codes, skew_ms, … }`. */
  state() {
    return this.control("GET", "state");
  }

  /** What goes wrong with requests of `method` to `path`, `times` times (0: until cleared). */
  fault({ method, path, label, times = 1, skip = 0, ...kind }) {
    return this.control("POST", "fault", { label, match: { method, path }, times, skip, kind });
  }

  clearFaults() {
    return this.control("DELETE", "fault");
  }

  revoke(email) {
    return this.control("POST", "revoke", { email });
  }

  /** The user's account begins anew where docs/testing.md says; what is in a page stays as it is. */
  scenario(email, name) {
    return this.control("POST", "scenario", { email, name });
  }

  /** `hint` is BankID's: what is said while it is on `hold`, or why it is to `fail`. */
  signing(email, action, hint) {
    return this.control("POST", "signing", { email, action, hint_code: hint });
  }

  /** Codes that were sent and not used: `{ phone: { number: code }, cards: { id: code } }`. */
  verification(email) {
    return this.control("POST", "verification", { email });
  }

  /** A leak of the newest confirmed `kind`, found now: `{ leak_id, alarm_id }`. */
  leak(email, kind) {
    return this.control("POST", "leak", { email, kind });
  }

  /** Requests under /api so far, oldest first. */
  async log() {
    const answer = await this.control("GET", "log");
    return Array.isArray(answer) ? answer : answer.entries;
  }

  async unmatched() {
    const answer = await this.control("GET", "unmatched");
    return Array.isArray(answer) ? answer : answer.entries;
  }

  /** Writes that changed something, counted by `METHOD template`. */
  async applied() {
    const answer = await this.control("GET", "applied");
    return answer.applied ?? answer;
  }

  /** How often each site was asked to remove something, by its id, whatever was answered. */
  async removalsBySite() {
    return (await this.control("GET", "applied")).removal_requests_by_site;
  }
}
