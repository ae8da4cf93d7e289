//! What the partner's own servers send and get: secrets, logins, accounts.

use super::Email;
#[cfg(feature = "server")]
use super::{AccountId, Phone};

#[cfg(any(feature = "edge", feature = "server"))]
wire! {
    /// Who asks, and for which of its users. **V**
    struct ClientInput {
        /// The client's id.
        V client_id: String,
        /// The client's secret.
        V client_secret: String,
        /// The user's e-mail address.
        V email: Email,
    }
}

#[cfg(any(feature = "edge", feature = "server"))]
wire! {
    /// A one-time code. **V** that there is one, **A** for its name.
    open struct IssuedCode {
        /// The code, good once.
        A! code: String,
    }
}

#[cfg(feature = "server")]
wire! {
    /// How the service account logs in. **V**
    open struct CrmLoginInput {
        /// The service account's name.
        V username: String,
        /// Its password.
        V password: String,
    }
}

#[cfg(feature = "server")]
wire! {
    /// A new account. **V**; which of its fields must be there is not documented.
    open struct NewAccountInput {
        /// The national identity number. It can be given here and nowhere else.
        V? ssn: String,
        /// Given name.
        V? first_name: String,
        /// Family name.
        V? last_name: String,
        /// The user's e-mail address.
        V? email: Email,
        /// The user's phone number.
        V? phone: Phone,
        /// The country, as the gateway wants it.
        V? country_code: String,
        /// The user's language.
        V? lang_code: String,
        /// The plan that the account is on; it decides which products it has.
        V? plan_id: PlanId,
        /// The kind of account.
        V? r#type: String,
    }
}

#[cfg(feature = "server")]
wire! {
    /// The account that was made. **V** for its id, **A** for the rest.
    open struct CreatedAccount {
        /// Names the account, in every CRM route.
        V id: AccountId,
        /// Its owner's e-mail address.
        A email: String,
    }
}

#[cfg(feature = "server")]
branded_id! { "The id of a plan. **V** documented" PlanId }
