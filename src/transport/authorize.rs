//! One token for everyone who needs one: however a caller comes by it, it is asked for once.

use super::{Core, stopped};
use crate::decode;
use crate::error::{Error, Kind};
use crate::routes::Caller;
use crate::runtime::scope::Scope;
use crate::runtime::task;
use crate::secret::Secret;
use crate::session::{Flight, Renewal, Token};
use std::rc::Rc;
use wasm_bindgen::JsValue;

/// How a caller comes by a token.
pub trait Authorize: Caller {
    type Source: 'static;

    /// Whether there is a way to a new one, once the gateway refused the last.
    fn renews(source: &Self::Source) -> bool;

    /// A new one; for a user by this code, if there is one.
    #[allow(async_fn_in_trait, reason = "nothing here is ever sent to another thread")]
    async fn renew(
        core: &Rc<Core<Self>>,
        code: Option<Rc<Secret>>,
        email: Option<String>,
        scope: &Scope,
    ) -> Result<Token<Self>, Error>;
}

/// The current token, or a new one: everyone who needs one waits for the same renewal.
pub async fn token<C: Authorize>(
    core: &Rc<Core<C>>,
    scope: &Scope,
    limit_ms: f64,
) -> Result<Token<C>, Error> {
    core.session.check_open()?;
    if let Some(token) = core.session.token() {
        return Ok(token);
    }
    let flight = match core.session.flight(None, None) {
        Some(flight) => flight,
        None if C::renews(&core.source) => launch(core, None, None),
        None => return Err(no_token()),
    };
    let joined = join(&flight, scope, limit_ms).await;
    // In workerd the request that began it may be gone, and its timers with it: nobody shall wait
    // for it again.
    let stuck = cfg!(feature = "server") && joined.as_ref().is_err_and(|e| e.kind == Kind::Timeout);
    if stuck && core.session.is_current(&flight) && flight.outcome().is_none() {
        core.session.set_renewal(None);
    }
    // Whatever became of this code: another may have been redeemed meanwhile.
    match core.session.token() {
        Some(token) if scope.stopped().is_none() => Ok(token),
        _ => Err(joined.err().map_or_else(no_token, |mut error| {
            // A login may be lost; the call that waits for it was not even sent.
            error.may_have_been_applied = false;
            error
        })),
    }
}

pub fn no_token() -> Error {
    const MESSAGE: &str = if cfg!(feature = "server") {
        "No token: pass getToken."
    } else {
        "No token: pass getCode, or call session.redeem."
    };
    Error::new(Kind::Unauthenticated, MESSAGE)
}

/// Starts a renewal of its own: a caller who stops waiting does not stop it for the others.
pub fn launch<C: Authorize>(
    core: &Rc<Core<C>>,
    code: Option<Rc<Secret>>,
    email: Option<String>,
) -> Rc<Flight> {
    let flight = Rc::new(Flight::default());
    let renewal = Renewal { flight: Rc::clone(&flight), code: code.clone(), email: email.clone() };
    core.session.set_renewal(Some(renewal));
    // Opened here: the session may end before the task has its first turn.
    let scope = core.scopes.open(&JsValue::UNDEFINED);
    let (core, mine) = (Rc::clone(core), Rc::clone(&flight));
    task::spawn(Box::pin(async move {
        let renewed = C::renew(&core, code, email, &scope).await;
        let outcome = if core.session.is_current(&mine) {
            core.session.set_renewal(None);
            renewed.and_then(|token| core.session.begin(token))
        } else {
            // Who redeemed later meant that code's user: this one's token is not taken.
            let late = || Error::new(Kind::Aborted, "Another code was redeemed meanwhile.");
            renewed.and_then(|_| Err(late()))
        };
        mine.land(outcome.map(|()| JsValue::UNDEFINED));
    }));
    flight
}

/// What an answer hands over: a token, or a code.
#[inline(always)]
pub fn secret_in(answer: &[u8], name: &str, route: &'static str) -> Result<Secret, Error> {
    let text = decode::top_level_string(answer, name);
    text.and_then(Secret::new).ok_or_else(|| {
        let mismatch = decode::Mismatch { path: name.into(), expected: "visible ASCII" };
        let mut error = Error::from(mismatch);
        error.route = Some(route);
        error
    })
}

/// Waits for a piece of work like any other caller.
pub async fn join(flight: &Flight, scope: &Scope, limit_ms: f64) -> Result<JsValue, Error> {
    loop {
        if let Some(outcome) = flight.outcome() {
            return outcome;
        }
        _ = scope.wait(Some(flight.landing()), limit_ms).await.map_err(stopped)?;
    }
}
