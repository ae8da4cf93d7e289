//! What the decoder is held against: serde types that read and write the same.

mod legacy;
mod typed;

pub use typed::{Answer, ScanStatus};
