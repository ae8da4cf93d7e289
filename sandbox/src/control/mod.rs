//! What tests and demos may do behind the gateway's back. No token is asked for, nothing is
//! logged, and no fault strikes here.

mod accounts;
mod acts;
mod codes;
mod scenario;
mod script;
mod view;
mod watch;
mod watched;

use serde_json::{Value, json};

use crate::core::errors::ApiError;
use crate::core::request::Request;
use crate::core::response::Response;
use crate::core::world::World;

#[derive(Debug)]
struct Call {
    body: Value,
    /// Real time.
    now_ms: u64,
    /// Virtual time.
    now: u64,
}

/// What went wrong, in words.
type Answer = Result<Value, String>;

type Handler = fn(&mut World, &Call) -> Answer;

#[rustfmt::skip]
static TABLE: &[(&str, &str, Handler)] = &[
    ("POST", "/control/code", codes::code),
    ("POST", "/control/codes", codes::codes),
    ("POST", "/control/expire-codes", codes::expire),
    ("POST", "/control/revoke", codes::revoke),
    ("POST", "/control/scenario", scenario::scenario),
    ("POST", "/control/signing", script::signing),
    ("POST", "/control/verification", watch::verification),
    ("POST", "/control/confirm", watch::confirm),
    ("POST", "/control/leak", watch::leak),
    ("POST", "/control/time", script::time),
    ("POST", "/control/reset", script::reset),
    ("POST", "/control/fault", script::fault),
    ("DELETE", "/control/fault", script::clear_faults),
    ("POST", "/control/format", script::format),
    ("POST", "/control/cors", script::cors),
    ("GET", "/control/log", view::log),
    ("GET", "/control/unmatched", view::unmatched),
    ("GET", "/control/applied", view::applied),
    ("GET", "/control/state", view::state),
    ("GET", "/control/accounts", accounts::accounts),
];

pub fn handle(world: &mut World, request: &Request, now_ms: u64) -> Response {
    let fits = |row: &&(&str, &str, Handler)| (row.0, row.1) == (&*request.method, &*request.path);
    let Some((_, _, handler)) = TABLE.iter().find(fits) else {
        return Response::json(404, &json!({ "error": "There is no such control route." }));
    };
    let answer = body(request)
        .and_then(|body| handler(world, &Call { body, now_ms, now: world.clock.now(now_ms) }));
    match answer {
        Ok(value) => Response::json(200, &value),
        Err(text) => Response::json(400, &json!({ "error": text })),
    }
}

fn body(request: &Request) -> Result<Value, String> {
    if request.body.is_empty() {
        return Ok(json!({}));
    }
    serde_json::from_slice(&request.body).map_err(|error| error.to_string())
}

impl From<ApiError> for String {
    fn from(error: ApiError) -> Self {
        error.message
    }
}

#[cfg(test)]
mod code_tests;
#[cfg(test)]
mod fault_tests;
#[cfg(test)]
mod landing_tests;
#[cfg(test)]
mod refusal_tests;
#[cfg(test)]
mod scenario_tests;
#[cfg(test)]
mod signing_tests;
#[cfg(test)]
mod state_tests;
#[cfg(test)]
mod tests;
