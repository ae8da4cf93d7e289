//! One declaration per wire type. From it come the TypeScript type, the decode schema and, on a
//! native target, the serde type that the tests hold the decoder against.

#[macro_use]
mod wire;
mod account;
mod alarms;
mod cards;
mod events;
mod found;
mod options;
#[cfg(any(feature = "edge", feature = "server"))]
mod partner;
mod profile;
mod removals;
mod results;
mod scalars;
mod scan;
mod signing;
mod status;
mod watchlists;

pub use account::*;
pub use alarms::*;
pub use cards::*;
pub use events::*;
pub use found::*;
#[cfg(any(feature = "edge", feature = "server"))]
pub use partner::*;
pub use profile::*;
pub use removals::*;
pub use scalars::*;
pub use scan::*;
pub use signing::*;
pub use status::*;
pub use watchlists::*;
pub use wire::{
    AppliedResult, Field, Format, Gives, Kind, Mark, Maybe, Nothing, Object, Wire, count_read,
    read, wire_name,
};
