//! The open sets: fields whose words are known, though a new one may come any day.

use defentry_web::model::{Field, Mark, Object};
use defentry_web::watch::signing::Phase;

pub struct Set {
    pub title: &'static str,
    pub mark: Mark,
    /// `Type.field`, wherever such a word stands.
    pub fields: &'static [(&'static str, &'static str)],
    /// Each with its meaning.
    pub words: &'static [(&'static str, &'static str)],
}

pub const SETS: &[Set] = &[
    Set {
        title: "How the scan of one site stands",
        mark: Mark::D,
        fields: &[("ScanResult", "status")],
        words: &[
            ("SCAN_NOT_STARTED", "no scan has run yet"),
            ("SCAN_INITIATED", "queued or in progress"),
            ("SCAN_FAILED", "retry it"),
            ("SCAN_COMPLETED", "look at `is_data_found` and `comparison`"),
        ],
    },
    Set {
        title: "How one removal request stands",
        mark: Mark::D,
        fields: &[("SiteRemoval", "status"), ("RemovalRequest", "status")],
        words: &[
            ("POA_SENT_TO_SITE", "the request, with the power of attorney, was sent"),
            ("USER_MANUAL_INSTRUCTIONS_SENT", "the user must act: see `manual_instructions`"),
            ("DATA_REMOVED_VERIFIED", "confirmed removed"),
            ("DATA_REAPPEARED_DETECTED", "detected again"),
        ],
    },
];

/// What the signing words are taken to mean. All of them are assumed.
pub const SIGNING: &[&str] = &[
    "PENDING",
    "INITIATED",
    "STARTED",
    "OUTSTANDING",
    "IN_PROGRESS",
    "SIGNED",
    "COMPLETED",
    "COMPLETE",
    "SUCCESS",
    "FAILED",
    "CANCELLED",
    "CANCELED",
    "REJECTED",
    "DECLINED",
    "ERROR",
    "EXPIRED",
    "TIMEOUT",
];

/// The words of each phase, by the same rule that the watcher goes by.
pub fn phases() -> Vec<(Phase, Vec<&'static str>)> {
    let mut phases: Vec<(Phase, Vec<&'static str>)> = Vec::new();
    for word in SIGNING {
        let phase = Phase::of(word);
        match phases.iter_mut().find(|(p, _)| *p == phase) {
            Some((_, words)) => words.push(word),
            None => phases.push((phase, vec![word])),
        }
    }
    phases
}

/// The set that a field's words are of.
pub fn set_of(object: &Object, field: &Field) -> Option<&'static Set> {
    SETS.iter().find(|set| set.fields.contains(&(object.name, field.name)))
}

/// Error codes that were seen, with their status.
pub const CODES: &[(&str, u16, Mark)] = &[
    ("BAD_REQUEST", 400, Mark::V),
    ("UNAUTHENTICATED", 401, Mark::V),
    ("FORBIDDEN", 403, Mark::V),
    ("NOT_FOUND", 404, Mark::V),
    ("VALIDATION_ERROR", 422, Mark::A),
    ("RATE_LIMITED", 429, Mark::V),
];
