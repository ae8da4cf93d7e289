//! Writes an error as plain data; the facade makes a `DefentryError` of it.

use super::object::object;
use crate::error::{Detail, Error};
use js_sys::Array;
use wasm_bindgen::JsValue;

pub fn to_js(error: &Error) -> JsValue {
    let text = |value: &Option<String>| value.as_deref().map_or(JsValue::UNDEFINED, JsValue::from);
    let detail = |d: &Detail| {
        object(&[("field", d.field.as_str().into()), ("issue", d.issue.as_str().into())])
    };
    let details: Array = error.details.iter().map(detail).collect();
    object(&[
        ("kind", error.kind.name().into()),
        ("message", error.message.into()),
        ("code", text(&error.code)),
        ("status", error.status.into()),
        ("details", details.into()),
        ("retryAfterMs", error.retry_after_ms.into()),
        ("retryable", error.retryable.into()),
        ("mayHaveBeenApplied", error.may_have_been_applied.into()),
        ("route", error.route.map_or(JsValue::UNDEFINED, JsValue::from)),
        ("requestId", text(&error.request_id)),
        ("serverMessage", text(&error.server_message)),
        ("cause", error.cause.clone()),
    ])
}
