//! Tells the page about an attempt: an allow-list of what may go into a log.

use super::platform;
use wasm_bindgen::JsValue;

pub struct Diagnostic<'a> {
    pub method: &'static str,
    pub route: &'static str,
    /// 0: no answer came.
    pub status: u16,
    pub ms: f64,
    pub attempt: u32,
    pub request_id: Option<&'a str>,
    pub kind: Option<&'static str>,
}

pub fn tell(listener: &JsValue, d: &Diagnostic<'_>) {
    if listener.is_undefined() {
        return;
    }
    let ms = d.ms.max(0.0).floor();
    platform::diagnose(listener, d.method, d.route, d.status, ms, d.attempt, d.request_id, d.kind);
}
