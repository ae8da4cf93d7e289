//! What the client's secret is good for: a one-time code, or an app token. One call each; there is
//! no session.

use super::options::{self, Given};
use super::{input, send, spawn};
use crate::error::Error;
use crate::model::ClientInput;
use crate::routes::{Client, Typed};
use crate::runtime::failure;
use crate::transport::{Call, Core, secret_in};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use zeroize::Zeroizing;

/// One connection to a gateway for the partner's client.
#[wasm_bindgen]
pub struct Partner {
    core: Rc<Core<Client>>,
}

#[wasm_bindgen]
impl Partner {
    /// Checks the options; nothing is sent yet.
    #[wasm_bindgen(constructor)]
    pub fn new(
        base_url: JsValue,
        api_version: JsValue,
        timeout_ms: f64,
        total_ms: f64,
        max_retries: f64,
        on_diagnostic: JsValue,
        fetch: JsValue,
    ) -> Result<Partner, JsValue> {
        let given = Given {
            base_url: base_url.as_string().unwrap_or_default(),
            api_version: api_version.as_string(),
            timeout_ms,
            total_ms,
            max_retries,
            allow: None,
            on_diagnostic,
            fetch,
        };
        let core = options::core::<Client>(given, ()).map_err(|error| failure::to_js(&error))?;
        Ok(Self { core: Rc::new(core) })
    }

    /// A one-time code for a user.
    #[cfg(feature = "edge")]
    pub fn code(&self, who: &JsValue, signal: &JsValue) -> JsValue {
        self.ask(&crate::routes::sso::SSO_CODE, "code", who, signal)
    }

    /// An app token for a user.
    #[cfg(feature = "server")]
    pub fn token(&self, who: &JsValue, signal: &JsValue) -> JsValue {
        self.ask(&crate::routes::sso::SSO_TOKEN, "token", who, signal)
    }
}

impl Partner {
    fn ask<A>(
        &self,
        row: &'static Typed<ClientInput, A, Client>,
        name: &'static str,
        who: &JsValue,
        signal: &JsValue,
    ) -> JsValue {
        let core = Rc::clone(&self.core);
        let scope = core.scopes.open(signal);
        let mut call = Call::new(&row.route);
        let checked = input::put_body(&mut call, who);
        spawn(Box::pin(async move {
            checked.map_err(|mut error: Error| {
                error.route = Some(row.template);
                error
            })?;
            let answer = Zeroizing::new(send(&core, &call, &scope).await?);
            Ok(secret_in(&answer, name, row.template)?.expose().into())
        }))
    }
}
