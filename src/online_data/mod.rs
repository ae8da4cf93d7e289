//! The nouns of Online Data, one file each.

mod events;
mod profile;
mod removals;
mod scan;
mod signing;
mod state;

pub use events::EVENTS;
pub use profile::PROFILE;
pub use removals::REMOVALS;
pub use scan::SCAN;
pub use signing::SIGNING;
pub use state::STATE;
