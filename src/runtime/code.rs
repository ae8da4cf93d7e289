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
    promise: Result<Promise, JsValue>,
    answered: Cell<bool>,
}

pub fn ask(get_code: &JsValue, reason: &str) -> Asked {
    let controller = AbortController::new().ok();
    let signal = controller.as_ref().map_or(JsValue::UNDEFINED, |c| c.signal().into());
    let context = object(&[("reason", reason.into()), ("signal", signal)]);
    let answer = get_code.unchecked_ref::<Function>().call1(&JsValue::UNDEFINED, &context);
    let promise = answer.map(|answer| Promise::resolve(&answer));
    Asked { controller, promise, answered: Cell::new(false) }
}

impl Asked {
    /// The code; `None` if the page gave something that is no string.
    pub async fn answer(&self) -> Result<Option<String>, JsValue> {
        let answer = match &self.promise {
            Ok(promise) => JsFuture::from(promise.clone()).await,
            Err(error) => Err(error.clone()),
        };
        self.answered.set(true);
        answer.map(|value| value.as_string())
    }
}

impl Drop for Asked {
    fn drop(&mut self) {
        if let (false, Some(controller)) = (self.answered.get(), &self.controller) {
            controller.abort();
        }
    }
}
