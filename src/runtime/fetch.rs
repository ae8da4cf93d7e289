//! Sends a request that gloo-net built, by the `fetch` captured when the package was loaded.
//!
//! gloo-net's own `send` is not used: an abort reason that is no `Error`, or a mocked `Response`,
//! makes it panic, and a panic leaves a promise that never settles. The bearer token goes past
//! gloo-net and `Headers` too, in an object without a prototype: what a page patches later does
//! not see it. See ADR 0001.

use super::abort::Aborter;
use super::object::object;
use crate::routes::Method;
use core::cell::Cell;
use gloo_net::http::RequestBuilder;
use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestCache, RequestCredentials, RequestRedirect};

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
    let request = build(out, &in_flight)?;
    // An init that is not empty resets the request's referrer policy: it has to stand here.
    let policy = (TAKEN.get() >= 1).then(|| JsValue::from("no-referrer"));
    let init = object(&[("headers", headers(out)), ("referrerPolicy", policy.into())]);
    let answer = fetch.call2(&JsValue::UNDEFINED, &request, &init)?;
    Ok((in_flight, JsFuture::from(Promise::resolve(&answer))))
}

/// The headers of an init replace those of the request, so all of them are here.
fn headers(out: &Outgoing<'_>) -> JsValue {
    let text = |value: Option<&str>| value.map_or(JsValue::UNDEFINED, JsValue::from);
    let bearer = out.token.map(|token| JsValue::from(["Bearer ", token].concat()));
    object(&[
        ("accept", "application/json".into()),
        ("content-type", text(out.body.map(|_| "application/json"))),
        ("x-api-version", text(out.api_version)),
        ("authorization", bearer.into()),
    ])
}

thread_local! {
    /// How many of the options below this runtime takes: found out once, not guessed from a name.
    static TAKEN: Cell<usize> = const { Cell::new(3) };
}

/// workerd takes neither `redirect: "error"` nor, before late 2024, `cache`; it throws when the
/// request is made. Each refusal drops one option, in this order, for good.
fn build(out: &Outgoing<'_>, in_flight: &Aborter) -> Result<JsValue, JsValue> {
    let mut refused = JsValue::UNDEFINED;
    for taken in (0..=TAKEN.get()).rev() {
        match attempt(out, in_flight, taken) {
            Ok(request) => {
                TAKEN.set(taken);
                return Ok(request);
            }
            Err(error) => refused = error,
        }
    }
    Err(refused)
}

fn attempt(out: &Outgoing<'_>, in_flight: &Aborter, taken: usize) -> Result<JsValue, JsValue> {
    let mut builder = RequestBuilder::new(out.url)
        .method(http_method(out.method))
        .abort_signal(Some(&in_flight.signal()))
        .redirect(if taken >= 3 { RequestRedirect::Error } else { RequestRedirect::Manual });
    if taken >= 2 {
        builder = builder.cache(RequestCache::NoStore);
    }
    if taken >= 1 {
        builder = builder.credentials(RequestCredentials::Omit);
    }
    let request = match out.body {
        Some(body) => builder.body(body),
        None => builder.build(),
    };
    match request {
        Ok(request) => Ok(web_sys::Request::from(request).into()),
        Err(gloo_net::Error::JsError(error)) => Err(js_sys::Error::new(&error.message).into()),
        Err(_) => Err(JsValue::UNDEFINED),
    }
}

fn http_method(method: Method) -> http::Method {
    match method {
        Method::Get => http::Method::GET,
        Method::Post => http::Method::POST,
        Method::Put => http::Method::PUT,
        Method::Delete => http::Method::DELETE,
    }
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
        Ok(JsFuture::from(Promise::resolve(&self.array_buffer()?)))
    }
}
