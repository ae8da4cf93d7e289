//! Removal requests: what was asked of the brokers.

use super::{DateTime, RemovalRequestId, RemovalState, SiteId};

wire! {
    /// Which sites to ask. **A**: the body is not documented.
    struct RemovalsInput {
        /// Ids of sites whose `can_send_deletion_request` is true.
        A! site_ids: Vec<SiteId>,
    }
}

wire! {
    /// One removal request. **D** for its status, **A** for the rest.
    open struct RemovalRequest {
        /// Names the request.
        A id: RemovalRequestId,
        /// The site it was sent to.
        A site_id: SiteId,
        /// How it stands.
        D status: RemovalState,
        /// What the person must do, when the status says so. Hostile text: show it as text only.
        A manual_instructions: String,
        /// When it was raised.
        A created_at: DateTime,
        /// When it last changed.
        A updated_at: DateTime,
    }
}
