//! The handle behind the facade. `&self` only: overlapping calls are the rule.
//!
//! Exported methods are named `noun_verb`; the facade hangs them as `client.noun.verb`. Each is
//! thin: it names its route, and [`Handle::call`] does the rest.

mod options;
mod session;
mod watching;

use crate::decode;
use crate::error::Error;
use crate::model::ConnectOptions;
use crate::routes::{Retry, Route};
use crate::runtime::scope::Scope;
use crate::runtime::{failure, json};
use crate::transport::{self, Call, Core, path};
use core::future::Future;
use core::pin::Pin;
use js_sys::{Function, Promise};
use std::rc::Rc;
use tsify::Ts;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;
use zeroize::Zeroizing;

pub use options::call as read_call_options;
pub use watching::{Pace, Watches};

/// One connection to a gateway for one end user.
#[wasm_bindgen]
pub struct Handle {
    pub(crate) core: Rc<Core>,
    pub(crate) watches: Rc<Watches>,
}

/// What a call is given besides its options.
pub enum Input {
    None,
    Id(JsValue),
    Body(JsValue),
    /// A field, what is wrong with it, and the message.
    Refused(&'static str, &'static str, &'static str),
}

/// What a call gives back.
#[derive(Clone, Copy)]
pub enum Output {
    /// The answer.
    Answer,
    /// `{ applied: "yes", result }`: a write that must not be doubled.
    Applied,
    /// `undefined`, whatever the answer.
    Nothing,
}

pub type Task = Pin<Box<dyn Future<Output = Result<JsValue, Error>>>>;

#[wasm_bindgen]
extern "C" {
    /// The options of a call, or `undefined`. Not `Option<Ts<CallOptions>>`: its check for none
    /// would stand once per method, on both sides of the border.
    #[wasm_bindgen(typescript_type = "CallOptions | undefined")]
    pub type Options;
}

#[wasm_bindgen]
impl Handle {
    /// Checks the options; nothing is sent yet.
    #[wasm_bindgen(constructor)]
    pub fn new(options: Ts<ConnectOptions>, fetch: Function) -> Result<Handle, JsValue> {
        let core = options::core(options.into(), fetch).map_err(|error| failure::to_js(&error))?;
        Ok(Self { core: Rc::new(core), watches: Rc::default() })
    }

    /// Forgets the token and stops everything under way.
    pub fn end(&self) {
        self.core.end();
    }

    /// Where the session stands.
    pub fn state(&self) -> JsValue {
        self.core.session.state().name().into()
    }
}

impl Handle {
    /// The way of every typed call: check, send, decode, hand over.
    pub fn call(
        &self,
        route: &'static Route,
        input: Input,
        options: Options,
        output: Output,
    ) -> Promise {
        let core = Rc::clone(&self.core);
        let prepared = options::call(options).and_then(|options| {
            let mut call = prepare(route, &input)?;
            call.timeout_ms = options.timeout_ms;
            Ok((call, core.scopes.open(&options.signal)))
        });
        spawn(Box::pin(async move {
            let (call, scope) = prepared?;
            let answer = send(&core, &call, &scope).await?;
            match output {
                Output::Nothing => Ok(JsValue::UNDEFINED),
                Output::Answer => hand_over(route, &answer),
                Output::Applied => {
                    let result = [b"{\"applied\":\"yes\",\"result\":", &*answer, b"}"].concat();
                    hand_over(route, &result)
                }
            }
        }))
    }
}

/// The answer as a JavaScript value. What the decoder let through may still be no JSON.
pub fn hand_over(route: &'static Route, answer: &[u8]) -> Result<JsValue, Error> {
    json::to_js(answer).map_err(|mut error| {
        error.route = Some(route.template);
        error.may_have_been_applied = route.retry == Retry::Write;
        error
    })
}

/// Sends, unless it is too late already.
pub async fn send(core: &Rc<Core>, call: &Call, scope: &Scope) -> Result<Vec<u8>, Error> {
    core.session.check_open()?;
    if let Some(stop) = scope.stopped() {
        return Err(transport::stopped(stop));
    }
    transport::run(core, call, scope).await
}

/// Checks what the caller gave, before anything is sent.
pub fn prepare(route: &'static Route, input: &Input) -> Result<Call, Error> {
    let with_route = |mut error: Error| {
        error.route = Some(route.template);
        error
    };
    let id = match input {
        Input::Id(id) => Some(id_text(id)),
        Input::Refused(field, issue, why) => {
            return Err(with_route(Error::misuse(field, issue, why)));
        }
        Input::None | Input::Body(_) => None,
    };
    let mut call = Call::new(route);
    call.path = path::fill(route.template, id.as_deref()).map_err(with_route)?;
    if let Input::Body(body) = input {
        let body = Zeroizing::new(json::from_js(body).map_err(with_route)?);
        let details = route.body.as_ref().map(|kind| decode::request_body(body.as_bytes(), kind));
        if let Some(details) = details.filter(|details| !details.is_empty()) {
            return Err(with_route(Error::validation(details)));
        }
        call.body = Some(body);
    }
    Ok(call)
}

/// Ids are strings or whole numbers; anything else becomes an empty id, which is refused.
pub fn id_text(id: &JsValue) -> String {
    let whole = |n: &f64| (0.0..=9_007_199_254_740_991.0).contains(n) && *n == (*n as u64) as f64;
    id.as_string()
        .or_else(|| id.as_f64().filter(whole).map(|n| decode::text::decimal(n as u64)))
        .unwrap_or_default()
}

/// Every promise that this crate makes: one future type, and one way for errors out.
pub fn spawn(task: Task) -> Promise {
    future_to_promise(async move { task.await.map_err(|error| failure::to_js(&error)) })
}
