//! Where CRM tokens come from: the service account logs in, and again when its token is refused.

use super::authorize::secret_in;
use super::{Authorize, Call, Core, run};
use crate::error::{Error, Kind};
use crate::routes::{Crm, crm};
use crate::runtime::scope::Scope;
use crate::runtime::{clock, token};
use crate::secret::Secret;
use crate::session::Token;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use zeroize::Zeroizing;

/// How long a login that was refused is not tried again.
const PAUSE_MS: f64 = 30_000.0;

/// The service account's way in.
pub struct Login {
    /// User name and password, as the gateway takes them.
    pub body: Zeroizing<String>,
    /// When the gateway last refused it, and how: a service account is locked out by a batch that
    /// goes on trying.
    pub refused: RefCell<Option<(f64, Error)>>,
    /// Told of every token, so that the next client need not log in; or undefined.
    pub on_token: JsValue,
}

impl Authorize for Crm {
    type Source = Login;

    fn renews(_: &Login) -> bool {
        true
    }

    async fn renew(
        core: &Rc<Core<Self>>,
        _: Option<Rc<Secret>>,
        _: Option<String>,
        scope: &Scope,
    ) -> Result<Token<Self>, Error> {
        match core.source.refused.borrow().clone() {
            Some((at_ms, error)) if clock::now_ms() - at_ms < PAUSE_MS => return Err(error),
            _ => {}
        }
        let mut call = Call::new(&crm::CRM_LOGIN);
        call.ends_ms = clock::now_ms() + core.total_ms;
        call.body = Some(core.source.body.clone());
        let answer = run(core, &call, scope).await.inspect_err(|error| {
            if matches!(error.kind, Kind::Unauthenticated | Kind::Forbidden | Kind::Validation) {
                core.source.refused.replace(Some((clock::now_ms(), error.clone())));
            }
        });
        let answer = Zeroizing::new(answer?);
        let token = Token::new(secret_in(&answer, "token", crm::CRM_LOGIN.template)?);
        token::tell(&core.source.on_token, token.expose());
        Ok(token)
    }
}
