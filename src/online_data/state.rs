//! `client.onlineData`: where the person stands, and which sites there are.

use crate::client::{Handle, Input, Options, Output};
use crate::routes;
use js_sys::Promise;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Handle {
    /// Reads where the person stands as a whole. `GET /api/v1/delete-my-data/status` **D**
    ///
    /// The shape is not documented: what the gateway says passes through.
    /// Throws `forbidden` (A) when the account's plan lacks Online Data.
    ///
    /// @example
    /// const status = await client.onlineData.status();
    #[wasm_bindgen(js_name = onlineData_status, unchecked_return_type = "Promise<OnlineDataStatus>")]
    pub fn online_data_status(&self, options: Options) -> Promise {
        self.call(&routes::STATUS, Input::None, options, Output::Answer)
    }

    /// Lists the brokers' sites. `GET /api/v1/delete-my-data/sites` **D**
    ///
    /// @example
    /// for (const site of await client.onlineData.sites()) console.log(site.name);
    #[wasm_bindgen(js_name = onlineData_sites, unchecked_return_type = "Promise<SiteInfo[]>")]
    pub fn online_data_sites(&self, options: Options) -> Promise {
        self.call(&routes::SITES, Input::None, options, Output::Answer)
    }
}
