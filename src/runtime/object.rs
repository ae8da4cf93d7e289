//! Plain objects for JavaScript.

use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Object, js_name = create)]
    fn create(prototype: &JsValue) -> Object;
}

/// Sets a property of an object of our own, which cannot fail.
pub fn put(object: &JsValue, name: &str, value: &JsValue) {
    _ = Reflect::set(object, &name.into(), value);
}

/// An object of the entries that are not `undefined`. It has no prototype: setters that a page puts
/// on `Object.prototype` see nothing of it.
pub fn object(entries: &[(&str, JsValue)]) -> JsValue {
    let object = create(&JsValue::NULL);
    for (name, value) in entries {
        if !value.is_undefined() {
            put(&object, name, value);
        }
    }
    object.into()
}
