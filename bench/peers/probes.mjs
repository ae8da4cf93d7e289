// What each client does and does not do, found by asking it: `of(open)` tells in a word or two what
// the client did; `open` is as clients.mjs has it.
import { isDeepStrictEqual } from "node:util";

/** One scanned site, with `more` beside what is documented. */
const scan = (result, more) => JSON.stringify({
  sites: [{
    scan_result: { status: "SCAN_COMPLETED", ...result }, removal_requests: [], ...more,
  }],
});
const STANDARD = scan(
  { is_data_found: false, data: null },
  { broker: { is_eu: true }, checked_at: "2026-06-16T21:02:05Z" },
);
const LEGACY = scan(
  { is_data_found: "0", data: [] },
  { broker: { is_eu: 1 }, checked_at: "2026-06-16 21:02:05" },
);
const UNDER_WAY = scan({ status: "SCAN_INITIATED" });
const WRONG = scan({ status: 5 });
const LONG_ID = "90071992547409931";

const json = (text) => new Response(text, { headers: { "content-type": "application/json" } });
const failed = (status) => Response.json({ error: { code: "X", message: "x" } }, { status });
const yes = (is) => (is ? "yes" : "no");
/** Some send a `Request`, some its parts. */
const isWrite = (request, init) => (request.method ?? init?.method) === "POST";

/** Whether a call outlives one such failure, and how often it was sent. */
async function after(open, status, ...what) {
  let sent = 0;
  const call = open(async () => (++sent === 1 ? failed(status) : json(STANDARD)));
  const ok = await call(...what).then(() => true, () => false);
  return { ok, sent };
}

async function drained(watching) {
  for await (const _ of watching);
}

export const PROBES = {
  async "checks types"(open) {
    const told = await open(async () => json(WRONG))("scan.status").then(() => "no", (it) => it);
    if (told === "no") return told;
    const said = JSON.stringify([told.path, told.details, told.message]);
    return said.includes("sites[0].scan_result.status") ? "and says where" : "yes";
  },

  async "gives both formats alike"(open) {
    const answers = [STANDARD, LEGACY, `{"data":${LEGACY}}`].map((text) => (
      open(async () => json(text))("scan.status")));
    const wanted = JSON.parse(STANDARD);
    return yes((await Promise.all(answers)).every((answer) => isDeepStrictEqual(answer, wanted)));
  },

  async "keeps unknown keys"(open) {
    const { sites: [site] } = await open(async () => json(STANDARD))("scan.status");
    return yes(site.broker?.is_eu);
  },

  async "keeps every digit of an id"(open) {
    const [event] = await open(async () => json(`[{"id":${LONG_ID}}]`))("events.list");
    return yes(String(event.id) === LONG_ID);
  },

  async "checks what is sent"(open) {
    let sent = 0;
    const call = open(async () => json(`{"id":${++sent}}`));
    await call("watchlists.email.add", {}, { email: "no address" }).catch(() => {});
    return yes(sent === 0);
  },

  async "renews the session"(open) {
    return yes((await after(open, 401, "scan.status")).ok);
  },

  async "tries again"(open) {
    const reading = await after(open, 503, "scan.status");
    if (!reading.ok) return "no";
    // A GET that closes an alarm.
    const closing = await after(open, 503, "alarms.close", { alarmId: 7 });
    return closing.sent === 1 ? "reads" : "GETs, even one that writes";
  },

  /** The scan has begun; only the answer that says so was lost. */
  async "finds out about a lost write"(open) {
    let begun = false;
    const call = open(async (request, init) => {
      begun ||= isWrite(request, init);
      if (isWrite(request, init)) throw new TypeError("lost");
      return json(begun ? UNDER_WAY : STANDARD);
    });
    return yes(await call("scan.start").then(() => true, () => false));
  },

  async "watches a scan to its end"(open) {
    let polls = 0;
    const call = open(async () => json(++polls === 1 ? UNDER_WAY : STANDARD));
    return yes(await call("scan.watch").then(drained).then(() => polls > 1, () => false));
  },
};

/** Not asked, but told: what the page has in its hands. */
export const GIVEN = "is given";

/** For each client: probe → word. */
export const asked = (clients) => Promise.all(clients.map(async ({ name, given, open }) => {
  const words = Object.entries(PROBES).map(async ([what, of]) => [what, await of(open)]);
  return { name, words: { [GIVEN]: given, ...Object.fromEntries(await Promise.all(words)) } };
}));
