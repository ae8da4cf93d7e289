//! The person's account.

use super::AccountId;

wire! {
    /// The account. **V** that it exists, **A** for every field.
    open struct Account {
        /// Names the account.
        A id: AccountId,
        /// Its owner's e-mail address.
        A email: String,
    }
}

wire! {
    /// What to change on the account. **A**: the body is not documented.
    open struct AccountInput {
    }
}

wire! {
    /// The new password, and what the gateway wants to see beside it. **A**: the body is not
    /// documented.
    open struct PasswordInput {
    }
}
