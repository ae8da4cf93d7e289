//! Where the person stands with Online Data as a whole.

wire! {
    /// `GET /api/v1/delete-my-data/status`. The route is documented (**D**), its shape is open:
    /// read it as you know your gateway.
    open struct OnlineDataStatus {
    }
}
