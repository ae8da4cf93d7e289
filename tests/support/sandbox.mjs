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

  /** A one-time code, as the partner's backend would get it. */
  async code(email) {
    return (await this.control("POST", "code", { email })).code;
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

  /** What goes wrong with requests of `method` to `path`, `times` times (0: until cleared). */
  fault({ method, path, times = 1, skip = 0, ...kind }) {
    return this.control("POST", "fault", { match: { method, path }, times, skip, kind });
  }

  clearFaults() {
    return this.control("DELETE", "fault");
  }

  revoke(email) {
    return this.control("POST", "revoke", { email });
  }

  signing(email, action) {
    return this.control("POST", "signing", { email, action });
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
}
