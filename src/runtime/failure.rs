//! Writes an error as plain data; the facade makes a `DefentryError` of it.

use super::platform;
use crate::error::Error;
use wasm_bindgen::JsValue;

pub fn to_js(error: &Error) -> JsValue {
    let failure = platform::failure(
        error.kind.name(),
        error.message,
        error.code.as_deref(),
        error.status.unwrap_or(0),
        error.retry_after_ms.map_or(-1.0, f64::from),
        error.retryable,
        error.may_have_been_applied,
        error.route,
        error.request_id.as_deref(),
        error.server_message.as_deref(),
        &error.cause,
    );
    for detail in &error.details {
        platform::detail(&failure, &detail.field, &detail.issue);
    }
    failure
}
