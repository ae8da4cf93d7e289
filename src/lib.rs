#![doc = include_str!("../README.md")]
#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)
)]

mod account;
mod alarms;
mod cards;
pub mod client;
pub mod decode;
pub mod error;
pub mod model;
mod online_data;
pub mod routes;
mod runtime;
pub mod secret;
mod session;
mod transport;
pub mod watch;
mod watchlists;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: lol_alloc::LockedAllocator<lol_alloc::FreeListAllocator> =
    lol_alloc::LockedAllocator::new(lol_alloc::FreeListAllocator::new());
