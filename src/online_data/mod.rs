//! The nouns of Online Data, one file each. Every method names its route and no more.

mod events;
mod profile;
mod removals;
mod scan;
mod signing;
mod state;
