//! A scripted fault: which requests it meets, how often, and what goes wrong.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::routes;

#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Match {
    pub method: Option<String>,
    /// A template of the route table: that route alone. Anything else: a prefix of the path.
    pub path: Option<String>,
}

impl Match {
    pub fn meets(&self, method: &str, template: Option<&str>, path: &str) -> bool {
        let path_fits = match self.path.as_deref() {
            None => true,
            Some(wanted) if routes::is_template(wanted) => template == Some(wanted),
            Some(prefix) => path.starts_with(prefix),
        };
        path_fits && self.method.as_deref().is_none_or(|m| m.eq_ignore_ascii_case(method))
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reset {
    Before,
    After,
    During,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Set {
    pub pointer: String,
    pub value: Value,
}

/// What goes wrong. The parts can be combined.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Kind {
    pub status: Option<u16>,
    /// Too many requests, as the format of the request has it: 429 or the legacy 409.
    pub throttle: bool,
    /// Seconds as a number, anything else as text.
    pub retry_after: Option<Value>,
    /// So many seconds from now, as a date by the clock of the gateway.
    pub retry_after_date: Option<u32>,
    pub rate_limit_remaining: Option<u32>,
    /// An error that quotes the caller's own data.
    pub quote: bool,
    /// Sent elsewhere: with 307, or the `status`.
    pub redirect: Option<String>,
    /// With an error `status` or a `redirect`: the write is applied all the same.
    pub applied: bool,
    pub latency_ms: Option<u64>,
    /// The head comes at once, the body takes this long.
    pub drip_ms: Option<u64>,
    pub body: Option<String>,
    pub content_type: Option<String>,
    pub truncate: Option<usize>,
    pub empty: bool,
    pub reset: Option<Reset>,
    pub unknown_status: bool,
    pub wrong_type: bool,
    pub set: Option<Set>,
}

impl Kind {
    pub fn is_latency_only(&self) -> bool {
        Self { latency_ms: None, ..self.clone() } == Self::default()
    }

    /// Of the error that stands in for the answer, if one does.
    pub fn error_status(&self) -> Option<u16> {
        let named = self.status.filter(|status| *status >= 400);
        named.or(self.throttle.then_some(429)).or(self.quote.then_some(422))
    }

    /// Why it makes no sense, in words.
    pub fn problem(&self) -> Option<&'static str> {
        match (self.status, &self.redirect) {
            (Some(status), _) if !(200..600).contains(&status) => {
                Some("`status` must be from 200 to 599")
            }
            (Some(status), Some(_)) if !(300..400).contains(&status) => {
                Some("with `redirect`, `status` must be from 300 to 399")
            }
            _ => None,
        }
    }
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fault {
    /// What a person calls it: told by `/control/state`.
    pub label: Option<String>,
    #[serde(rename = "match", default)]
    pub meets: Match,
    /// How many requests it strikes; 0 until it is cleared.
    #[serde(default)]
    pub times: u32,
    /// How many matching requests it lets pass first.
    #[serde(default)]
    pub skip: u32,
    pub kind: Kind,
}
