//! The way of every call: send, decode, hand over.

use super::input;
use crate::error::Error;
use crate::model::Gives;
use crate::routes::{Retry, Route};
use crate::runtime::scope::Scope;
use crate::runtime::{failure, json, platform, task};
use crate::transport::{self, Authorize, Call, Core};
use core::future::Future;
use core::pin::Pin;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

pub type Task = Pin<Box<dyn Future<Output = Result<JsValue, Error>>>>;

/// Sends a prepared call.
pub fn run<C: Authorize>(
    core: &Rc<Core<C>>,
    call: Result<Box<Call>, Error>,
    signal: &JsValue,
    timeout_ms: f64,
) -> JsValue {
    let core = Rc::clone(core);
    let scope = core.scopes.open(signal);
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

/// The answer as a JavaScript value. What the decoder let through may still be no JSON.
pub fn hand_over(route: &Route, answer: &[u8]) -> Result<JsValue, Error> {
    json::to_js(answer).map_err(|mut error| {
        error.route = Some(route.template);
        error.may_have_been_applied = route.retry == Retry::Write;
        error
    })
}

/// Sends, unless the page keeps itself from it, or it is too late already.
pub async fn send<C: Authorize>(
    core: &Rc<Core<C>>,
    call: &Call,
    scope: &Scope,
) -> Result<Vec<u8>, Error> {
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
