//! `client.account`: the person's account.

use crate::client::verbs;
use crate::model::*;

verbs! {
    pub VERBS "account":
    /// Reads the account. `GET /api/v1/account` **V**; its shape is open.
    ///
    /// @example
    /// const { email } = await client.account.get();
    get: ACCOUNT_GET () -> Account;
    /// Changes the account. `PUT /api/v1/account` **V**; the body is open.
    ///
    /// @example
    /// await client.account.update({ lang_code: "sv" });
    update: ACCOUNT_UPDATE (account: AccountInput) -> Maybe<Account>;
    /// Changes the account by the newer route. `PUT /api/v2/account/{account_id}` **V**; the body
    /// is open.
    ///
    /// @example
    /// await client.account.updateV2(accountId, { lang_code: "sv" });
    updateV2: ACCOUNT_UPDATE_V2 (id: AccountId, account: AccountInput) -> Maybe<Account>;
    /// Changes the password. `POST /api/v2/account/password` **V**; the body is open.
    ///
    /// Throws `misuse` unless `connect` was given `allow` with `"account-password"` in it.
    ///
    /// @example
    /// await client.account.changePassword({ current_password, password });
    changePassword: ACCOUNT_PASSWORD (passwords: PasswordInput) -> Nothing;
}
