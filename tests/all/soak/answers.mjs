// What the gateway answers with: one person's sites, and documents that tell whose they are.

const SITES_KEPT = 12;
/** Now and then a status is long. Seldom very long: the core's memory is as large as its peak. */
const MANY_SITES = 40;
const SCANS_FOR_MS = 5_000;

export class Account {
  #name;
  #scannedAt = -Infinity;
  /** Those that were written to last. */
  #sites = new Map();

  constructor(name) {
    this.#name = name;
  }

  #site(id, change) {
    const old = this.#sites.get(String(id)) ?? { scannedAt: -Infinity, requests: 0 };
    this.#sites.set(String(id), { ...old, ...change(old) });
    if (this.#sites.size > SITES_KEPT) this.#sites.delete(this.#sites.keys().next().value);
  }

  /** What a write leaves behind that is seen in the status. */
  write(route, { id, body }, now) {
    if (route === "scan.start") this.#scannedAt = now;
    if (route === "scan.retry") this.#site(id, () => ({ scannedAt: now }));
    if (route === "removals.submit") {
      for (const site of body.site_ids) {
        this.#site(site, ({ requests }) => ({ requests: requests + 1 }));
      }
    }
  }

  /** Two sites of which one cannot be asked, those that were written to, at times a failed one,
   * which is never there again, so that it may be retried once, and at times very many. */
  scanStatus(now, random, fresh) {
    const all = { scannedAt: this.#scannedAt, requests: 0 };
    const shown = [["1", all], ["2", all], ...this.#sites];
    if (random.chance(0.3)) shown.push([`f${fresh}`, { failed: true, requests: 0 }]);
    if (random.chance(0.1)) {
      for (let i = 0; i < MANY_SITES; i += 1) shown.push([`m${i}`, { ...all, requests: 1 }]);
    }
    const status = ({ failed, scannedAt }) => {
      if (failed) return "SCAN_FAILED";
      return now - scannedAt < SCANS_FOR_MS ? "SCAN_INITIATED" : "SCAN_COMPLETED";
    };
    return JSON.stringify({ x_account: this.#name, sites: shown.map(([id, site]) => ({
      id, name: `Nordfinder ${id}`, url: "https://nordfinder.example",
      scan_result: {
        status: status(site), is_data_found: "1", data: { firstName: "Åsa", ssn: null },
      },
      removal_requests: Array.from({ length: site.requests }, () => (
        { status: "POA_SENT_TO_SITE", created_at: "2026-06-16 21:02:05" })),
      can_send_deletion_request: id !== "2",
    })) });
  }
}

export const json = (text) =>
  new Response(text, { headers: { "content-type": "application/json" } });
export const refuse = (status) => new Response('{"message":"Unauthenticated."}', { status });

/** The text of an answer, with more fields before its first. Lists, and what is empty, stay as they
 * are. Text, because its numbers may be longer than JavaScript's. */
export function marked(text, fields) {
  const inner = /"data":\s*\{(?=\s*")/.exec(text);
  const at = inner ? inner.index + inner[0].length : 1;
  if (!inner && (!/^\{\s*"/.test(text) || text.includes('"data":'))) return text;
  return `${text.slice(0, at)}${fields},${text.slice(at)}`;
}
