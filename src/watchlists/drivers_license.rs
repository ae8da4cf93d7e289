//! `client.watchlists.driversLicense`: licenses to watch. No route changes one or lists leaks.

use crate::client::verbs;
use crate::model::*;

verbs! {
    pub DRIVERS_LICENSE "watchlists.driversLicense":
    /// Adds a driver's license. `POST /api/v1/drivers-license-watchlist` **D**; the body is assumed
    /// (A).
    ///
    /// Gives what the gateway says of the item (A), `null` when it answers without a body.
    ///
    /// @example
    /// await client.watchlists.driversLicense.add({
    ///   license_number: "1234567", country_code: "SE",
    /// });
    add: LICENSE_ADD (license: LicenseInput) -> Maybe<WatchedLicense>;
    /// Lists the watched licenses. `GET /api/v1/drivers-license-watchlist` **D**
    ///
    /// @example
    /// const licenses = await client.watchlists.driversLicense.list();
    list: LICENSE_LIST () -> Vec<WatchedLicense>;
    /// Takes a license off the list. `DELETE /api/v1/drivers-license-watchlist/{licenseId}` **D**
    ///
    /// @example
    /// await client.watchlists.driversLicense.remove(item.id);
    remove: LICENSE_REMOVE (id: LicenseId) -> Nothing;
}
