//! `client.scan`: looking for the person at the brokers' sites.

use crate::client::{
    Handle, Input, Options, Output, Pace, prepare, read_call_options, send, spawn,
};
use crate::routes;
use crate::runtime::{clock, json};
use crate::watch::scan::ScanWatch;
use crate::watch::snapshot;
use js_sys::Promise;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

const PACE: Pace = Pace { interval_ms: 2_000.0, longest_ms: 15_000.0, limit_ms: 1_800_000.0 };

#[wasm_bindgen]
impl Handle {
    /// Starts a scan of every site. `POST /api/v1/delete-my-data/scan` **D**
    ///
    /// Never sent twice by itself: when the answer is lost it throws with
    /// `mayHaveBeenApplied: true`; read `scan.status` before trying again.
    ///
    /// @example
    /// await client.scan.start();
    #[wasm_bindgen(js_name = scan_start, unchecked_return_type = "Promise<AppliedResult>")]
    pub fn scan_start(&self, options: Options) -> Promise {
        self.watches.scan_started_ms.set(Some(clock::now_ms()));
        self.call(&routes::SCAN_START, Input::None, options, Output::Applied)
    }

    /// Reads how the scan stands, site by site. `GET /api/v1/delete-my-data/scan/status` **D**
    ///
    /// Legacy spellings are normalised: `data: []` has become `null`, booleans are booleans, moments
    /// are RFC 3339 in UTC. Unknown statuses stay as they came.
    ///
    /// @example
    /// const { sites } = await client.scan.status();
    #[wasm_bindgen(js_name = scan_status, unchecked_return_type = "Promise<ScanStatus>")]
    pub fn scan_status(&self, options: Options) -> Promise {
        self.call(&routes::SCAN_STATUS, Input::None, options, Output::Answer)
    }

    /// Scans one failed site again. `POST /api/v1/delete-my-data/scan/{siteId}/retry` **D**
    ///
    /// Throws `misuse` before sending when the id could name another route.
    ///
    /// @example
    /// await client.scan.retry(site.id);
    #[wasm_bindgen(js_name = scan_retry, unchecked_return_type = "Promise<AppliedResult>")]
    pub fn scan_retry(
        &self,
        #[wasm_bindgen(unchecked_param_type = "SiteId")] site_id: JsValue,
        options: Options,
    ) -> Promise {
        self.watches.scan_started_ms.set(Some(clock::now_ms()));
        self.call(&routes::SCAN_RETRY, Input::Id(site_id), options, Output::Applied)
    }

    /// Scans every failed site again, one after the other: reads the status, then calls `retry`.
    ///
    /// `limit`: how many at most. The first retry that fails ends it and throws.
    ///
    /// @example
    /// const { retried } = await client.scan.retryFailed({ limit: 5 });
    #[wasm_bindgen(js_name = scan_retryFailed, unchecked_return_type = "Promise<RetryFailedResult>")]
    pub fn scan_retry_failed(
        &self,
        #[wasm_bindgen(unchecked_optional_param_type = "RetryFailedOptions")] options: Options,
    ) -> Promise {
        self.watches.scan_started_ms.set(Some(clock::now_ms()));
        let core = Rc::clone(&self.core);
        let prepared = read_call_options(options).map(|options| {
            let limit = options.limit.map_or(usize::MAX, |limit| limit as usize);
            (core.scopes.open(&options.signal), limit, options.timeout_ms)
        });
        spawn(Box::pin(async move {
            let (scope, limit, timeout_ms) = prepared?;
            let mut status = prepare(&routes::SCAN_STATUS, &Input::None)?;
            status.timeout_ms = timeout_ms;
            let answer = send(&core, &status, &scope).await?;
            let failed: Vec<_> = snapshot::sites(&answer)
                .into_iter()
                .filter(|site| site.scan == b"SCAN_FAILED" && !site.id.is_empty())
                .map(|site| site.id)
                .collect();
            let (now, later) = failed.split_at(limit.min(failed.len()));
            for id in now {
                let mut retry = prepare(&routes::SCAN_RETRY, &Input::Id(json::to_js(id)?))?;
                retry.timeout_ms = timeout_ms;
                send(&core, &retry, &scope).await?;
            }
            let (now, later) = (now.join(&b','), later.join(&b','));
            let result = [b"{\"retried\":[", &*now, b"],\"skipped\":[", &*later, b"]}"].concat();
            json::to_js(&result)
        }))
    }

    /// Follows a scan: the first snapshot at once, then one per change, until every site has
    /// settled. Polls `scan/status` every 2 s, slower while nothing changes.
    ///
    /// Aborting the signal, leaving the loop and `session.end()` end it quietly. Failed sites count
    /// as settled; unknown statuses do not. Right after a start or retry by this client, sites
    /// that were settled all along may be those of the last scan, and do not end it. Throws `timeout` after `limitMs` (30 minutes).
    ///
    /// @example
    /// for await (const { sites, overview, changed } of client.scan.watch({ signal })) render(sites);
    #[wasm_bindgen(
        js_name = scan_watch,
        unchecked_return_type = "AsyncIterableIterator<ScanSnapshot>"
    )]
    pub fn scan_watch(
        &self,
        #[wasm_bindgen(unchecked_optional_param_type = "WatchOptions")] options: Options,
    ) -> Result<JsValue, JsValue> {
        let started_ms = self.watches.scan_started_ms.get();
        self.watch(&routes::SCAN_STATUS, Box::new(ScanWatch::new(started_ms)), PACE, options)
    }
}
