//! The border: bytes to a JavaScript value by one native `JSON.parse`, and back.

use super::platform;
use crate::decode::Mismatch;
use crate::error::Error;
use wasm_bindgen::JsValue;

/// Reads JSON that the decoder let through. What it let through and is no JSON ends here.
pub fn to_js(bytes: &[u8]) -> Result<JsValue, Error> {
    let value = platform::json(bytes);
    if value.is_undefined() {
        return Err(Mismatch { path: String::new(), expected: "valid JSON" }.into());
    }
    Ok(value)
}

/// The caller's own object, so that fields we do not know are sent too.
pub fn from_js(value: &JsValue) -> Result<String, Error> {
    let none = || Error::misuse("body", "cannot be written as JSON", "The input is no data.");
    platform::text(value).ok_or_else(none)
}
