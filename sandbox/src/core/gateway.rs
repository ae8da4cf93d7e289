//! The way of an API request: route, fault, token, body, handler, format, log.

use super::admit;
use super::auth::Caller;
use super::call::{self, Call, Reply};
use super::errors::ApiError;
use super::fault::{Kind, Reset};
use super::log::Entry;
use super::request::Request;
use super::response::Response;
use super::skew::http_date;
use super::time::rfc3339;
use super::world::World;
use super::{quote, render, spoil};
use crate::routes::{self, Access, Found};

pub fn answer(world: &mut World, request: &Request, now_ms: u64) -> Response {
    let now = world.clock.now(now_ms);
    world.requests += 1;
    let request_id = format!("req-{:04x}-{:06}", world.seed & 0xFFFF, world.requests);
    let found = routes::find(&request.method, &request.path);
    let template = found.template();
    let struck = world.faults.strike(&request.method, template, &request.path);
    let kind = struck.clone().unwrap_or_default();
    let caller = world.secrets.caller(request.bearer()).cloned();
    let subject = admit::subject(world, &found, caller.as_ref());

    let scripted = scripted(world, request, subject.as_deref(), &kind);
    let result = match refusal(&kind, scripted.as_ref()) {
        Some(error) => Err(error),
        None => run(world, request, &found, caller.as_ref(), subject, now),
    };
    // Whatever becomes of the answer: what was done was done.
    let applied = found.is_write() && result.is_ok();
    let result = scripted.map_or(result, Err);

    let mut response = render::render(world, request, &found, result, &kind);
    // Headers tell real time, in which clients wait; bodies the virtual one.
    let told_ms = world.clock.told(now_ms);
    spoil::spoil(&mut response, &kind, told_ms);
    response.set("date", &http_date(told_ms));
    response.set("x-request-id", &request_id);
    world.log.record(Entry {
        method: request.method.clone(),
        path: request.path.clone(),
        route: template,
        status: response.status,
        origin: request.header("origin").map(str::to_owned),
        has_authorization: request.header("authorization").is_some(),
        token_kind: caller.as_ref().map(Caller::kind),
        token_email: caller.and_then(|c| if let Caller::App(of) = c { Some(of) } else { None }),
        query: request.query.clone(),
        api_version: request.header("x-api-version").map(str::to_owned),
        applied,
        faulted: struck.is_some(),
        request_id,
        at: rfc3339(now),
    });
    response
}

fn run(
    world: &mut World,
    request: &Request,
    found: &Found<'_>,
    caller: Option<&Caller>,
    subject: Option<String>,
    now: u64,
) -> Result<Reply, ApiError> {
    let (route, params) = match found {
        Found::Route(route, params) => (route, params),
        Found::WrongMethod { allow, .. } => {
            let error = ApiError::new(405, "This route does not take this method.");
            return Err(ApiError { headers: vec![("allow", allow.clone())], ..error });
        }
        Found::Unknown => return Err(ApiError::new(501, "The sandbox has no such route.")),
    };
    let email = admit::admit(world, route, caller, subject, now)?;
    let is_partners = route.access == Access::Crm;
    // The account in the path is settled: what is left is what the handler wants to know.
    let named = params.iter().skip(usize::from(is_partners));
    let params = named.map(|param| (*param).to_owned()).collect();
    let call = Call { now, email, is_partners, params, body: call::body(request)? };
    (route.handler)(world, &call)
}

/// A fault that keeps the request from being looked at.
fn refusal(kind: &Kind, scripted: Option<&ApiError>) -> Option<ApiError> {
    let is_lost = kind.reset == Some(Reset::Before);
    if is_lost || (kind.redirect.is_some() && !kind.applied) {
        return Some(ApiError::new(503, "Never sent."));
    }
    scripted.filter(|_| !kind.applied).cloned()
}

/// A fault that answers with an error of its own.
fn scripted(
    world: &World,
    request: &Request,
    subject: Option<&str>,
    kind: &Kind,
) -> Option<ApiError> {
    let status = kind.error_status()?;
    if kind.quote {
        let email = subject.unwrap_or_default();
        let profile = world.accounts.get(email).and_then(|account| account.profile.as_ref());
        let body = call::body(request).unwrap_or_default();
        return Some(quote::error(status, email, profile, &body));
    }
    let text = if status == 429 { "Too many attempts." } else { "A scripted fault." };
    Some(ApiError::new(status, text))
}
