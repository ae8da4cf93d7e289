//! `client.events`: the history.

use crate::client::{Handle, Input, Options, Output};
use crate::routes;
use js_sys::Promise;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Handle {
    /// Lists what has happened. `GET /api/v1/delete-my-data/events` **D**
    ///
    /// @example
    /// for (const event of await client.events.list()) console.log(event.created_at, event.type);
    #[wasm_bindgen(js_name = events_list, unchecked_return_type = "Promise<HistoryEvent[]>")]
    pub fn events_list(&self, options: Options) -> Promise {
        self.call(&routes::EVENTS_LIST, Input::None, options, Output::Answer)
    }
}
