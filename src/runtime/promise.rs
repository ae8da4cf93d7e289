//! Waiting for what the page hands over.

use js_sys::{Array, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Promise)]
    fn race(values: &JsValue) -> Promise;
}

/// A future of any value: a promise, something like one, or neither. `Promise.race` turns whatever
/// throws on being touched into a rejection; `Promise.resolve` would throw through our frames.
pub fn settled(value: &JsValue) -> JsFuture {
    JsFuture::from(race(&Array::of1(value)))
}
