//! Asks the page for a one-time code, by the function it handed to `connect`.

use super::object::object;
use core::cell::Cell;
use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::AbortController;

/// A question under way; dropping it unanswered tells the page by its signal.
pub struct Asked {
    controller: Option<AbortController>,
    answered: Cell<bool>,
}

/// Asks. The promise gives the code, if the page keeps its word.
pub fn ask(get_code: &JsValue, reason: &str) -> Result<(Asked, JsFuture), JsValue> {
    let controller = AbortController::new().ok();
    let signal = controller.as_ref().map_or(JsValue::UNDEFINED, |c| c.signal().into());
    let context = object(&[("reason", reason.into()), ("signal", signal)]);
    let answer = get_code.unchecked_ref::<Function>().call1(&JsValue::UNDEFINED, &context)?;
    let promise = JsFuture::from(Promise::resolve(&answer));
    Ok((Asked { controller, answered: Cell::new(false) }, promise))
}

impl Asked {
    pub fn answered(&self) {
        self.answered.set(true);
    }
}

impl Drop for Asked {
    fn drop(&mut self) {
        if let (false, Some(controller)) = (self.answered.get(), &self.controller) {
            controller.abort();
        }
    }
}
