//! `client.watchlists.email`: addresses to watch for leaks.

use crate::client::verbs;
use crate::model::*;

verbs! {
    pub EMAIL "watchlists.email":
    /// Adds an e-mail address. `POST /api/v1/email-watchlist` **D**
    ///
    /// Its owner gets an e-mail and has to confirm it (D); until then it is not watched. Gives what
    /// the gateway says of the item (A), `null` when it answers without a body. Throws `validation`
    /// before sending when it is no e-mail address; `conflict` (A) when it is on the list already.
    ///
    /// @example
    /// await client.watchlists.email.add({ email: "alex@example.com" });
    add: EMAIL_ADD (email: EmailInput) -> Maybe<WatchedEmail>;
    /// Lists the watched addresses. `GET /api/v1/email-watchlist` **D**
    ///
    /// @example
    /// for (const { id, email, is_confirmed } of await client.watchlists.email.list()) …
    list: EMAIL_LIST () -> Vec<WatchedEmail>;
    /// Lists the leaks that hold a watched address. `GET /api/v1/email-watchlist/leaks` **D**
    ///
    /// @example
    /// const leaks = await client.watchlists.email.leaks();
    leaks: EMAIL_LEAKS () -> Vec<Leak>;
    /// Takes an address off the list. `DELETE /api/v1/email-watchlist/{emailId}` **D**
    ///
    /// Throws `misuse` before sending when the id could name another route.
    ///
    /// @example
    /// await client.watchlists.email.remove(item.id);
    remove: EMAIL_REMOVE (id: EmailId) -> Nothing;
    /// Sends the confirmation e-mail again.
    /// `POST /api/v1/resend/watchlist-email-confirmation` **D**; the body is assumed (A).
    ///
    /// @example
    /// await client.watchlists.email.resendConfirmation({ email: "alex@example.com" });
    resendConfirmation: EMAIL_RESEND (email: EmailResendInput) -> Nothing;
}
