//! Tells the page about an attempt: an allow-list of what may go into a log.

use super::object::object;
use js_sys::Function;
use wasm_bindgen::prelude::*;

pub struct Diagnostic<'a> {
    pub method: &'static str,
    pub route: &'static str,
    pub status: Option<u16>,
    pub ms: f64,
    pub attempt: u32,
    pub request_id: Option<&'a str>,
    pub kind: Option<&'static str>,
}

/// What the page's function does or throws is its own affair.
pub fn tell(listener: &JsValue, d: &Diagnostic<'_>) {
    if !listener.is_function() {
        return;
    }
    let text = |value: Option<&str>| value.map_or(JsValue::UNDEFINED, JsValue::from);
    let told = object(&[
        ("method", d.method.into()),
        ("route", d.route.into()),
        ("status", d.status.into()),
        ("ms", d.ms.max(0.0).floor().into()),
        ("attempt", d.attempt.into()),
        ("requestId", text(d.request_id)),
        ("kind", text(d.kind)),
    ]);
    _ = listener.unchecked_ref::<Function>().call1(&JsValue::UNDEFINED, &told);
}
