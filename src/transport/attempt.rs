//! One attempt: a request, its answer or refusal, and what may be told of it.

use super::{Call, Shared, refusal, retry, stopped};
use crate::decode::{self, text::join};
use crate::error::{Error, Kind};
use crate::model::Kind as Shape;
use crate::routes::{Retry, Token as TokenKind};
use crate::runtime::fetch::{self, Came, Outgoing};
use crate::runtime::scope::Stop;
use crate::runtime::slot::{Outcome, Slot};
use crate::runtime::{clock, diagnostic};
use crate::secret::is_visible_ascii;
use std::borrow::Cow;
use wasm_bindgen::prelude::*;
use zeroize::Zeroize;

/// An attempt under way.
pub struct Attempt<'a> {
    core: &'a Shared,
    call: &'a Call,
    number: u32,
    pub started_ms: f64,
}

impl<'a> Attempt<'a> {
    /// `number` counts from 1.
    pub fn begin(core: &'a Shared, call: &'a Call, number: u32) -> Self {
        Self { core, call, number, started_ms: clock::now_ms() }
    }

    /// What it gives, or why it gives nothing, is for [`Attempt::end`].
    pub fn send(&self, token: Option<&str>) -> Slot {
        let (core, call) = (self.core, self.call);
        let url = join(&[&core.base, &call.path]);
        fetch::start(
            &core.fetch,
            &Outgoing {
                method: call.route.method,
                url: &url,
                body: call.body.as_ref().map(|body| body.as_str()),
                api_version: core.api_version.as_deref(),
                token,
            },
        )
    }

    pub fn end(&self, answer: Result<Outcome, Stop>) -> Result<Vec<u8>, Error> {
        let (mut status, mut request_id) = (0, None);
        let mut outcome = match answer {
            Err(stop) => Err(stopped(stop)),
            Ok(Err(cause)) => Err(no_answer(cause)),
            Ok(Ok(came)) => {
                let came = Came::new(came);
                status = came.status();
                request_id = came.request_id().filter(|id| id.len() <= 128 && is_visible_ascii(id));
                read(self.call, status, &came)
            }
        };
        let route = &self.call.route;
        diagnostic::tell(
            &self.core.on_diagnostic,
            &diagnostic::Diagnostic {
                method: route.method.name(),
                route: route.template,
                status,
                ms: clock::now_ms() - self.started_ms,
                attempt: self.number,
                request_id: request_id.as_deref(),
                kind: outcome.as_ref().err().map(|error| error.kind.name()),
            },
        );
        if let Err(error) = &mut outcome {
            error.request_id = request_id;
            error.may_have_been_applied = route.retry == Retry::Write && unsure(error.kind);
        }
        outcome
    }
}

/// Refusals were decided before anything was done; everything else may have come too late.
fn unsure(kind: Kind) -> bool {
    use Kind::{Aborted, Decode, Ended, Network, Server, Timeout};
    matches!(kind, Network | Timeout | Aborted | Ended | Server | Decode)
}

fn read(call: &Call, status: u16, came: &Came) -> Result<Vec<u8>, Error> {
    let body = came.body().map_err(no_answer)?;
    match status {
        200..=299 => decoded(call, body).map_err(|mut error| {
            error.status = Some(status);
            error
        }),
        _ => Err(refused(status, came, &body)),
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

fn refused(status: u16, came: &Came, body: &[u8]) -> Error {
    let after = came.retry_after();
    let hints = refusal::Hints {
        retry_after_ms: after
            .and_then(|text| retry::retry_after_ms(&text, clock::unix_ms(), clock::date_ms)),
        exhausted: came.rate_limit_remaining().as_deref() == Some("0"),
    };
    refusal::refusal(status, &hints, body)
}

fn no_answer(cause: JsValue) -> Error {
    const MESSAGE: &str = "No answer: offline, blocked or cut off.";
    Error::new(Kind::Network, MESSAGE).cause(cause)
}
