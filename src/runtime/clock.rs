//! Time and chance. Looked up when used, so that a test's clock is taken.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = performance, js_name = now)]
    fn performance_now() -> f64;
    #[wasm_bindgen(js_namespace = Date, js_name = now)]
    fn date_now() -> f64;
    #[wasm_bindgen(js_namespace = Date, js_name = parse)]
    fn date_parse(text: &str) -> f64;
    #[wasm_bindgen(js_namespace = Math, js_name = random)]
    fn math_random() -> f64;
}

/// Milliseconds on a clock that never runs backwards. For measuring only.
pub fn now_ms() -> f64 {
    performance_now()
}

/// Milliseconds since 1970, for dates in headers.
pub fn unix_ms() -> f64 {
    date_now()
}

/// A date as the platform reads it; NaN if it is none.
pub fn date_ms(text: &str) -> f64 {
    date_parse(text)
}

/// In `[0, 1)`, for jitter only.
pub fn random() -> f64 {
    math_random()
}
