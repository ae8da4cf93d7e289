//! `client.events`: the history.

use crate::client::verbs;
use crate::model::*;

verbs! {
    pub EVENTS "events":
    /// Lists what has happened. `GET /api/v1/delete-my-data/events` **D**
    ///
    /// @example
    /// for (const event of await client.events.list()) console.log(event.created_at, event.type);
    list: EVENTS_LIST () -> Vec<HistoryEvent>;
}
