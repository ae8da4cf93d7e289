//! `client.session`: how the page's code becomes a token.

use super::{Handle, Options, options, spawn};
use crate::error::Error;
use crate::transport;
use js_sys::Promise;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Handle {
    /// Redeems a one-time code for the app token, which stays in wasm.
    /// `POST /api/v1/sso/login` **V**
    ///
    /// Needed only where no `getCode` was given. The same code twice at a time is one redemption.
    /// Throws `misuse` before sending when the code is empty; `unauthenticated` when the gateway
    /// refuses it (A).
    ///
    /// @example
    /// await client.session.redeem(code);
    #[wasm_bindgen(js_name = session_redeem, unchecked_return_type = "Promise<void>")]
    pub fn session_redeem(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] code: JsValue,
        options: Options,
    ) -> Promise {
        let core = Rc::clone(&self.core);
        let prepared = options::call(options).and_then(|options| {
            let code = code.as_string().ok_or_else(|| {
                Error::misuse("code", "must be a string", "The code is not usable.")
            })?;
            Ok((code, core.scopes.open(&options.signal)))
        });
        spawn(Box::pin(async move {
            let (code, scope) = prepared?;
            if let Some(stop) = scope.stopped() {
                return Err(transport::stopped(stop));
            }
            transport::redeem(&core, code, &scope).await?;
            Ok(JsValue::UNDEFINED)
        }))
    }
}
