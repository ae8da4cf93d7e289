//! `client.removals`: asking the brokers.

use crate::client::{Args, Handle, prepare, verbs};
use crate::model::*;
use crate::routes;
use crate::watch::poller::Pace;
use crate::watch::scan::ScanWatch;
use wasm_bindgen::prelude::*;

verbs! {
    pub REMOVALS "removals":
    /// Asks the named sites to remove the person's data.
    /// `POST /api/v1/delete-my-data/removal-requests` **D**; the body is assumed (A).
    ///
    /// Signing comes first (D, by order). `scan/status` is read first: sites whose
    /// `can_send_deletion_request` is false are refused (`validation`, each named) unless `force`
    /// is set. Submits take turns, and equal ones at the same time are one. When the answer is
    /// lost, the state is read back: `applied` is `"reconciled"` if every site has its request;
    /// else it throws with `mayHaveBeenApplied: true`. An abort ends the wait, not what was sent.
    ///
    /// @example
    /// const { applied } = await client.removals.submit({ site_ids: [7, 12] });
    submit: [submit, 1] "(removals: RemovalsInput, options?: SubmitOptions): Promise<AppliedResult>";
    /// Lists every removal request. `GET /api/v1/delete-my-data/removal-requests` **D**
    ///
    /// @example
    /// for (const request of await client.removals.list()) console.log(request.status);
    list: REMOVALS_LIST () -> Vec<RemovalRequest>;
    /// Follows the removals: the first snapshot at once, then one per change, until no request
    /// waits for a broker or for the user. Polls `scan/status` every 5 s, slower while nothing
    /// changes.
    ///
    /// Unknown statuses keep it open; so do, for 30 s, sites that this client has just asked and
    /// that show no request yet. Removals take days: throws `timeout` after `limitMs` (30 minutes).
    ///
    /// @example
    /// for await (const { overview } of client.removals.watch({ signal })) render(overview);
    watch: [watch, 0] "(options?: WatchOptions): Watch<ScanSnapshot>";
}

static PACE: Pace = Pace {
    interval_ms: 5_000.0,
    longest_ms: 60_000.0,
    limit_ms: 1_800_000.0,
    hidden_ms: f64::INFINITY,
};

fn submit(handle: &Handle, args: Args) -> JsValue {
    let body = args.get(0);
    handle.apply(prepare(&routes::REMOVALS_SUBMIT, &body, &body), String::new(), &args)
}

fn watch(handle: &Handle, args: Args) -> JsValue {
    handle.watch(&routes::SCAN_STATUS, Box::new(ScanWatch::removals()), &PACE, &args)
}
