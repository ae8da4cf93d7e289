//! `client.watchlists.passport`: passports to watch. There is no route for their leaks.

use crate::client::verbs;
use crate::model::*;

verbs! {
    pub PASSPORT "watchlists.passport":
    /// Adds a passport. `POST /api/v1/passport-watchlist` **D**; the body is assumed (A).
    ///
    /// Gives what the gateway says of the item (A), `null` when it answers without a body.
    ///
    /// @example
    /// await client.watchlists.passport.add({
    ///   passport_number: "AA1234567", country_code: "SE", expiry_date: "2030-12-31" });
    add: PASSPORT_ADD (passport: PassportInput) -> Maybe<WatchedPassport>;
    /// Lists the watched passports. `GET /api/v1/passport-watchlist` **D**
    ///
    /// @example
    /// const passports = await client.watchlists.passport.list();
    list: PASSPORT_LIST () -> Vec<WatchedPassport>;
    /// Changes a watched passport: the fields that are given.
    /// `PATCH /api/v1/passport-watchlist/{passportId}` **D**; the body is assumed (A).
    ///
    /// @example
    /// await client.watchlists.passport.update(item.id, { expiry_date: "2035-12-31" });
    update: PASSPORT_UPDATE (id: PassportId, passport: PassportInput) -> Maybe<WatchedPassport>;
    /// Takes a passport off the list. `DELETE /api/v1/passport-watchlist/{passportId}` **D**
    ///
    /// @example
    /// await client.watchlists.passport.remove(item.id);
    remove: PASSPORT_REMOVE (id: PassportId) -> Nothing;
}
