//! The border: bytes to a JavaScript value by one native `JSON.parse`, and back.

use crate::decode::{MAX_BYTES, Mismatch};
use crate::error::Error;
use js_sys::{JSON, Uint8Array};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    // js-sys declares this constructor as one that cannot throw.
    #[wasm_bindgen(js_name = Uint8Array)]
    type Bytes;
    #[wasm_bindgen(constructor, js_class = "Uint8Array", catch)]
    fn new(buffer: &JsValue) -> Result<Bytes, JsValue>;
}

/// Reads JSON that the decoder let through. What it let through and is no JSON ends here.
pub fn to_js(bytes: &[u8]) -> Result<JsValue, Error> {
    let bad = |_| Error::from(Mismatch { path: String::new(), expected: "valid JSON" });
    // Like `Response.json()`: bytes that are no UTF-8 become U+FFFD.
    JSON::parse(&String::from_utf8_lossy(bytes)).map_err(bad)
}

/// The caller's own object, so that fields we do not know are sent too.
pub fn from_js(value: &JsValue) -> Result<String, Error> {
    let text = JSON::stringify(value).ok().and_then(|text| text.as_string());
    text.ok_or_else(|| Error::misuse("body", "cannot be written as JSON", "The input is no data."))
}

/// Fails for what is no buffer, or one that was given away. What is too large comes cut, one byte over
/// the bound: enough for the decoder to refuse it, and no more than memory has room for.
pub fn to_bytes(buffer: &JsValue) -> Result<Vec<u8>, JsValue> {
    let bytes: Uint8Array = Bytes::new(buffer)?.unchecked_into();
    Ok(bytes.subarray(0, MAX_BYTES as u32 + 1).to_vec())
}
