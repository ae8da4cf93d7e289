//! `client.request`: the way out, for what this package does not know.

use super::{Args, Handle, verbs};
use crate::error::Error;
use crate::model::{Gives, Kind, Mark};
use crate::routes::{Method, Retry, Route, Token};
use crate::runtime::json;
use crate::transport::{Call, path};
use wasm_bindgen::prelude::*;
use zeroize::Zeroizing;

verbs! {
    pub REQUEST "":
    /// Calls any route below `/api/` with the app token: the way out, where this package does not
    /// know a route or takes it for something else.
    ///
    /// `path` may hold a query; never put a secret there. The body is sent as it is given; the
    /// answer comes whole, envelope kept, with legacy booleans and moments normalised. `null` when
    /// it is empty. Errors are those of every call. A path that the package knows is tried again
    /// like the typed call of it; any other only when it was throttled, GET or not. `sso` and `crm`
    /// are out of reach.
    ///
    /// @example
    /// const page = await client.request("GET", "/api/v1/alarms?page=2");
    request: [request, 3] "(method: \"GET\" | \"POST\" | \"PUT\" | \"PATCH\" | \"DELETE\", path: `/api/${string}`, body?: unknown, options?: CallOptions): Promise<unknown>";
}

/// What errors and diagnostics call a route that the table does not have.
const TEMPLATE: &str = "request";

fn request(handle: &Handle, args: Args) -> JsValue {
    let call = prepare(Token::App, &args.get(0), &args.get(1), &args.get(2));
    handle.run(call, &args)
}

/// A call of whatever route, with this kind of token.
pub fn prepare(
    token: Token,
    method: &JsValue,
    path: &JsValue,
    body: &JsValue,
) -> Result<Box<Call>, Error> {
    let method = method.as_string().unwrap_or_default();
    let method = Method::ALL.into_iter().find(|known| known.name() == method);
    let method =
        method.ok_or_else(|| wrong("method", "must be GET, POST, PUT, PATCH or DELETE"))?;
    let path = path.as_string().unwrap_or_default();
    let known = match token {
        #[cfg(feature = "server")]
        Token::Crm => path::known_to_crm(method, &path),
        _ => path::known(method, &path),
    };
    let known = known.map_err(|issue| wrong("path", issue))?;
    let route = Route {
        method,
        template: known.route.map_or(TEMPLATE, |route| route.template),
        token,
        retry: known.route.map_or(Retry::Write, |route| route.retry),
        area: known.area,
        body: None,
        answer: Kind::Any,
        gives: Gives::Answer,
        mark: Mark::A,
    };
    let mut call = Call::new(&route);
    call.path = path;
    call.whole = true;
    if !body.is_undefined() {
        if method == Method::Get {
            return Err(wrong("body", "cannot be sent with GET"));
        }
        call.body = Some(Zeroizing::new(
            json::from_js(body).map_err(|_| wrong("body", "cannot be written as JSON"))?,
        ));
    }
    Ok(call)
}

fn wrong(field: &str, issue: &str) -> Error {
    let mut error = Error::misuse(field, issue, "The request cannot be made; see details.");
    error.route = Some(TEMPLATE);
    error
}
