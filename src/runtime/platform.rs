//! What the JavaScript beside this file offers: the crate's one way to the platform.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/runtime/turns.js")]
extern "C" {
    // Taking turns.
    pub fn install(callback: &JsValue);
    pub fn soon();
    pub fn promise(task: u32) -> JsValue;
    pub fn finish(task: u32, ok: bool, value: &JsValue);

    // What can be waited for, each by its slot.
    pub fn forget(slot: u32);
    pub fn timer(slot: u32, ms: f64);
    pub fn listen(slot: u32, signal: &JsValue) -> bool;
}

#[wasm_bindgen(module = "/src/runtime/exchange.js")]
extern "C" {
    pub fn ask(slot: u32, get_code: &JsValue, reason: &str);
    #[allow(clippy::too_many_arguments, reason = "the border is crossed once")]
    pub fn send(
        slot: u32,
        fetch: &JsValue,
        method: &str,
        url: &str,
        body: Option<&str>,
        version: Option<&str>,
        token: Option<&str>,
        most: u32,
    );

    // What came of `send`.
    pub fn status(came: &JsValue) -> u16;
    pub fn header(came: &JsValue, index: u32) -> Option<String>;
    pub fn body(came: &JsValue) -> Option<Vec<u8>>;
    pub fn cause(came: &JsValue) -> JsValue;
}

#[wasm_bindgen(module = "/src/runtime/page.js")]
extern "C" {
    pub fn page() -> u32;
    #[wasm_bindgen(js_name = pageChange)]
    pub fn page_change(slot: u32);
}

#[wasm_bindgen(module = "/src/runtime/values.js")]
extern "C" {
    #[allow(clippy::too_many_arguments, reason = "the border is crossed once")]
    pub fn diagnose(
        listener: &JsValue,
        method: &str,
        route: &str,
        status: u16,
        ms: f64,
        attempt: u32,
        request_id: Option<&str>,
        kind: Option<&str>,
    );
    #[allow(clippy::too_many_arguments, reason = "the border is crossed once")]
    pub fn failure(
        kind: &str,
        message: &str,
        code: Option<&str>,
        status: u16,
        retry_after_ms: f64,
        retryable: bool,
        may_have_been_applied: bool,
        route: Option<&str>,
        request_id: Option<&str>,
        server_message: Option<&str>,
        cause: &JsValue,
    ) -> JsValue;
    pub fn detail(failure: &JsValue, field: &str, issue: &str);

    pub fn json(bytes: &[u8]) -> JsValue;
    pub fn text(value: &JsValue) -> Option<String>;
    pub fn option(options: &JsValue, name: &str) -> JsValue;
    pub fn at(values: &JsValue, index: u32) -> JsValue;
}
