// The rows of the fault matrix: what goes wrong, and what must come of it.
//
// A cell is `outcome sent` for what reads, `outcome sent/applied` for what writes: how many
// requests of that kind reached the gateway, and how many it acted on. `?` behind an error: it says
// that it may have been applied. `ended` is the quiet end of a watcher, after its last snapshot.
import { PROFILE } from "./package.mjs";
import { ROUTES } from "./sandbox.mjs";

/** Longer than any attempt may take. */
const TOO_LONG_MS = 1_500;
const LOGIN = "/api/v1/sso/login";
const HOUR_MS = 3_600_000;

/** A fault of the route that the column is about. */
const here = (kind) => ({ arm: ({ sandbox, route }) => sandbox.fault({ ...route, ...kind }) });
/** The same in legacy answers. */
const legacy = (kind) => ({ ...here(kind), apiVersion: null });
/** A fault of whatever is sent: what was read first, or would be read back, too. */
const everywhere = (kind) => ({ arm: ({ sandbox }) => sandbox.fault({ times: 0, ...kind }) });
/** A fault on the way to a token, for a client that has none yet. */
const login = (arm) => ({ fresh: true, arm });
const cells = (read, submit, scan, create, watch) => ({ read, submit, scan, create, watch });

/** Refused before anything was done, and for good. */
const refused = (kind) => cells(
  `${kind} 1`, `${kind} 1/0`, `${kind} 1/0`, `${kind} 1/0`, `${kind} 1`);
/** Nothing was done; a write cannot know that, and is not repeated. */
const lost = (kind, read = "ok 2", watch = "ended 2") =>
  cells(read, `${kind}? 1/0`, `${kind}? 1/0`, `${kind}? 1/0`, watch);
/** It was done, and the answer was lost: what can be read back is. */
const unheard = (kind, read = "ok 2", watch = "ended 2") =>
  cells(read, "reconciled 1/1", "reconciled 1/1", `${kind}? 1/1`, watch);
/** Refused because it came too soon: even a write comes again. */
const again = cells("ok 2", "yes 2/1", "yes 2/1", "ok 2/1", "ended 2");
/** Nothing is the matter. */
const fine = cells("ok 1", "yes 1/1", "yes 1/1", "ok 1/1", "ended 1");
/** There is no token to send it with. */
const unsent = (kind, watch = `${kind} 0`) =>
  cells(`${kind} 0`, `${kind} 0/0`, `${kind} 0/0`, `${kind} 0/0`, watch);

/** The clock is wrong by so many hours, and what is throttled comes back at a date. */
const skewed = (hours) => ({
  async arm({ sandbox, route }) {
    await sandbox.skew(hours * HOUR_MS);
    await sandbox.fault({ ...route, throttle: true, retry_after_date: 1 });
  },
});

