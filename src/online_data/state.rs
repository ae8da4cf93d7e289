//! `client.onlineData`: where the person stands, and which sites there are.

use crate::client::verbs;
use crate::model::*;

verbs! {
    pub STATE "onlineData":
    /// Reads where the person stands as a whole. `GET /api/v1/delete-my-data/status` **D**
    ///
    /// The shape is not documented: what the gateway says passes through.
    /// Throws `forbidden` (A) when the account's plan lacks Online Data.
    ///
    /// @example
    /// const status = await client.onlineData.status();
    status: STATUS () -> OnlineDataStatus;
    /// Lists the brokers' sites. `GET /api/v1/delete-my-data/sites` **D**
    ///
    /// @example
    /// for (const site of await client.onlineData.sites()) console.log(site.name);
    sites: SITES () -> Vec<SiteInfo>;
}
