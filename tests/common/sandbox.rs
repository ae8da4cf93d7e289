//! The running sandbox's remote control. Its routes are told in sandbox/README.md.

use super::{Client, at, js, text, with};
use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

pub const URL: &str = match option_env!("SANDBOX_URL") {
    Some(url) => url,
    None => "http://127.0.0.1:18787",
};

/// Asks a control route; the body is a JavaScript expression.
pub async fn control(method: &str, path: &str, body: &str) -> JsValue {
    let ask = Function::new_with_args(
        "method, url, body",
        "const text = body && JSON.stringify(body);
        return fetch(url, { method, body: text }).then(async (response) => {
            const answer = await response.text();
            if (!response.ok) throw new Error(`${method} ${url}: ${answer}`);
            return answer && JSON.parse(answer);
        });",
    );
    let url = format!("{URL}/control/{path}");
    let asked = ask.call3(&JsValue::UNDEFINED, &method.into(), &url.into(), &js(body)).unwrap();
    JsFuture::from(Promise::from(asked)).await.unwrap()
}

/// A sandbox as new: tests run one after the other.
pub async fn reset() {
    control("POST", "reset", "{}").await;
}

pub async fn advance(ms: u32) {
    control("POST", "time", &format!("{{ advance_ms: {ms} }}")).await;
}

/// What goes wrong with the next request of `method` to `path`.
pub async fn fault(method: &str, path: &str, kind: &str) {
    let fault =
        format!("{{ match: {{ method: '{method}', path: '{path}' }}, times: 1, kind: {kind} }}");
    control("POST", "fault", &fault).await;
}

/// What the sandbox's log says of each request: the named fields, joined by a space.
pub async fn log(fields: &str) -> Vec<String> {
    let log = control("GET", "log", "undefined").await;
    let lines = format!("return it.entries.map(({{ {fields} }}) => [{fields}].join(' '))");
    let lines: js_sys::Array = with(&log, &lines).unchecked_into();
    lines.iter().map(|line| line.as_string().unwrap()).collect()
}

/// How often a write such as `POST /api/v1/…` really changed something.
pub async fn applied(write: &str) -> u32 {
    let answer = control("GET", "applied", "undefined").await;
    // Not a path: the name has dots and slashes of its own.
    let count = js_sys::Reflect::get(&at(&answer, "applied"), &write.into()).unwrap();
    count.as_f64().unwrap_or(0.0) as u32
}

pub async fn code(email: &str) -> String {
    text(&control("POST", "code", &format!("{{ email: '{email}' }}")).await, "code")
}

/// A client whose codes come from the sandbox, by the browser's own `fetch`.
pub fn client(email: &str, options: &str) -> Client {
    let options = format!(
        "{{
            baseUrl: '{URL}',
            getCode: async () => {{
                const body = JSON.stringify({{ email: '{email}' }});
                const response = await fetch('{URL}/control/code', {{ method: 'POST', body }});
                return (await response.json()).code;
            }},
            ...({options}),
        }}"
    );
    Client::new(&js(&options), &js("fetch"))
}
