//! Asks the page for a one-time code, by the function it handed to `connect`.

use super::abort::Aborter;
use super::object::object;
use super::promise::settled;
use js_sys::Function;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// Asks. The promise gives the code, if the page keeps its word.
pub fn ask(get_code: &JsValue, reason: &str) -> Result<(Aborter, JsFuture), JsValue> {
    let asked = Aborter::new()?;
    let context = object(&[("reason", reason.into()), ("signal", asked.signal().into())]);
    let answer = get_code.unchecked_ref::<Function>().call1(&JsValue::UNDEFINED, &context)?;
    Ok((asked, settled(&answer)))
}
