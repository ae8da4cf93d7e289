//! The handle behind the facade. `&self` only: overlapping calls are the rule.

mod applied;
mod input;
mod options;
mod request;
mod session;
mod verbs;
mod watching;

use crate::error::Error;
use crate::model::Gives;
use crate::routes::{Retry, Route};
use crate::runtime::scope::Scope;
use crate::runtime::{failure, json, platform, task};
use crate::transport::{self, Call, Core, path};
use core::future::Future;
use core::pin::Pin;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

pub use applied::Writes;
pub use input::{id_text, prepare};
pub(crate) use verbs::verbs;
pub use verbs::{Args, NOUNS, Noun, Run};
pub use watching::Watches;

/// One connection to a gateway for one end user.
#[wasm_bindgen]
pub struct Handle {
    pub(crate) core: Rc<Core>,
    pub(crate) watches: Rc<Watches>,
    pub(crate) writes: Rc<Writes>,
}

pub type Task = Pin<Box<dyn Future<Output = Result<JsValue, Error>>>>;

#[wasm_bindgen]
impl Handle {
    /// Checks the options; nothing is sent yet.
    #[wasm_bindgen(constructor)]
    #[allow(clippy::too_many_arguments, reason = "the border is crossed once")]
    pub fn new(
        base_url: JsValue,
        api_version: JsValue,
        timeout_ms: f64,
        total_ms: f64,
        max_retries: f64,
        allow: JsValue,
        get_code: JsValue,
        on_diagnostic: JsValue,
        fetch: JsValue,
    ) -> Result<Handle, JsValue> {
        let core = options::core(options::Given {
            base_url: base_url.as_string().unwrap_or_default(),
            api_version: api_version.as_string(),
            timeout_ms,
            total_ms,
            max_retries,
            allow: allow.as_string(),
            get_code,
            on_diagnostic,
            fetch,
        });
        let core = core.map_err(|error| failure::to_js(&error))?;
        Ok(Self { core: Rc::new(core), watches: Rc::default(), writes: Rc::default() })
    }

    /// The names of all verbs, in the order of their numbers.
    pub fn verbs() -> JsValue {
        verbs::names().into()
    }

    /// Calls a verb by its number: its arguments but for the options, then the options; NaN is one
    /// that was not given. Gives a promise; of a watcher, its number.
    pub fn call(
        &self,
        verb: u32,
        values: JsValue,
        signal: JsValue,
        timeout_ms: f64,
        interval_ms: f64,
        limit_ms: f64,
    ) -> JsValue {
        let args = Args { values, signal, timeout_ms, interval_ms, limit_ms };
        match verbs::find(verb) {
            Some(Run::Route(route)) => self.route(route, args),
            Some(Run::Own(own)) => own(self, args),
            None => JsValue::UNDEFINED,
        }
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
    pub fn route(&self, route: &'static Route, args: Args) -> JsValue {
        // An id comes before a body; what a route does not take, it does not look at.
        let body = u32::from(path::takes_id(route.template));
        self.run(prepare(route, &args.get(0), &args.get(body)), &args)
    }

    /// Sends a prepared call.
    pub fn run(&self, call: Result<Box<Call>, Error>, args: &Args) -> JsValue {
        let core = Rc::clone(&self.core);
        let scope = core.scopes.open(&args.signal);
        let timeout_ms = args.timeout_ms;
        spawn(Box::pin(async move {
            let mut call = call?;
            call.timeout_ms = timeout_ms;
            let answer = send(&core, &call, &scope).await?;
            match call.route.gives {
                Gives::Nothing => Ok(JsValue::UNDEFINED),
                Gives::Answer | Gives::Applied => hand_over(&call.route, &answer),
            }
        }))
    }
}

/// The answer as a JavaScript value. What the decoder let through may still be no JSON.
pub fn hand_over(route: &Route, answer: &[u8]) -> Result<JsValue, Error> {
    json::to_js(answer).map_err(|mut error| {
        error.route = Some(route.template);
        error.may_have_been_applied = route.retry == Retry::Write;
        error
    })
}

/// Sends, unless the page keeps itself from it, or it is too late already.
pub async fn send(core: &Rc<Core>, call: &Call, scope: &Scope) -> Result<Vec<u8>, Error> {
    input::allowed(core, &call.route)?;
    core.session.check_open()?;
    if let Some(stop) = scope.stopped() {
        return Err(transport::stopped(stop));
    }
    transport::run(core, call, scope).await
}

/// Every promise that this crate makes: one future type, and one way for errors out.
pub fn spawn(work: Task) -> JsValue {
    let number = task::number();
    let promise = platform::promise(number);
    task::spawn(Box::pin(async move {
        match work.await {
            Ok(value) => platform::finish(number, true, &value),
            Err(error) => platform::finish(number, false, &failure::to_js(&error)),
        }
    }));
    promise
}
