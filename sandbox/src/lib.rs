//! The stand-in for the vendor's gateway.
//!
//! [`handle`] is a pure function of a request, a [`World`] and the time: no sockets, no clock of
//! its own, no randomness but the seed. Two adapters sit on it: `server` (axum), and the crate
//! `defentry-testing`, compiled to wasm for tests and pages that have no server at all.
//!
//! - `core`: request in, response out; formats, errors, faults, tokens, the log
//! - `model`: what the gateway knows of brokers, scans, signing orders and removals, and of what is
//!   watched, leaks and alarms
//! - `routes`: the vendor's routes, one table, a handler per row
//! - `control`: what tests and demos may do behind the gateway's back
//! - `server`: the axum adapter (feature `server`, on by default)

pub mod control;
pub mod core;
pub mod model;
pub mod routes;
#[cfg(feature = "server")]
pub mod server;
#[cfg(test)]
mod testkit;

pub use crate::core::handle;
pub use crate::core::request::Request;
pub use crate::core::response::{Delivery, Response};
pub use crate::core::world::World;
