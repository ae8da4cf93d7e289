//! `client.removals`: asking the brokers.

use crate::client::{Handle, Input, Options, Output};
use crate::model::RemovalsInput;
use crate::routes;
use js_sys::Promise;
use tsify::Ts;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Handle {
    /// Asks the named sites to remove the person's data.
    /// `POST /api/v1/delete-my-data/removal-requests` **D**; the body is assumed (A).
    ///
    /// Signing comes first (D, by order). Never sent twice by itself: when the answer is lost it
    /// throws with `mayHaveBeenApplied: true`; read `removals.list` before trying again.
    ///
    /// @example
    /// await client.removals.submit({ site_ids: [7, 12] });
    #[wasm_bindgen(js_name = removals_submit, unchecked_return_type = "Promise<AppliedResult>")]
    pub fn removals_submit(&self, sites: Ts<RemovalsInput>, options: Options) -> Promise {
        self.call(&routes::REMOVALS_SUBMIT, Input::Body(sites.into()), options, Output::Applied)
    }

    /// Lists every removal request. `GET /api/v1/delete-my-data/removal-requests` **D**
    ///
    /// @example
    /// for (const request of await client.removals.list()) console.log(request.status);
    #[wasm_bindgen(js_name = removals_list, unchecked_return_type = "Promise<RemovalRequest[]>")]
    pub fn removals_list(&self, options: Options) -> Promise {
        self.call(&routes::REMOVALS_LIST, Input::None, options, Output::Answer)
    }
}
