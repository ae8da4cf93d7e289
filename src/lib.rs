#![doc = include_str!("../README.md")]
#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)
)]
// The edge calls one route: what it does not use, the linker drops.
#![cfg_attr(not(feature = "app"), allow(dead_code))]

#[cfg(feature = "app")]
mod account;
#[cfg(feature = "app")]
mod alarms;
#[cfg(feature = "app")]
mod cards;
pub mod client;
#[cfg(feature = "server")]
pub mod crm;
pub mod decode;
pub mod error;
pub mod model;
#[cfg(feature = "app")]
mod online_data;
pub mod routes;
mod runtime;
pub mod secret;
mod session;
mod transport;
pub mod watch;
#[cfg(feature = "app")]
mod watchlists;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: lol_alloc::LockedAllocator<lol_alloc::FreeListAllocator> =
    lol_alloc::LockedAllocator::new(lol_alloc::FreeListAllocator::new());
