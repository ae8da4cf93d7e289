//! What servers need besides: tokens handed over, and landings heard of where they are waited for.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/runtime/token.js")]
extern "C" {
    /// Nothing that the listener does can stop the login.
    #[wasm_bindgen(js_name = tellToken)]
    pub fn tell(listener: &JsValue, token: &str);

    // See `Flight`.
    pub fn landing(slot: u32);
    pub fn landed(slot: u32);
}
