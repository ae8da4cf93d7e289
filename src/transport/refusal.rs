//! Turns a refusal, status and body, into the one error type. Pure.

use crate::decode;
use crate::error::{Error, Kind};

/// What the headers of a refusal said, where they could be read.
#[derive(Debug, Default)]
pub struct Hints {
    pub retry_after_ms: Option<u32>,
    /// `X-RateLimit-Remaining: 0`
    pub exhausted: bool,
}

const UNAUTHENTICATED: &str = if cfg!(any(feature = "edge", feature = "server")) {
    "The gateway refused the token, the code or the credentials."
} else {
    "The gateway refused the token or code."
};
pub const NOT_FOUND: &str = "There is no such thing.";

pub fn refusal(status: u16, hints: &Hints, body: &[u8]) -> Error {
    let said = decode::error_body(body);
    let throttled = status == 409
        && (hints.retry_after_ms.is_some()
            || hints.exhausted
            || said.message.as_deref().is_some_and(says_too_many));
    let (kind, message) = match status {
        429 => (Kind::RateLimited, "Too many requests."),
        // Legacy has no 429. **A**
        409 if throttled => (Kind::RateLimited, "Too many requests."),
        409 => (Kind::Conflict, "The request conflicts with what is there."),
        401 => (Kind::Unauthenticated, UNAUTHENTICATED),
        403 => (Kind::Forbidden, "The account may not do this."),
        404 => (Kind::NotFound, NOT_FOUND),
        422 => (Kind::Validation, "The input is not valid; see details."),
        400 if !said.details.is_empty() || said.code.as_deref() == Some("VALIDATION_ERROR") => {
            (Kind::Validation, "The input is not valid; see details.")
        }
        500.. => (Kind::Server, "The gateway failed."),
        // 0: a browser hides where a redirect would have gone.
        0 | 300..400 => (Kind::Network, "The gateway redirected."),
        _ => (Kind::BadRequest, "The gateway refused the request."),
    };
    let mut error = Error::new(kind, message);
    error.code = said.code;
    error.status = (status != 0).then_some(status);
    error.details = said.details;
    error.server_message = said.message;
    error.retry_after_ms = hints.retry_after_ms;
    error.retryable = kind == Kind::RateLimited || matches!(status, 502..=504);
    error
}

fn says_too_many(text: &str) -> bool {
    // Not `str::contains`, whose two-way search is 1.5 KB of wasm to set up alone.
    let has = |word: &str| {
        text.as_bytes().windows(word.len()).any(|w| w.eq_ignore_ascii_case(word.as_bytes()))
    };
    has("too many") || has("rate limit") || has("throttl")
}

#[cfg(test)]
#[path = "refusal_tests.rs"]
mod tests;
