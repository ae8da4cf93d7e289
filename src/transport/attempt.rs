//! One attempt: a request, its answer or refusal, and what may be told of it.

use super::{Call, Core, refusal, retry, stopped};
use crate::decode;
use crate::error::{Error, Kind};
use crate::model::Kind as Shape;
use crate::routes::{Retry, Token as TokenKind};
use crate::runtime::fetch::{self, Answer, Outgoing};
use crate::runtime::scope::Scope;
use crate::runtime::{clock, diagnostic, json};
use crate::secret::is_visible_ascii;
use crate::session::Token;
use std::borrow::Cow;
use wasm_bindgen::prelude::*;
use zeroize::Zeroize;

pub async fn attempt(
    core: &Core,
    call: &Call,
    scope: &Scope,
    token: Option<&Token>,
    deadline: f64,
    number: u32,
) -> Result<Vec<u8>, Error> {
    let started = clock::now_ms();
    let limit = if call.timeout_ms.is_nan() { core.timeout_ms } else { call.timeout_ms };
    let limit = limit.min(deadline - started);
    let mut seen = Seen::default();
    let mut outcome = exchange(core, call, scope, token, limit, &mut seen).await;
    diagnostic::tell(
        &core.on_diagnostic,
        &diagnostic::Diagnostic {
            method: call.route.method.name(),
            route: call.route.template,
            status: seen.status,
            ms: clock::now_ms() - started,
            attempt: number,
            request_id: seen.request_id.as_deref(),
            kind: outcome.as_ref().err().map(|error| error.kind.name()),
        },
    );
    if let Err(error) = &mut outcome {
        error.request_id = seen.request_id;
        // Refusals were decided before anything was done; everything else may have come too late.
        let unsure = matches!(
            error.kind,
            Kind::Network
                | Kind::Timeout
                | Kind::Aborted
                | Kind::Ended
                | Kind::Server
                | Kind::Decode
        );
        error.may_have_been_applied = seen.sent && unsure && call.route.retry == Retry::Write;
    }
    outcome
}

#[derive(Default)]
struct Seen {
    sent: bool,
    status: Option<u16>,
    request_id: Option<String>,
}

async fn exchange(
    core: &Core,
    call: &Call,
    scope: &Scope,
    token: Option<&Token>,
    limit: f64,
    seen: &mut Seen,
) -> Result<Vec<u8>, Error> {
    if let Some(stop) = scope.stopped() {
        return Err(stopped(stop));
    }
    let started = clock::now_ms();
    let url = [core.base.as_str(), &call.path].concat();
    let (request, answer) = fetch::start(
        &core.fetch,
        &Outgoing {
            method: call.route.method,
            url: &url,
            body: call.body.as_ref().map(|body| body.as_str()),
            api_version: core.api_version.as_deref(),
            token: token.map(Token::expose),
        },
    )
    .map_err(no_answer)?;
    seen.sent = true;
    let answer = scope.promise(answer, limit).await.map_err(stopped)?.map_err(no_answer)?;
    if !answer.is_object() {
        return Err(no_answer(JsValue::UNDEFINED));
    }
    let answer: Answer = answer.unchecked_into();
    let status = answer.code();
    seen.status = (status != 0).then_some(status);
    seen.request_id =
        answer.header("x-request-id").filter(|id| id.len() <= 128 && is_visible_ascii(id));
    let left = limit - (clock::now_ms() - started);
    let body = answer.body().map_err(no_answer)?;
    let body = scope.promise(body, left).await.map_err(stopped)?.map_err(no_answer)?;
    let body = json::to_bytes(&body).map_err(no_answer)?;
    request.done();
    match status {
        200..=299 => decoded(call, body).map_err(|mut error| {
            error.status = Some(status);
            error
        }),
        _ => Err(refused(status, &answer, &body)),
    }
}

fn decoded(call: &Call, mut body: Vec<u8>) -> Result<Vec<u8>, Error> {
    let route = &call.route;
    if route.may_be_empty() || call.whole {
        let nothing = matches!(route.answer, Shape::Assumed(_)) && decode::says_nothing(&body);
        if nothing || body.trim_ascii().is_empty() {
            return Ok(b"null".to_vec());
        }
    } else if route.answer.is_open() && decode::says_nothing(&body) {
        // Where every field is assumed, so is how a gateway says that there is no such thing.
        return Err(Error::new(Kind::NotFound, refusal::NOT_FOUND));
    }
    let length = body.len();
    match decode::response(&body, &route.answer, call.whole)? {
        Cow::Borrowed(answer) if answer.len() == length => Ok(body),
        answer => {
            let answer = answer.into_owned();
            if route.token == TokenKind::None {
                body.zeroize();
            }
            Ok(answer)
        }
    }
}

fn refused(status: u16, answer: &Answer, body: &[u8]) -> Error {
    let after = answer.header("retry-after");
    let hints = refusal::Hints {
        retry_after_ms: after
            .and_then(|text| retry::retry_after_ms(&text, clock::unix_ms(), clock::date_ms)),
        exhausted: answer.header("x-ratelimit-remaining").as_deref() == Some("0"),
    };
    refusal::refusal(status, &hints, body)
}

fn no_answer(cause: JsValue) -> Error {
    const MESSAGE: &str = "No answer: offline, blocked or cut off.";
    Error::new(Kind::Network, MESSAGE).cause(cause)
}
