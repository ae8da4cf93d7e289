//! Hands a CRM token to whoever keeps it for the next client.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/runtime/token.js")]
extern "C" {
    /// Nothing that the listener does can stop the login.
    #[wasm_bindgen(js_name = tellToken)]
    pub fn tell(listener: &JsValue, token: &str);
}