export const FAULTS = [
  ["400", here({ status: 400 }), refused("bad_request")],
  ["403", here({ status: 403 }), refused("forbidden")],
  ["404", here({ status: 404 }), refused("not_found")],
  ["409", here({ status: 409 }), refused("conflict")],
  ["409, legacy", legacy({ status: 409 }), refused("conflict")],
  ["422", here({ status: 422 }), refused("validation")],
  ["500", here({ status: 500 }), lost("server", "server 1")],
  ["502", here({ status: 502 }), lost("server")],
  ["503", here({ status: 503 }), lost("server")],
  ["503, legacy", legacy({ status: 503 }), lost("server")],
  ["503, twice", here({ status: 503, times: 2 }), lost("server", "ok 3", "timeout 2")],
  ["503, for good", here({ status: 503, times: 0 }), lost("server", "server 3", "timeout 2")],
  ["503, yet applied", here({ status: 503, applied: true }), unheard("server")],
  ["504", here({ status: 504 }), lost("server")],
  ["504, yet applied", here({ status: 504, applied: true }), unheard("server")],

  ["throttled", here({ throttle: true }), again],
  ["throttled, for 1 s", here({ throttle: true, retry_after: 1 }), again],
  ["throttled, to a date", here({ throttle: true, retry_after_date: 1 }), again],
  ["throttled, for 1 h", here({ throttle: true, retry_after: 3_600 }),
    { ...refused("rate_limited"), watch: "timeout 1" }],
  ["throttled, legacy", legacy({ throttle: true }), again],
  ["throttled, legacy, for 1 s", legacy({ throttle: true, retry_after: 1 }), again],
  ["throttled, legacy, to a date", legacy({ throttle: true, retry_after_date: 1 }), again],
  ["throttled, legacy, for 1 h", legacy({ throttle: true, retry_after: 3_600 }),
    { ...refused("rate_limited"), watch: "timeout 1" }],
  ["a clock 1 h fast", skewed(1), { ...refused("rate_limited"), watch: "timeout 1" }],
  ["a clock 1 h slow", skewed(-1), again],

  ["late", here({ latency_ms: TOO_LONG_MS }), unheard("timeout")],
  ["a slow body", here({ drip_ms: TOO_LONG_MS }), unheard("timeout")],
  ["a slow body, in time", here({ drip_ms: 100 }), fine],
  ["reset before", here({ reset: "before" }), lost("network")],
  ["reset after", here({ reset: "after" }), unheard("network")],
  ["reset during", here({ reset: "during" }), unheard("network")],
  ["truncated", here({ truncate: 20 }), unheard("decode", "decode 1", "decode 1")],
  ["garbage", here({ body: "<html>Storgatan 1", content_type: "text/html" }),
    unheard("decode", "decode 1", "decode 1")],
  ["garbage, 502", here({ body: "<html>Storgatan 1", content_type: "text/html", status: 502 }),
    lost("server")],
  ["wrong content type", here({ content_type: "text/plain" }), fine],
  // What may say nothing may say it with nothing.
  ["empty", here({ empty: true }), { ...fine, read: "decode 1", watch: "decode 1" }],
  ["redirected", { arm: ({ sandbox, route, elsewhere }) =>
    sandbox.fault({ ...route, redirect: elsewhere.url }) }, lost("network")],
  ["redirected, yet applied", { arm: ({ sandbox, route, elsewhere }) =>
    sandbox.fault({ ...route, redirect: elsewhere.url, applied: true }) }, unheard("network")],

  // A submit reads the status first: that renews the session.
  ["all 503, for good", everywhere({ status: 503 }),
    { ...lost("server", "server 3", "timeout 2"), submit: "server 0/0", scan: "server 0/0" }],
  ["all reset, for good", everywhere({ reset: "before" }),
    { ...lost("network", "network 3", "timeout 2"), submit: "network 0/0", scan: "network 0/0" }],
  ["all late, for good", everywhere({ latency_ms: TOO_LONG_MS }), cells(
    "timeout 2 or timeout 3", "timeout 0/0", "timeout 0/0", "timeout? 1/1", "timeout 2")],

  ["a revoked token", { arm: ({ sandbox }) => sandbox.revoke(PROFILE.email) },
    { ...again, submit: "yes 1/1", scan: "yes 1/1" }],
  ["401, for good", here({ status: 401, times: 0 }),
    cells(...["2", "2/0", "2/0", "2/0", "2"].map((sent) => `unauthenticated ${sent}`))],
  ["an expired code", login(({ sandbox }) => sandbox.codes({ ttl_ms: 0 })),
    unsent("unauthenticated")],
  ["a code used twice", { fresh: true, spent: true, arm: () => {} }, unsent("unauthenticated")],
  ["a login lost", login(({ sandbox }) => sandbox.fault({ path: LOGIN, reset: "after" })),
    unsent("network", "ended 1")],
  ["a login refused, 503", login(({ sandbox }) => sandbox.fault({ path: LOGIN, status: 503 })),
    unsent("server", "ended 1")],
  ["a login throttled", login(({ sandbox }) => sandbox.fault({ path: LOGIN, throttle: true })),
    fine],

  ["quoting the user, 422", here({ quote: true }), refused("validation")],
  ["quoting the user, 500", here({ quote: true, status: 500 }), lost("server", "server 1")],
  ["hostile texts", { arm: ({ sandbox }) => sandbox.hostileTexts(), hostile: true }, fine],
  ["an unknown word", here({ unknown_status: true }), { ...fine, watch: "ended 2" }],
  ["unknown words, for good", here({ unknown_status: true, times: 0 }),
    { ...fine, watch: "timeout 2" }],
  // Of what writes answer no type is documented that could be contradicted.
  ["a wrong type", here({ wrong_type: true }), { ...fine, read: "decode 1", watch: "decode 1" }],
];

/** What is tried under each fault: the route it is about, and what must be there first. */
export const COLUMNS = {
  read: {
    does: "scan.status",
    route: { method: "GET", path: ROUTES.scanStatus },
    needs: "all",
    run: async (client) => {
      const { sites } = await client.scan.status();
      return { word: "ok", sites };
    },
  },
  submit: {
    does: "removals.submit",
    route: { method: "POST", path: ROUTES.removals },
    needs: "all",
    run: async (client, { askable }) =>
      ({ word: (await client.removals.submit({ site_ids: askable })).applied }),
  },
  scan: {
    does: "scan.start",
    route: { method: "POST", path: ROUTES.scan },
    needs: "profile",
    run: async (client) => ({ word: (await client.scan.start()).applied }),
  },
  create: {
    does: "profile.create",
    route: { method: "POST", path: ROUTES.profile },
    needs: "nothing",
    run: async (client) => {
      await client.profile.create(PROFILE);
      return { word: "ok" };
    },
  },
  watch: {
    does: "scan.watch",
    route: { method: "GET", path: ROUTES.scanStatus },
    needs: "all",
    // What a watcher makes of a failed poll, not what the retries before it do.
    maxRetries: 0,
    run: async (client) => {
      let sites;
      for await (const snapshot of client.scan.watch({ intervalMs: 1_000, limitMs: 2_400 })) {
        sites = snapshot.sites;
      }
      return { word: "ended", sites };
    },
  },
};
