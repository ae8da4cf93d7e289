//! Watches a signing until it is signed, failed or expired. Pure.

use super::{Begun, Step, Watcher};
use crate::decode;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    Pending,
    Signed,
    Failed,
    Expired,
    Unknown,
}

/// The words are assumed (**A**), read without regard to case; any other is `unknown`.
const WORDS: [(Phase, &[&str]); 4] = [
    (Phase::Pending, &["PENDING", "INITIATED", "STARTED", "OUTSTANDING", "IN_PROGRESS"]),
    (Phase::Signed, &["SIGNED", "COMPLETED", "COMPLETE", "SUCCESS"]),
    (Phase::Failed, &["FAILED", "CANCELLED", "CANCELED", "REJECTED", "DECLINED", "ERROR"]),
    (Phase::Expired, &["EXPIRED", "TIMEOUT"]),
];

impl Phase {
    pub fn of(status: &str) -> Self {
        let says = |word: &&str| word.eq_ignore_ascii_case(status.trim_ascii());
        WORDS.iter().find(|(_, words)| words.iter().any(says)).map_or(Phase::Unknown, |(p, _)| *p)
    }

    pub const fn name(self) -> &'static str {
        match self {
            Phase::Pending => "pending",
            Phase::Signed => "signed",
            Phase::Failed => "failed",
            Phase::Expired => "expired",
            Phase::Unknown => "unknown",
        }
    }
}

#[derive(Debug, Default)]
pub struct SigningWatch {
    seen: Option<Vec<u8>>,
}

impl Watcher for SigningWatch {
    fn step(&mut self, answer: &[u8], _now_ms: f64, _: Begun) -> Step {
        let status = decode::top_level_string(answer, "status").unwrap_or_default();
        let phase = Phase::of(&status);
        let done = matches!(phase, Phase::Signed | Phase::Failed | Phase::Expired);
        if !done && self.seen.as_deref() == Some(answer) {
            return Step::Quiet;
        }
        self.seen = Some(answer.into());
        let json =
            [b"{\"phase\":\"", phase.name().as_bytes(), b"\",\"raw\":", answer, b"}"].concat();
        Step::Show { json, done }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    #[test]
    fn every_word_in_any_case() {
        for (phase, words) in WORDS {
            for word in words {
                assert_eq!(Phase::of(word), phase);
                assert_eq!(Phase::of(&word.to_lowercase()), phase);
            }
        }
        for word in ["", "PAUSED", "NOT_SIGNED"] {
            assert_eq!(Phase::of(word), Phase::Unknown);
        }
    }

    #[test]
    fn shows_changes_and_keeps_the_raw_answer() {
        let mut watch = SigningWatch::default();
        let pending = br#"{"status":"pending","hint_code":"userSign"}"#;
        let Step::Show { json, done: false } = watch.step(pending, 0.0, Begun::default()) else {
            panic!()
        };
        let value: Value = serde_json::from_slice(&json).unwrap();
        assert_eq!(value["phase"], "pending");
        assert_eq!(value["raw"], json!({"status": "pending", "hint_code": "userSign"}));
        assert_eq!(watch.step(pending, 1.0, Begun::default()), Step::Quiet);
        assert!(matches!(watch.step(b"{}", 2.0, Begun::default()), Step::Show { done: false, .. }));
        assert!(matches!(
            watch.step(br#"{"status":"SIGNED"}"#, 3.0, Begun::default()),
            Step::Show { done: true, .. }
        ));
    }
}
