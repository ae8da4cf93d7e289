//! `crm.accounts`: where a user's account begins.

use crate::client::verbs;
use crate::model::*;

verbs! {
    crm pub ACCOUNTS "accounts":
    /// Creates an account. `POST /api/v1/account` **V**
    ///
    /// Gives it with its `id`, which every other call begins with. The national identity number can
    /// be given here and nowhere else. Which fields must be there is not documented: what the
    /// gateway refuses is `validation` with `details`. Throws `conflict` (A) when there is one.
    ///
    /// @example
    /// const { id } = await crm.accounts.create({ email: "alex@example.com", plan_id: 7 });
    create: CRM_ACCOUNT_CREATE (account: NewAccountInput) -> CreatedAccount;
}
