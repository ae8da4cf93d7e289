//! What was asked, without tokens, codes or bodies.

use std::collections::{BTreeMap, VecDeque};

use serde::Serialize;

/// Older entries make room; `dropped` counts them.
const CAPACITY: usize = 20_000;

#[derive(Debug, Clone, Serialize)]
pub struct Entry {
    pub method: String,
    pub path: String,
    /// The template, or null when no route has this path.
    pub route: Option<&'static str>,
    /// Of the answer, also when a fault kept it from being sent.
    pub status: u16,
    pub origin: Option<String>,
    pub has_authorization: bool,
    /// `app` or `crm`; null without a token, or with one that is not good.
    pub token_kind: Option<&'static str>,
    /// Whose app token it was.
    pub token_email: Option<String>,
    pub query: Option<String>,
    pub api_version: Option<String>,
    /// Whether this very request changed the state.
    pub applied: bool,
    /// Whether a scripted fault touched the answer.
    pub faulted: bool,
    pub request_id: String,
    /// Virtual time.
    pub at: String,
}

#[derive(Debug, Default)]
pub struct Log {
    entries: VecDeque<Entry>,
    pub dropped: u64,
    applied: BTreeMap<String, u64>,
}

impl Log {
    pub fn record(&mut self, mut entry: Entry) {
        entry.method = clip(&entry.method);
        entry.path = clip(&redact(&entry.path));
        entry.query = entry.query.map(|query| clip(&redact(&query)));
        entry.origin = entry.origin.as_deref().map(clip);
        entry.api_version = entry.api_version.as_deref().map(clip);
        if let (true, Some(route)) = (entry.applied, entry.route) {
            *self.applied.entry(format!("{} {route}", entry.method)).or_default() += 1;
        }
        if self.entries.len() == CAPACITY {
            self.entries.pop_front();
            self.dropped += 1;
        }
        self.entries.push_back(entry);
    }

    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter()
    }

    pub fn unmatched(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| entry.route.is_none())
    }

    /// Writes that really changed something, by `METHOD template`.
    pub fn applied(&self) -> &BTreeMap<String, u64> {
        &self.applied
    }
}

/// What the caller chose may be long, and is kept thousands of times.
fn clip(text: &str) -> String {
    text.chars().take(500).collect()
}

/// Codes are 32 letters long and tokens 40: no run of letters and digits that long is kept.
fn redact(text: &str) -> String {
    let mut clean = String::new();
    let mut run = String::new();
    for c in text.chars().chain(['\0']) {
        if c.is_ascii_alphanumeric() {
            run.push(c);
            continue;
        }
        clean.push_str(if run.len() < 32 { &run } else { "[redacted]" });
        run.clear();
        clean.push(c);
    }
    clean.pop();
    clean
}

#[cfg(test)]
mod tests {
    use super::redact;
    use crate::core::rng::Rng;

    #[test]
    fn long_runs_are_taken_out() {
        let secret = Rng::new(1).alnum(40);
        assert_eq!(redact(&format!("token=2%7C{secret}&a=b")), "token=2%[redacted]&a=b");
        assert_eq!(redact("/api/v1/account"), "/api/v1/account");
    }
}
