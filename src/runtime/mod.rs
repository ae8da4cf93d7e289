//! The only files that touch JavaScript: `fetch`, timers, the clock, signals, the page. Behind them
//! stand the `.js` files here, where everything is captured when the module is loaded.

pub mod clock;
pub mod code;
pub mod diagnostic;
pub mod failure;
pub mod fetch;
pub mod json;
pub mod page;
pub mod platform;
pub mod scope;
pub mod slot;
pub mod task;
#[cfg(feature = "server")]
pub mod token;
