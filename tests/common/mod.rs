//! What the tests share. Each test file is a crate of its own and uses a part of it.
#![allow(dead_code)]

pub mod gateway;
pub mod sandbox;

use defentry_web::client::Handle;
use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// No promise may stay open: one that did not settle by then never will.
const HUNG_MS: f64 = 5_000.0;

/// What "at once" is, on a busy machine. Each wait that must be cut short is much longer.
pub const AT_ONCE_MS: f64 = 1_500.0;

pub const PROFILE: &str = "{ first_name: 'Siv', last_name: 'Öberg', email: 'siv@user.example',
    phone: '+46701234567', street: 'Storgatan 1', zip: '11122', city: 'Stockholm' }";

/// The value of a JavaScript expression.
pub fn js(expression: &str) -> JsValue {
    js_sys::eval(&format!("({expression})")).unwrap()
}

/// Runs the body of a JavaScript function of one argument, `it`.
pub fn with(it: &JsValue, body: &str) -> JsValue {
    Function::new_with_args("it", body).call1(&JsValue::UNDEFINED, it).unwrap()
}

/// What stands at a path such as `sites.0.id`.
pub fn at(value: &JsValue, path: &str) -> JsValue {
    let step = |value: JsValue, name: &str| Reflect::get(&value, &name.into()).unwrap();
    path.split('.').fold(value.clone(), step)
}

pub fn text(value: &JsValue, path: &str) -> String {
    at(value, path).as_string().unwrap_or_else(|| panic!("{path} of {}", json(value)))
}

pub fn number(value: &JsValue, path: &str) -> f64 {
    at(value, path).as_f64().unwrap_or_else(|| panic!("{path} of {}", json(value)))
}

pub fn yes(value: &JsValue, path: &str) -> bool {
    at(value, path).as_bool().unwrap_or_else(|| panic!("{path} of {}", json(value)))
}

/// JSON with sorted keys, so that equal values give equal text; errors by their own message.
pub fn json(value: &JsValue) -> String {
    let text = with(
        value,
        "return JSON.stringify(it, (_, value) => value instanceof Error
            ? `${value.name}: ${value.message}`
            : value === null || typeof value !== 'object' || Array.isArray(value) ? value
            : Object.fromEntries(Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1)))",
    );
    text.as_string().unwrap_or_else(|| "undefined".into())
}

pub async fn sleep(ms: u32) {
    let wait = js(&format!("new Promise((resolve) => setTimeout(resolve, {ms}))"));
    JsFuture::from(Promise::from(wait)).await.unwrap();
}

/// Waits for a promise, but not for ever: what hangs fails the test and tells which.
pub async fn settled(what: &str, promise: Promise) -> Result<JsValue, JsValue> {
    let race = Function::new_with_args(
        "promise, ms",
        "let timer;
        const hung = new Promise((resolve) => { timer = setTimeout(resolve, ms, 'hung'); });
        const named = promise.then((value) => ({ value }), (reason) => ({ reason }));
        return Promise.race([named, hung]).finally(() => clearTimeout(timer));",
    );
    let race = race.call2(&JsValue::UNDEFINED, &promise, &HUNG_MS.into()).unwrap();
    let end = JsFuture::from(Promise::from(race)).await.unwrap();
    assert!(end.is_object(), "{what} hangs");
    match Reflect::has(&end, &"reason".into()) {
        Ok(true) => Err(at(&end, "reason")),
        _ => Ok(at(&end, "value")),
    }
}

/// A client as the facade makes it, but for its names: `profile_create` is `profile.create`.
pub struct Client(pub JsValue);

/// Hangs the verbs by their numbers, as the facade does.
const FACADE: &str = "(core, names) => {
    const client = {};
    let number = 0;
    for (const row of names.split(',')) {
        const [noun, verbs = ''] = row.split(':');
        for (const [, verb, arity] of verbs.matchAll(/(\\w+)(\\d)/g)) {
            const mine = number++;
            client[`${noun.replace('.', '_')}_${verb}`] = (...args) => {
                const { signal, timeoutMs = NaN, intervalMs = NaN, limitMs = NaN } = args[arity] ?? {};
                return core.call(mine, args, signal, timeoutMs, intervalMs, limitMs);
            };
        }
    }
    for (const name of ['end', 'state', 'watchNext', 'watchStop']) {
        client[name] = (...args) => core[name](...args);
    }
    return client;
}";

impl Client {
    pub fn new(options: &JsValue, fetch: &JsValue) -> Self {
        let number = |name, default| at(options, name).as_f64().unwrap_or(default);
        let version = at(options, "apiVersion");
        let own_fetch = at(options, "fetch");
        let fetch = if own_fetch.is_function() { &own_fetch } else { fetch };
        let handle = Handle::new(
            at(options, "baseUrl"),
            if version.is_undefined() { "2026-06-12".into() } else { version },
            number("timeoutMs", 15_000.0),
            number("totalTimeoutMs", 60_000.0),
            number("maxRetries", 2.0),
            with(
                options,
                "return it.allow?.map((area) => area + String.fromCharCode(10)).join(String())",
            ),
            at(options, "getCode"),
            at(options, "onDiagnostic"),
            fetch.clone(),
        );
        let handle = handle.unwrap_or_else(|failure| panic!("{}", json(&failure)));
        let facade: Function = js(FACADE).unchecked_into();
        Self(facade.call2(&JsValue::NULL, &handle.into(), &Handle::verbs()).unwrap())
    }

    /// Begins a call, and does not wait.
    pub fn begin(&self, method: &str, args: &[&JsValue]) -> Promise {
        let function: Function = at(&self.0, method).unchecked_into();
        let args: Array = args.iter().copied().collect();
        function.apply(&self.0, &args).unwrap_or_else(|e| panic!("{method}: {}", json(&e))).into()
    }

    pub async fn ok(&self, method: &str, args: &[&JsValue]) -> JsValue {
        went(method, self.begin(method, args)).await
    }

    pub async fn fails(&self, method: &str, args: &[&JsValue], kind: &str) -> JsValue {
        failed(method, self.begin(method, args), kind).await
    }

    pub fn end(&self) {
        with(&self.0, "it.end()");
    }

    pub fn state(&self) -> String {
        with(&self.0, "return it.state()").as_string().unwrap()
    }
}

pub async fn went(what: &str, promise: Promise) -> JsValue {
    settled(what, promise).await.unwrap_or_else(|failure| panic!("{what}: {}", json(&failure)))
}

/// Waits for a failure, and checks that it is one of ours: typed, whole, and of this kind.
pub async fn failed(what: &str, promise: Promise, kind: &str) -> JsValue {
    let failure = match settled(what, promise).await {
        Ok(value) => panic!("{what} went well: {}", json(&value)),
        Err(failure) => failure,
    };
    assert_eq!(at(&failure, "kind").as_string().as_deref(), Some(kind), "{what}: {failure:?}");
    assert!(Array::is_array(&at(&failure, "details")) && !text(&failure, "message").is_empty());
    _ = (yes(&failure, "retryable"), yes(&failure, "mayHaveBeenApplied"));
    failure
}

/// Milliseconds since the stopwatch was started.
pub struct Stopwatch(f64);

impl Stopwatch {
    pub fn start() -> Self {
        Self(js_sys::Date::now())
    }

    pub fn ms(&self) -> f64 {
        js_sys::Date::now() - self.0
    }

    pub fn assert_at_once(&self, what: &str) {
        assert!(self.ms() < AT_ONCE_MS, "{what} took {} ms", self.ms());
    }
}
