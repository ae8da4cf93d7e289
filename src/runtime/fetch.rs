//! Sends a request by the `fetch` captured when the package was loaded.
//!
//! All of it goes in one object without a prototype: `Request` and `Headers`, which a page may patch
//! later, see neither the bearer token nor the body. See ADR 0001.

use super::abort::Aborter;
use super::object::{object, put};
use super::promise::settled;
use crate::routes::Method;
use core::cell::Cell;
use js_sys::Function;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    // Duck-typed: a mocked response need not be a `Response`. `catch` on getters too: what a mock's
    // getter throws would go through our frames, and leave a promise that never settles.
    #[derive(Clone)]
    pub type Answer;
    #[wasm_bindgen(method, getter, catch)]
    fn status(this: &Answer) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter, catch)]
    fn headers(this: &Answer) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = arrayBuffer)]
    fn array_buffer(this: &Answer) -> Result<JsValue, JsValue>;

    type AnswerHeaders;
    #[wasm_bindgen(method, catch)]
    fn get(this: &AnswerHeaders, name: &str) -> Result<JsValue, JsValue>;
}

pub struct Outgoing<'a> {
    pub method: Method,
    pub url: &'a str,
    pub body: Option<&'a str>,
    pub api_version: Option<&'a str>,
    pub token: Option<&'a str>,
}

/// Starts a request. The promise gives an [`Answer`]; dropping the first half cancels it.
pub fn start(fetch: &Function, out: &Outgoing<'_>) -> Result<(Aborter, JsFuture), JsValue> {
    let in_flight = Aborter::new()?;
    let init = object(&[
        ("method", out.method.name().into()),
        ("headers", headers(out)),
        ("body", text(out.body)),
        ("signal", in_flight.signal().into()),
    ]);
    policy(&init, taken(out.url));
    let answer = fetch.call2(&JsValue::UNDEFINED, &out.url.into(), &init)?;
    Ok((in_flight, settled(&answer)))
}

/// No redirect followed, no cookie sent, nothing cached, no referrer: as far as the runtime takes it.
fn policy(init: &JsValue, taken: usize) {
    let all = [
        ("redirect", if taken >= 3 { "error" } else { "manual" }, 0),
        ("cache", "no-store", 2),
        ("credentials", "omit", 1),
        ("referrerPolicy", "no-referrer", 1),
    ];
    for (name, value, least) in all {
        if taken >= least {
            put(init, name, &value.into());
        }
    }
}

thread_local! {
    static TAKEN: Cell<Option<usize>> = const { Cell::new(None) };
}

/// How many of these options the runtime takes: tried once on a request that is not sent, never
/// guessed from a name. workerd takes neither `redirect: "error"` nor, before late 2024, `cache`.
fn taken(url: &str) -> usize {
    if let Some(taken) = TAKEN.get() {
        return taken;
    }
    let takes = |n: &usize| {
        let init = object(&[]);
        policy(&init, *n);
        web_sys::Request::new_with_str_and_init(url, init.unchecked_ref()).is_ok()
    };
    let taken = (1..=3).rev().find(takes).unwrap_or(0);
    TAKEN.set(Some(taken));
    taken
}

fn headers(out: &Outgoing<'_>) -> JsValue {
    let bearer = out.token.map(|token| JsValue::from(["Bearer ", token].concat()));
    object(&[
        ("accept", "application/json".into()),
        ("content-type", text(out.body.map(|_| "application/json"))),
        ("x-api-version", text(out.api_version)),
        ("authorization", bearer.into()),
    ])
}

fn text(value: Option<&str>) -> JsValue {
    value.map_or(JsValue::UNDEFINED, JsValue::from)
}

impl Answer {
    pub fn code(&self) -> u16 {
        self.status().ok().and_then(|status| status.as_f64()).map_or(0, |status| status as u16)
    }

    /// A header, where the gateway's CORS rules let the page read it.
    pub fn header(&self, name: &str) -> Option<String> {
        let headers = self.headers().ok().filter(JsValue::is_object)?;
        headers.unchecked_ref::<AnswerHeaders>().get(name).ok()?.as_string()
    }

    /// The whole body, as a promise of an `ArrayBuffer`. Bytes, never text: the decoder reads bytes.
    pub fn body(&self) -> Result<JsFuture, JsValue> {
        Ok(settled(&self.array_buffer()?))
    }
}
