//! One request from start to end. Every call of every noun comes through [`run`].

#[cfg(feature = "app")]
mod app;
mod attempt;
mod authorize;
#[cfg(any(feature = "edge", feature = "server"))]
mod client;
#[cfg(feature = "server")]
mod crm;
pub mod path;
mod refusal;
mod retry;

#[cfg(feature = "app")]
pub use app::redeem;
pub use authorize::Authorize;
#[cfg(feature = "app")]
pub use authorize::join;
#[cfg(any(feature = "edge", feature = "server"))]
pub use authorize::secret_in;
#[cfg(feature = "server")]
pub use authorize::token;
#[cfg(feature = "server")]
pub use crm::Login;

use crate::error::{Error, Kind};
#[cfg(feature = "app")]
use crate::routes::App as Usual;
#[cfg(not(feature = "app"))]
use crate::routes::Client as Usual;
use crate::routes::{Route, Token as TokenKind};
use crate::runtime::scope::{Scope, Scopes, Stop};
use crate::runtime::{clock, page};
use crate::secret::Secret;
use crate::session::Session;
use attempt::Attempt;
use core::ops::Deref;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use zeroize::Zeroizing;

/// What every call of one client shares.
pub struct Shared {
    pub base: String,
    pub fetch: JsValue,
    pub on_diagnostic: JsValue,
    pub api_version: Option<String>,
    pub timeout_ms: f64,
    pub total_ms: f64,
    pub max_retries: u32,
    /// The areas that the page keeps itself to, one bit each.
    pub allow: u32,
    pub scopes: Scopes,
}

/// The same, and whose client it is: where its tokens come from, and the one it has.
pub struct Core<C: Authorize = Usual> {
    pub shared: Shared,
    pub source: C::Source,
    pub session: Session<C>,
}

impl<C: Authorize> Deref for Core<C> {
    type Target = Shared;
    fn deref(&self) -> &Shared {
        &self.shared
    }
}

impl<C: Authorize> Core<C> {
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
    /// When the whole of it is over, retries and all; NaN: the client's total from now on.
    pub ends_ms: f64,
    /// In place of the session's: a token that is not taken yet.
    pub token: Option<Rc<Secret>>,
}

impl Call {
    /// Boxed, as it is handed on and on.
    #[inline(never)]
    pub fn new(route: &Route) -> Box<Self> {
        let path = route.template.into();
        Box::new(Self {
            route: *route,
            path,
            whole: false,
            body: None,
            timeout_ms: f64::NAN,
            ends_ms: f64::NAN,
            token: None,
        })
    }
}

/// Sends a call, renews the session once if the gateway refuses the token, and repeats what may be
/// repeated. Gives normalised JSON; `null` for an empty answer.
pub async fn run<C: Authorize>(
    core: &Rc<Core<C>>,
    call: &Call,
    scope: &Scope,
) -> Result<Vec<u8>, Error> {
    #[cfg(feature = "server")]
    if call.route.token != TokenKind::None && call.route.token != C::TOKEN {
        // What the tables say at compile time, once more: nothing goes out with another's token.
        return Err(Error::misuse("token", "is of another kind", "This client may not call it."));
    }
    shown(scope).await?;
    let deadline =
        if call.ends_ms.is_nan() { clock::now_ms() + core.total_ms } else { call.ends_ms };
    let mut renewed = false;
    let mut number = 1;
    let outcome = loop {
        let left = deadline - clock::now_ms();
        let token = match (&call.token, call.route.token) {
            (None, TokenKind::App | TokenKind::Crm) => {
                match authorize::token(core, scope, left).await {
                    Ok(token) => Some(token),
                    Err(error) => break Err(error),
                }
            }
            _ => None,
        };
        if let Some(stop) = scope.stopped() {
            break Err(stopped(stop));
        }
        let limit = if call.timeout_ms.is_nan() { core.timeout_ms } else { call.timeout_ms };
        let attempt = Attempt::begin(&core.shared, call, number);
        let own = call.token.as_deref().map(Secret::expose);
        let answer = attempt.send(token.as_ref().map_or(own, |token| Some(token.expose())));
        let limit = limit.min(deadline - attempt.started_ms);
        let answer = scope.wait(Some(answer), limit).await;
        let error = match attempt.end(answer) {
            Ok(answer) => break Ok(answer),
            Err(error) => error,
        };
        if let (Kind::Unauthenticated, Some(token)) = (error.kind, &token) {
            core.session.expire(token);
            if !renewed && C::renews(&core.source) {
                renewed = true;
                continue;
            }
        }
        let left = deadline - clock::now_ms();
        let random = clock::random();
        match retry::delay(&error, call.route.retry, number, core.max_retries, random, left) {
            Some(ms) => match pause(scope, &error, ms.into(), deadline).await {
                Ok(()) => {}
                Err(Stop::Timeout) => break Err(error),
                Err(stop) => break Err(stopped(stop)),
            },
            None => break Err(error),
        }
        number += 1;
    };
    outcome.map_err(|mut error| {
        error.route.get_or_insert(call.route.template);
        error
    })
}

/// A page that is loaded ahead of time has nobody in front of it: no code is spent for it.
pub async fn shown(scope: &Scope) -> Result<(), Error> {
    while page::now().prerendering {
        _ = scope.wait(Some(page::change()), f64::INFINITY).await.map_err(stopped)?;
    }
    Ok(())
}

/// Waits before the next attempt; offline, until there is a network again.
async fn pause(scope: &Scope, error: &Error, ms: f64, deadline: f64) -> Result<(), Stop> {
    while error.kind == Kind::Network && page::now().offline {
        _ = scope.wait(Some(page::change()), deadline - clock::now_ms()).await?;
    }
    scope.sleep(ms).await
}

/// Why a wait ended, as an error.
pub fn stopped(stop: Stop) -> Error {
    match stop {
        Stop::Aborted => Error::new(Kind::Aborted, "The caller aborted."),
        Stop::Ended => Error::new(Kind::Ended, "The session has ended."),
        Stop::Timeout => Error::new(Kind::Timeout, "The time allowed was up."),
    }
}
