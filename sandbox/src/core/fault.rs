//! A scripted fault: which requests it meets, how often, and what goes wrong.

use serde::Deserialize;
use serde_json::Value;

use crate::routes;

#[derive(Debug, Clone, Default, Deserialize)]
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

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Set {
    pub pointer: String,
    pub value: Value,
}

/// What goes wrong. The parts can be combined.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Kind {
    pub status: Option<u16>,
    pub retry_after: Option<Value>,
    pub rate_limit_remaining: Option<u32>,
    /// With an error `status`: the write is applied all the same.
    pub applied: bool,
    pub latency_ms: Option<u64>,
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
        let Self { status, body, truncate, empty, reset, unknown_status, .. } = self;
        let rest = self.wrong_type || self.set.is_some() || self.content_type.is_some();
        let headers = self.retry_after.is_some() || self.rate_limit_remaining.is_some();
        let raw = body.is_some() || truncate.is_some() || *empty;
        !(status.is_some() || raw || reset.is_some() || *unknown_status || rest || headers)
    }
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fault {
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
