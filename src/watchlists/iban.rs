//! `client.watchlists.iban`: bank accounts to watch for leaks.

use crate::client::verbs;
use crate::model::*;

verbs! {
    pub IBAN "watchlists.iban":
    /// Adds an IBAN. `POST /api/v1/iban-watchlist` **D**; the body is assumed (A).
    ///
    /// Gives what the gateway says of the item (A), `null` when it answers without a body. Throws
    /// `validation` before sending when its length or check digits are wrong.
    ///
    /// @example
    /// await client.watchlists.iban.add({ iban: "SE4550000000058398257466" });
    add: IBAN_ADD (iban: IbanInput) -> Maybe<WatchedIban>;
    /// Lists the watched IBANs. `GET /api/v1/iban-watchlist` **D**
    ///
    /// @example
    /// const ibans = await client.watchlists.iban.list();
    list: IBAN_LIST () -> Vec<WatchedIban>;
    /// Lists the leaks that hold a watched IBAN. `GET /api/v1/iban-watchlist/leaks` **D**
    ///
    /// @example
    /// const leaks = await client.watchlists.iban.leaks();
    leaks: IBAN_LEAKS () -> Vec<Leak>;
    /// Takes an IBAN off the list. `DELETE /api/v1/iban-watchlist/{ibanId}` **D**
    ///
    /// @example
    /// await client.watchlists.iban.remove(item.id);
    remove: IBAN_REMOVE (id: IbanId) -> Nothing;
}
