//! `client.signing`: the authority to act for the person, signed BankID-style.

use crate::client::{Args, Handle, verbs};
use crate::model::*;
use crate::routes;
use crate::watch::poller::Pace;
use crate::watch::signing::SigningWatch;
use wasm_bindgen::prelude::*;

verbs! {
    pub SIGNING "signing":
    /// Starts signing. `POST /api/v1/delete-my-data/signatures/initiate` **D**
    ///
    /// What the order holds is assumed (A): show a QR code or a same-device link only where the
    /// gateway gives the data. After a reload, go on with `watch`; do not initiate again.
    ///
    /// @example
    /// const order = await client.signing.initiate();
    initiate: SIGNING_INITIATE () -> Maybe<SigningOrder>;
    /// Reads how the signing stands. `GET /api/v1/delete-my-data/signature/status` **D**
    ///
    /// The words are the gateway's (A); `watch` derives a phase from them.
    ///
    /// @example
    /// const { status } = await client.signing.status();
    status: SIGNING_STATUS () -> SigningStatus;
    /// Reads the order being signed. `GET /api/v1/delete-my-data/signature-order` **D**
    ///
    /// Its shape is not documented: what the gateway says passes through.
    ///
    /// @example
    /// const order = await client.signing.order();
    order: SIGNING_ORDER () -> SigningOrder;
    /// Follows a signing: the first answer at once, then one per change, until it is signed, failed
    /// or expired. Polls `signature/status` every 2 s; never initiates.
    ///
    /// Aborting the signal, leaving the loop and `session.end()` end it quietly. An unknown word is
    /// phase `unknown` and goes on. Throws `timeout` after `limitMs` (10 minutes).
    ///
    /// @example
    /// for await (const { phase, raw } of client.signing.watch({ signal })) show(phase);
    watch: [watch, 0] "(options?: SigningWatchOptions): Watch<SigningSnapshot>";
}

/// A person holds a phone and waits: the pace does not slow down. The page is hidden while the
/// phone shows its signing app.
static PACE: Pace =
    Pace { interval_ms: 2_000.0, longest_ms: 2_000.0, limit_ms: 600_000.0, hidden_ms: 5_000.0 };

fn watch(handle: &Handle, args: Args) -> JsValue {
    handle.watch(&routes::SIGNING_STATUS, Box::new(SigningWatch::default()), &PACE, &args)
}
