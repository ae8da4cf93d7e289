//! `client.watchlists.phone`: phone numbers to watch for leaks.

use crate::client::verbs;
use crate::model::*;

verbs! {
    pub PHONE "watchlists.phone":
    /// Adds a phone number. `POST /api/v1/phone-watchlist` **D**
    ///
    /// Gives what the gateway says of the item (A), `null` when it answers without a body. Throws
    /// `validation` before sending when it is not E.164.
    ///
    /// @example
    /// await client.watchlists.phone.add({ phone: "+46701234567" });
    add: PHONE_ADD (phone: PhoneInput) -> Maybe<WatchedPhone>;
    /// Lists the watched numbers. `GET /api/v1/phone-watchlist` **D**
    ///
    /// @example
    /// const numbers = await client.watchlists.phone.list();
    list: PHONE_LIST () -> Vec<WatchedPhone>;
    /// Lists the leaks that hold a watched number. `GET /api/v1/phone-watchlist/leaks` **D**
    ///
    /// @example
    /// const leaks = await client.watchlists.phone.leaks();
    leaks: PHONE_LEAKS () -> Vec<Leak>;
    /// Takes a number off the list. `DELETE /api/v1/phone-watchlist/{phoneId}` **D**
    ///
    /// @example
    /// await client.watchlists.phone.remove(item.id);
    remove: PHONE_REMOVE (id: PhoneId) -> Nothing;
    /// Sends a code to the number by text message.
    /// `POST /api/v1/phone-watchlist/send-verification-code` **A** for the app token; so is the
    /// body.
    ///
    /// @example
    /// await client.watchlists.phone.sendVerificationCode({ phone: "+46701234567" });
    sendVerificationCode: PHONE_SEND_CODE (phone: PhoneCodeInput) -> Nothing;
    /// Confirms the number with the code. `POST /api/v1/phone-watchlist/confirm` **A** for the app
    /// token; so is the body.
    ///
    /// Throws `validation` (A) when the gateway does not take the code.
    ///
    /// @example
    /// await client.watchlists.phone.confirm({ phone: "+46701234567", code: "123456" });
    confirm: PHONE_CONFIRM (confirmation: PhoneConfirmInput) -> Nothing;
}
