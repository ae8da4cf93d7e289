//! The one error shape. Rust fills [`Error`]; the facade turns it into a JavaScript `Error`.

use core::fmt;
use wasm_bindgen::JsValue;

/// What went wrong. The facade adds `unsupported` and `internal`, which it alone can tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    BadRequest,
    Validation,
    Unauthenticated,
    Forbidden,
    NotFound,
    Conflict,
    RateLimited,
    Server,
    Network,
    Timeout,
    Aborted,
    Decode,
    Misuse,
    Ended,
    AccountMismatch,
}

impl Kind {
    /// The name JavaScript sees.
    pub const fn name(self) -> &'static str {
        match self {
            Kind::BadRequest => "bad_request",
            Kind::Validation => "validation",
            Kind::Unauthenticated => "unauthenticated",
            Kind::Forbidden => "forbidden",
            Kind::NotFound => "not_found",
            Kind::Conflict => "conflict",
            Kind::RateLimited => "rate_limited",
            Kind::Server => "server",
            Kind::Network => "network",
            Kind::Timeout => "timeout",
            Kind::Aborted => "aborted",
            Kind::Decode => "decode",
            Kind::Misuse => "misuse",
            Kind::Ended => "ended",
            Kind::AccountMismatch => "account_mismatch",
        }
    }
}

/// One thing wrong with one field; the gateway's own validation has the same shape.
#[derive(Clone, PartialEq, Eq)]
pub struct Detail {
    pub field: String,
    /// Words for a person. From the gateway they may quote what the user typed.
    pub issue: String,
}

/// A failed call. Boxed, so that every `Result` on the way stays one pointer wide.
#[derive(Clone)]
pub struct Error(Box<Data>);

#[derive(Clone)]
pub struct Data {
    pub kind: Kind,
    /// Ours alone: a fixed sentence that can go into any log.
    pub message: &'static str,
    pub code: Option<String>,
    pub status: Option<u16>,
    pub details: Vec<Detail>,
    pub retry_after_ms: Option<u32>,
    pub retryable: bool,
    pub may_have_been_applied: bool,
    /// The route template, never the ids in it.
    pub route: Option<&'static str>,
    pub request_id: Option<String>,
    /// The gateway's localized text, which may quote the user's data.
    pub server_message: Option<String>,
    pub cause: JsValue,
}

impl Error {
    pub fn new(kind: Kind, message: &'static str) -> Self {
        Self(Box::new(Data {
            kind,
            message,
            code: None,
            status: None,
            details: Vec::new(),
            retry_after_ms: None,
            retryable: matches!(kind, Kind::Network | Kind::Timeout | Kind::RateLimited),
            may_have_been_applied: false,
            route: None,
            request_id: None,
            server_message: None,
            cause: JsValue::UNDEFINED,
        }))
    }

    /// The caller's mistake, told before anything is sent.
    pub fn misuse(field: &str, issue: &str, message: &'static str) -> Self {
        Self::new(Kind::Misuse, message).detail(field, issue)
    }

    /// A body or an id that cannot be right, told before anything is sent.
    pub fn validation(details: Vec<Detail>) -> Self {
        let mut error = Self::new(Kind::Validation, "The input is not valid; see details.");
        error.0.details = details;
        error
    }

    pub fn detail(mut self, field: &str, issue: &str) -> Self {
        self.0.details.push(Detail { field: field.into(), issue: issue.into() });
        self
    }

    pub fn cause(mut self, cause: JsValue) -> Self {
        self.0.cause = cause;
        self
    }
}

impl core::ops::Deref for Error {
    type Target = Data;
    fn deref(&self) -> &Data {
        &self.0
    }
}

impl core::ops::DerefMut for Error {
    fn deref_mut(&mut self) -> &mut Data {
        &mut self.0
    }
}

/// Kind, status and route only: issues, texts and causes may quote the user.
impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind.name())?;
        f.write_str(" ")?;
        f.write_str(self.route.unwrap_or("-"))
    }
}

impl fmt::Debug for Detail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.field)
    }
}
