//! `client.signing`: the authority to act for the person, signed BankID-style.

use crate::client::{Handle, Input, Options, Output, Pace};
use crate::routes;
use crate::watch::signing::SigningWatch;
use js_sys::Promise;
use wasm_bindgen::prelude::*;

/// A person holds a phone and waits: the pace does not slow down.
const PACE: Pace = Pace { interval_ms: 2_000.0, longest_ms: 2_000.0, limit_ms: 600_000.0 };

#[wasm_bindgen]
impl Handle {
    /// Starts signing. `POST /api/v1/delete-my-data/signatures/initiate` **D**
    ///
    /// What the order holds is assumed (A): show a QR code or a same-device link only where the
    /// gateway gives the data. After a reload, go on with `watch`; do not initiate again.
    ///
    /// @example
    /// const order = await client.signing.initiate();
    #[wasm_bindgen(js_name = signing_initiate, unchecked_return_type = "Promise<SigningOrder | null>")]
    pub fn signing_initiate(&self, options: Options) -> Promise {
        self.call(&routes::SIGNING_INITIATE, Input::None, options, Output::Answer)
    }

    /// Reads how the signing stands. `GET /api/v1/delete-my-data/signature/status` **D**
    ///
    /// The words are the gateway's (A); `watch` derives a phase from them.
    ///
    /// @example
    /// const { status } = await client.signing.status();
    #[wasm_bindgen(js_name = signing_status, unchecked_return_type = "Promise<SigningStatus>")]
    pub fn signing_status(&self, options: Options) -> Promise {
        self.call(&routes::SIGNING_STATUS, Input::None, options, Output::Answer)
    }

    /// Reads the order being signed. `GET /api/v1/delete-my-data/signature-order` **D**
    ///
    /// Its shape is not documented: what the gateway says passes through.
    ///
    /// @example
    /// const order = await client.signing.order();
    #[wasm_bindgen(js_name = signing_order, unchecked_return_type = "Promise<SigningOrder>")]
    pub fn signing_order(&self, options: Options) -> Promise {
        self.call(&routes::SIGNING_ORDER, Input::None, options, Output::Answer)
    }

    /// Follows a signing: the first answer at once, then one per change, until it is signed, failed
    /// or expired. Polls `signature/status` every 2 s; never initiates.
    ///
    /// Aborting the signal, leaving the loop and `session.end()` end it quietly. An unknown word is
    /// phase `unknown` and goes on. Throws `timeout` after `limitMs` (10 minutes).
    ///
    /// @example
    /// for await (const { phase, raw } of client.signing.watch({ signal })) show(phase);
    #[wasm_bindgen(
        js_name = signing_watch,
        unchecked_return_type = "AsyncIterableIterator<SigningSnapshot>"
    )]
    pub fn signing_watch(
        &self,
        #[wasm_bindgen(unchecked_optional_param_type = "WatchOptions")] options: Options,
    ) -> Result<JsValue, JsValue> {
        self.watch(&routes::SIGNING_STATUS, Box::new(SigningWatch::default()), PACE, options)
    }
}
