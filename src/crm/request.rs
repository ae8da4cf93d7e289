//! `crm.request`: the way out, for what this package does not know.

use crate::client::{Args, CrmHandle, verbs};
use wasm_bindgen::prelude::*;

verbs! {
    crm pub REQUEST "":
    /// Calls any route below `/api/` with the CRM token: the way out, where this package does not
    /// know a route or takes it for something else.
    ///
    /// As the app client's `request`. A route of the app token's is `misuse` before anything is
    /// sent; so are `sso` and `crm`.
    ///
    /// @example
    /// const page = await crm.request("GET", "/api/v1/account/7/email-watchlist?page=2");
    request: [request, 3] "(method: \"GET\" | \"POST\" | \"PUT\" | \"PATCH\" | \"DELETE\", path: `/api/${string}`, body?: unknown, options?: CallOptions): Promise<unknown>";
}

fn request(handle: &CrmHandle, args: Args) -> JsValue {
    handle.request(&args)
}
