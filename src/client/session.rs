//! `client.session`: how the page's code becomes a token.

use super::{Args, Handle, spawn, verbs};
use crate::transport;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

verbs! {
    pub SESSION "session":
    /// Redeems a one-time code for the app token, which stays in wasm.
    /// `POST /api/v1/sso/login` **V**
    ///
    /// Needed only where no `getCode` was given. The same code twice at a time is one redemption.
    /// Throws `misuse` before sending when the code is empty; `unauthenticated` when the gateway
    /// refuses it (A).
    ///
    /// @example
    /// await client.session.redeem(code);
    redeem: [redeem, 1] "(code: string, options?: RedeemOptions): Promise<void>";
}

fn redeem(handle: &Handle, args: Args) -> JsValue {
    let core = Rc::clone(&handle.core);
    let scope = core.scopes.open(&args.signal);
    // What is no string is no code; `transport::redeem` says so.
    let code = args.get(0).as_string().unwrap_or_default();
    let email = args.option(1, "expectEmail").as_string();
    let task = async move {
        if let Some(stop) = scope.stopped() {
            return Err(transport::stopped(stop));
        }
        transport::redeem(&core, code, email, &scope).await?;
        Ok(JsValue::UNDEFINED)
    };
    spawn(Box::pin(task))
}
