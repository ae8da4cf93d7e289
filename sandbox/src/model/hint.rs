//! What a signing order says beside its status, in the words of BankID's `hintCode`.

/// Status and hint code.
pub type Step = (&'static str, Option<&'static str>);

pub const PENDING: Step = ("PENDING", Some("outstandingTransaction"));
pub const STARTED: Step = ("STARTED", Some("userSign"));
pub const SIGNED: Step = ("SIGNED", None);
pub const CANCELLED: Step = ("CANCELLED", Some("userCancel"));
pub const EXPIRED: Step = ("EXPIRED", Some("expiredTransaction"));

/// Nobody has the order in an app yet; in the ones after these two, somebody does.
const NOBODY: [&str; 2] = ["outstandingTransaction", "noClient"];

/// While it is open.
pub const WAITING: [&str; 6] =
    ["outstandingTransaction", "noClient", "started", "userMrtd", "userCallConfirm", "userSign"];

/// It ended without a signature, though nobody cancelled it and it did not run out. The last is
/// none of BankID's: what the gateway says when another person signed.
pub const FAILURES: [&str; 7] = [
    START_FAILED,
    "certificateErr",
    "cancelled",
    "userDeclinedCall",
    "notSupportedByUserApp",
    "transactionRiskBlocked",
    MISMATCH,
];

pub const START_FAILED: &str = "startFailed";
pub const MISMATCH: &str = "identityMismatch";

pub fn waiting(hint: &'static str) -> Step {
    (if NOBODY.contains(&hint) { PENDING.0 } else { STARTED.0 }, Some(hint))
}

pub fn failed(hint: &'static str) -> Step {
    ("FAILED", Some(hint))
}
