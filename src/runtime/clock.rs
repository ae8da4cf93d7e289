//! Time and chance.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = performance, js_name = now)]
    fn performance_now() -> f64;
}

/// Milliseconds on a clock that never runs backwards. For measuring only.
pub fn now_ms() -> f64 {
    performance_now()
}

/// Milliseconds since 1970, for dates in headers.
pub fn unix_ms() -> f64 {
    js_sys::Date::now()
}

/// A date as the platform reads it; NaN if it is none.
pub fn date_ms(text: &str) -> f64 {
    js_sys::Date::parse(text)
}

/// In `[0, 1)`, for jitter only.
pub fn random() -> f64 {
    js_sys::Math::random()
}
