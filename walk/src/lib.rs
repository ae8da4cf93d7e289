//! Bytes in, validated and normalised JSON bytes out. Pure: no JavaScript here.
//!
//! [`response`] walks an answer once against its [`schema`]. Where the gateway spoke its legacy
//! format the bytes are edited; where nothing had to change, nothing is copied. It is a crate of
//! its own because Cargo sets the optimisation level by crate: see ADR 0016.
#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)
)]

mod containers;
pub mod cursor;
pub mod datetime;
mod envelope;
mod path;
pub mod pick;
mod rules;
mod scan;
pub mod schema;
mod shape;
pub mod text;
mod transcode;

pub use envelope::beside_data;
pub use transcode::response;

/// Larger answers are refused: the largest documented one, 25 sites, is some 20 KB.
pub const MAX_BYTES: usize = 16 << 20;

/// A value that the schema does not allow: where it stands and what should.
#[derive(Debug, PartialEq, Eq)]
pub struct Mismatch {
    /// As `sites[3].scan_result.status`; keys that the schema does not name appear as `[*]`.
    pub path: String,
    pub expected: &'static str,
}
