//! `client.scan`: looking for the person at the brokers' sites.

use crate::client::{Args, Handle, id_text, prepare, verbs};
use crate::model::*;
use crate::routes;
use crate::watch::poller::Pace;
use crate::watch::scan::ScanWatch;
use wasm_bindgen::prelude::*;

verbs! {
    pub SCAN "scan":
    /// Starts a scan of every site. `POST /api/v1/delete-my-data/scan` **D**
    ///
    /// Never sent twice by itself; two at a time are one. `scan/status` is read first, and again
    /// when the answer is lost: `applied` is `"reconciled"` if a scan is under way and none was
    /// before, else it throws with `mayHaveBeenApplied: true`. An abort ends the wait, not what was
    /// sent.
    ///
    /// @example
    /// await client.scan.start();
    start: [start, 0] "(options?: CallOptions): Promise<AppliedResult>";
    /// Reads how the scan stands, site by site. `GET /api/v1/delete-my-data/scan/status` **D**
    ///
    /// Legacy spellings are normalised: `data: []` has become `null`, booleans are booleans,
    /// moments are RFC 3339 in UTC. Unknown statuses stay as they came.
    ///
    /// @example
    /// const { sites } = await client.scan.status();
    status: SCAN_STATUS () -> ScanStatus;
    /// Scans one failed site again. `POST /api/v1/delete-my-data/scan/{siteId}/retry` **D**
    ///
    /// Throws `misuse` before sending when the id could name another route. Never sent twice by
    /// itself, like `start`.
    ///
    /// @example
    /// await client.scan.retry(site.id);
    retry: [retry, 1] "(siteId: SiteId, options?: CallOptions): Promise<AppliedResult>";
    /// Follows a scan: the first snapshot at once, then one per change, until every site has
    /// settled. Polls `scan/status` every 2 s, slower while nothing changes.
    ///
    /// Aborting the signal, leaving the loop and `session.end()` end it quietly. Failed sites count
    /// as settled; unknown statuses do not. Right after a start or retry by this client, sites that
    /// were settled all along may be those of the last scan, and do not end it. Throws `timeout`
    /// after `limitMs` (30 minutes).
    ///
    /// @example
    /// for await (const { sites, overview, changed } of client.scan.watch({ signal }))
    ///   render(sites);
    watch: [watch, 0] "(options?: WatchOptions): Watch<ScanSnapshot>";
}

static PACE: Pace = Pace {
    interval_ms: 2_000.0,
    longest_ms: 15_000.0,
    limit_ms: 1_800_000.0,
    hidden_ms: f64::INFINITY,
};

fn start(handle: &Handle, args: Args) -> JsValue {
    let call = prepare(&routes::SCAN_START, &args.get(0), &args.get(0));
    handle.apply(call, String::new(), &args)
}

fn retry(handle: &Handle, args: Args) -> JsValue {
    let id = args.get(0);
    handle.apply(prepare(&routes::SCAN_RETRY, &id, &id), id_text(&id), &args)
}

fn watch(handle: &Handle, args: Args) -> JsValue {
    handle.watch(&routes::SCAN_STATUS, Box::new(ScanWatch::default()), &PACE, &args)
}
