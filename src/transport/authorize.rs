//! Where tokens come from: a one-time code, redeemed here, so that the token never leaves wasm.

use super::{Call, Core, run, shown, stopped};
use crate::decode;
use crate::decode::text::push;
use crate::error::{Error, Kind};
use crate::routes;
use crate::runtime::scope::Scope;
use crate::runtime::{clock, code, task};
use crate::secret::Secret;
use crate::session::{Flight, Renewal, State, Token};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use zeroize::Zeroizing;

/// The current token, or a new one: everyone who needs one waits for the same renewal.
pub async fn token(core: &Rc<Core>, scope: &Scope, limit_ms: f64) -> Result<Token, Error> {
    core.session.check_open()?;
    if let Some(token) = core.session.token() {
        return Ok(token);
    }
    let flight = match core.session.flight(None, None) {
        Some(flight) => flight,
        None if !core.get_code.is_undefined() => launch(core, None, None),
        None => return Err(no_token()),
    };
    let joined = join(&flight, scope, limit_ms).await;
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

fn no_token() -> Error {
    const MESSAGE: &str = "No token: pass getCode, or call session.redeem.";
    Error::new(Kind::Unauthenticated, MESSAGE)
}

/// Redeems a code that the page was given. The same code twice at a time is one redemption.
pub async fn redeem(
    core: &Rc<Core>,
    code: String,
    email: Option<String>,
    scope: &Scope,
) -> Result<(), Error> {
    core.session.check_open()?;
    let code = Secret::new(code).ok_or_else(|| {
        Error::misuse("code", "must be visible ASCII, not empty", "The code is not usable.")
    })?;
    let flight = match core.session.flight(Some(&code), email.as_ref()) {
        Some(flight) => flight,
        None => launch(core, Some(Rc::new(code)), email),
    };
    join(&flight, scope, f64::INFINITY).await.map(|_| ())
}

/// Starts a renewal of its own: a caller who stops waiting does not stop it for the others.
fn launch(core: &Rc<Core>, code: Option<Rc<Secret>>, email: Option<String>) -> Rc<Flight> {
    let flight = Rc::new(Flight::default());
    let renewal = Renewal { flight: Rc::clone(&flight), code: code.clone(), email: email.clone() };
    core.session.set_renewal(Some(renewal));
    // Opened here: the session may end before the task has its first turn.
    let scope = core.scopes.open(&JsValue::UNDEFINED);
    let (core, mine) = (Rc::clone(core), Rc::clone(&flight));
    task::spawn(Box::pin(async move {
        let renewed = renew(&core, code, email, &scope).await;
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

async fn renew(
    core: &Rc<Core>,
    code: Option<Rc<Secret>>,
    email: Option<String>,
    scope: &Scope,
) -> Result<Token, Error> {
    shown(scope).await?;
    core.session.check_open()?;
    let ends_ms = clock::now_ms() + core.total_ms;
    let code = match code {
        Some(code) => code,
        None => Rc::new(ask(core, scope, ends_ms).await?),
    };
    let mut call = Call::new(&routes::SSO_LOGIN);
    call.ends_ms = ends_ms;
    let mut body = Zeroizing::new(String::from("{\"code\":\""));
    for byte in code.expose().bytes() {
        // A code is visible ASCII: nothing else needs an escape in JSON.
        if matches!(byte, b'"' | b'\\') {
            push(&mut body, b'\\');
        }
        push(&mut body, byte);
    }
    body.push_str("\"}");
    call.body = Some(body);
    let answer = Zeroizing::new(run(core, &call, scope).await?);
    let token = decode::top_level_string(&answer, "token");
    let token = token.and_then(Secret::new).map(Token::new).ok_or_else(|| {
        let mismatch = decode::Mismatch { path: "token".into(), expected: "visible ASCII" };
        let mut error = Error::from(mismatch);
        error.route = Some(routes::SSO_LOGIN.template);
        error
    })?;
    if let Some(email) = email {
        // Nobody else gets the token before it is known to be this user's.
        let mut call = Call::new(&routes::ACCOUNT_GET);
        call.ends_ms = ends_ms;
        call.token = Some(token.clone());
        let account = run(core, &call, scope).await?;
        let own = decode::top_level_string(&account, "email");
        let trim = |text: &String| text.trim_ascii().to_ascii_lowercase();
        if own.is_some_and(|own| trim(&own) != trim(&email)) {
            const MESSAGE: &str = "The code is another account's; its token was forgotten.";
            return Err(Error::new(Kind::AccountMismatch, MESSAGE));
        }
    }
    Ok(token)
}

async fn ask(core: &Core, scope: &Scope, ends_ms: f64) -> Result<Secret, Error> {
    let reason = if core.session.state() == State::Expired { "expired" } else { "first" };
    let failed =
        |cause| Error::new(Kind::Unauthenticated, "getCode failed; see cause.").cause(cause);
    let asked = code::ask(&core.get_code, reason);
    let code = scope.wait(Some(asked), ends_ms - clock::now_ms()).await.map_err(stopped)?;
    let code = code.map_err(failed)?.as_string();
    code.and_then(Secret::new).ok_or_else(|| {
        let issue = "must be a text of visible ASCII: no object, no line break";
        Error::misuse("getCode", issue, "getCode gave no usable code.")
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
