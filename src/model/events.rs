//! The history of everything done for the person.

use super::{DateTime, EventId, SiteId};

wire! {
    /// One entry of the history. **A**: the route is documented, its shape is open.
    open struct HistoryEvent {
        /// Names the entry.
        A id: EventId,
        /// What happened, in the gateway's word.
        A r#type: String,
        /// The site it concerns.
        A site_id: SiteId,
        /// When it happened.
        A created_at: DateTime,
    }
}
