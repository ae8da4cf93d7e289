//! Where app tokens come from: a one-time code, redeemed here, so that the token never leaves wasm.
//! On a server a token may be given instead, minted for the user.

use super::authorize::{launch, secret_in};
use super::{Authorize, Call, Core, join, run, shown, stopped};
use crate::decode;
use crate::decode::text::push;
use crate::error::{Error, Kind};
use crate::routes::{self, App};
use crate::runtime::scope::Scope;
use crate::runtime::{clock, code};
use crate::secret::Secret;
use crate::session::{State, Token};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use zeroize::Zeroizing;

impl Authorize for App {
    /// What the page is asked for a code by; undefined where `session.redeem` is called instead.
    type Source = JsValue;

    #[inline(always)]
    fn renews(get_code: &JsValue) -> bool {
        !get_code.is_undefined()
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
            None => {
                let given = ask(core, scope, ends_ms).await?;
                if cfg!(feature = "server") {
                    return Ok(Token::new(given));
                }
                Rc::new(given)
            }
        };
        let mut call = Call::new(&routes::SSO_LOGIN);
        call.ends_ms = ends_ms;
        // Room for all of it: a body that had to be moved would leave pieces of the code behind.
        let room = 2 * code.expose().len() + 12;
        let mut body = Zeroizing::new(String::with_capacity(room));
        body.push_str("{\"code\":\"");
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
        let token = Token::new(secret_in(&answer, "token", routes::SSO_LOGIN.template)?);
        if let Some(email) = email {
            // Nobody else gets the token before it is known to be this user's.
            let mut call = Call::new(&routes::ACCOUNT_GET);
            call.ends_ms = ends_ms;
            call.token = Some(token.secret());
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

struct Asked {
    name: &'static str,
    issue: &'static str,
    failed: &'static str,
    unusable: &'static str,
}

const ASKED: Asked = if cfg!(feature = "server") {
    Asked {
        name: "getToken",
        issue: "must give what mintAppToken gave",
        failed: "getToken failed; see cause.",
        unusable: "getToken gave no app token.",
    }
} else {
    Asked {
        name: "getCode",
        issue: "must be a text of visible ASCII: no object, no line break",
        failed: "getCode failed; see cause.",
        unusable: "getCode gave no usable code.",
    }
};

async fn ask(core: &Core, scope: &Scope, ends_ms: f64) -> Result<Secret, Error> {
    let reason = if core.session.state() == State::Expired { "expired" } else { "first" };
    let failed = |cause| Error::new(Kind::Unauthenticated, ASKED.failed).cause(cause);
    let asked = code::ask(&core.source, reason);
    let code = scope.wait(Some(asked), ends_ms - clock::now_ms()).await.map_err(stopped)?;
    let code = code.map_err(failed)?.as_string();
    let unusable = || Error::misuse(ASKED.name, ASKED.issue, ASKED.unusable);
    code.and_then(Secret::new).ok_or_else(unusable)
}
