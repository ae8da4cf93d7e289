//! One request from start to end. Every call of every noun comes through [`run`].

mod attempt;
mod authorize;
pub mod path;
mod refusal;
mod retry;

pub use authorize::redeem;

use crate::error::{Error, Kind};
use crate::routes::{Route, Token as TokenKind};
use crate::runtime::clock;
use crate::runtime::scope::{Scope, Scopes, Stop};
use crate::session::Session;
use attempt::attempt;
use js_sys::Function;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use zeroize::Zeroizing;

/// What every call of one client shares.
pub struct Core {
    pub base: String,
    pub fetch: Function,
    pub get_code: JsValue,
    pub on_diagnostic: JsValue,
    pub api_version: Option<String>,
    pub timeout_ms: f64,
    pub total_ms: f64,
    pub max_retries: u32,
    /// The areas that the page keeps itself to, one bit each.
    pub allow: u32,
    pub scopes: Scopes,
    pub session: Session,
}

impl Core {
    /// Forgets the token and stops everything under way. Safe to call again.
    pub fn end(&self) {
        self.session.end();
        self.scopes.end();
    }
}

/// A call, checked and ready to be sent.
pub struct Call {
    pub route: Route,
    pub path: String,
    /// The answer is given as it is, in its envelope.
    pub whole: bool,
    pub body: Option<Zeroizing<String>>,
    /// NaN: the client's.
    pub timeout_ms: f64,
}

impl Call {
    pub fn new(route: &Route) -> Self {
        let path = route.template.into();
        Self { route: *route, path, whole: false, body: None, timeout_ms: f64::NAN }
    }
}

/// Sends a call, renews the session once if the gateway refuses the token, and repeats what may be
/// repeated. Gives normalised JSON; `null` for an empty answer.
pub async fn run(core: &Rc<Core>, call: &Call, scope: &Scope) -> Result<Vec<u8>, Error> {
    let deadline = clock::now_ms() + core.total_ms;
    let mut renewed = false;
    let mut number = 1;
    let outcome = loop {
        let left = deadline - clock::now_ms();
        let token = match call.route.token {
            TokenKind::App => match authorize::token(core, scope, left).await {
                Ok(token) => Some(token),
                Err(error) => break Err(error),
            },
            TokenKind::None => None,
        };
        let error = match attempt(core, call, scope, token.as_ref(), deadline, number).await {
            Ok(answer) => break Ok(answer),
            Err(error) => error,
        };
        if let (Kind::Unauthenticated, Some(token)) = (error.kind, &token) {
            core.session.expire(token);
            if !renewed && core.get_code.is_function() {
                renewed = true;
                continue;
            }
        }
        let left = deadline - clock::now_ms();
        let random = clock::random();
        match retry::delay(&error, call.route.retry, number, core.max_retries, random, left) {
            Some(ms) => {
                if let Err(stop) = scope.sleep(ms.into()).await {
                    break Err(stopped(stop));
                }
            }
            None => break Err(error),
        }
        number += 1;
    };
    outcome.map_err(|mut error| {
        error.route.get_or_insert(call.route.template);
        error
    })
}

/// Why a wait ended, as an error.
pub fn stopped(stop: Stop) -> Error {
    match stop {
        Stop::Aborted => Error::new(Kind::Aborted, "The caller aborted."),
        Stop::Ended => Error::new(Kind::Ended, "The session has ended."),
        Stop::Timeout => Error::new(Kind::Timeout, "The time allowed was up."),
    }
}
