//! `client.removals`: asking the brokers.

use crate::client::verbs;
use crate::model::*;

verbs! {
    pub REMOVALS "removals":
    /// Asks the named sites to remove the person's data.
    /// `POST /api/v1/delete-my-data/removal-requests` **D**; the body is assumed (A).
    ///
    /// Signing comes first (D, by order). Never sent twice by itself: when the answer is lost it
    /// throws with `mayHaveBeenApplied: true`; read `removals.list` before trying again.
    ///
    /// @example
    /// await client.removals.submit({ site_ids: [7, 12] });
    submit: REMOVALS_SUBMIT (removals: RemovalsInput) -> AppliedResult;
    /// Lists every removal request. `GET /api/v1/delete-my-data/removal-requests` **D**
    ///
    /// @example
    /// for (const request of await client.removals.list()) console.log(request.status);
    list: REMOVALS_LIST () -> Vec<RemovalRequest>;
}
