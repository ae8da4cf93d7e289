//! The only files that touch JavaScript globals: `fetch`, timers, the clock, abort signals.

pub mod abort;
pub mod clock;
pub mod code;
pub mod diagnostic;
pub mod failure;
pub mod fetch;
pub mod json;
pub mod object;
pub mod promise;
pub mod scope;
pub mod timer;
