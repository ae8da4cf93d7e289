//! `crm.watchlists`: what is watched for a user. What is added here needs no click of the user's
//! (**D**).

use crate::client::verbs;
use crate::model::*;

verbs! {
    crm pub EMAIL "watchlists.email":
    /// Adds an e-mail address. `POST /api/v1/account/{account_id}/email-watchlist` **D**.
    ///
    /// Gives what the gateway says of the item (A), `null` when it answers without a body.
    ///
    /// @example
    /// await crm.watchlists.email.add(account.id, { email: "alex@example.com" });
    add: CRM_EMAIL_ADD (accountId: AccountId, email: EmailInput) -> Maybe<WatchedEmail>;
    /// Lists what is watched. `GET /api/v1/account/{account_id}/email-watchlist` **D**
    ///
    /// @example
    /// const items = await crm.watchlists.email.list(account.id);
    list: CRM_EMAIL_LIST (accountId: AccountId) -> Vec<WatchedEmail>;
    /// Lists the leaks that hold a watched address.
    /// `GET /api/v1/account/{account_id}/email-watchlist/leaks` **D**
    ///
    /// @example
    /// const leaks = await crm.watchlists.email.leaks(account.id);
    leaks: CRM_EMAIL_LEAKS (accountId: AccountId) -> Vec<Leak>;
    /// Takes an e-mail address off the list.
    /// `DELETE /api/v1/account/{account_id}/email-watchlist/{emailId}` **D**
    ///
    /// @example
    /// await crm.watchlists.email.remove(account.id, item.id);
    remove: CRM_EMAIL_REMOVE (accountId: AccountId, id: EmailId) -> Nothing;
}

verbs! {
    crm pub PHONE "watchlists.phone":
    /// Adds a phone number. `POST /api/v1/account/{account_id}/phone-watchlist` **D**.
    ///
    /// Gives what the gateway says of the item (A), `null` when it answers without a body.
    ///
    /// @example
    /// await crm.watchlists.phone.add(account.id, { phone: "+46701234567" });
    add: CRM_PHONE_ADD (accountId: AccountId, phone: PhoneInput) -> Maybe<WatchedPhone>;
    /// Lists what is watched. `GET /api/v1/account/{account_id}/phone-watchlist` **D**
    ///
    /// @example
    /// const items = await crm.watchlists.phone.list(account.id);
    list: CRM_PHONE_LIST (accountId: AccountId) -> Vec<WatchedPhone>;
    /// Lists the leaks that hold a watched number.
    /// `GET /api/v1/account/{account_id}/phone-watchlist/leaks` **D**
    ///
    /// @example
    /// const leaks = await crm.watchlists.phone.leaks(account.id);
    leaks: CRM_PHONE_LEAKS (accountId: AccountId) -> Vec<Leak>;
    /// Takes a phone number off the list.
    /// `DELETE /api/v1/account/{account_id}/phone-watchlist/{phoneId}` **D**
    ///
    /// @example
    /// await crm.watchlists.phone.remove(account.id, item.id);
    remove: CRM_PHONE_REMOVE (accountId: AccountId, id: PhoneId) -> Nothing;
    /// Sends the user a code by text message.
    /// `POST /api/v1/account/{account_id}/phone-watchlist/send-verification-code` **D**;
    /// the body is assumed (A).
    ///
    /// @example
    /// await crm.watchlists.phone.sendVerificationCode(account.id, { phone: "+46701234567" });
    sendVerificationCode: CRM_PHONE_SEND_CODE (accountId: AccountId, phone: PhoneCodeInput) -> Nothing;
    /// Confirms the number by the code that the user got.
    /// `POST /api/v1/account/{account_id}/phone-watchlist/confirm` **D**; the body is assumed (A).
    ///
    /// @example
    /// await crm.watchlists.phone.confirm(account.id, { phone: "+46701234567", code: "123456" });
    confirm: CRM_PHONE_CONFIRM (accountId: AccountId, confirmation: PhoneConfirmInput) -> Nothing;
}

verbs! {
    crm pub IBAN "watchlists.iban":
    /// Adds a bank account.
    /// `POST /api/v1/account/{account_id}/iban-watchlist` **D**; the body is assumed (A).
    ///
    /// Gives what the gateway says of the item (A), `null` when it answers without a body.
    ///
    /// @example
    /// await crm.watchlists.iban.add(account.id, { iban: "SE45 5000 0000 0583 9825 7466" });
    add: CRM_IBAN_ADD (accountId: AccountId, iban: IbanInput) -> Maybe<WatchedIban>;
    /// Lists what is watched. `GET /api/v1/account/{account_id}/iban-watchlist` **D**
    ///
    /// @example
    /// const items = await crm.watchlists.iban.list(account.id);
    list: CRM_IBAN_LIST (accountId: AccountId) -> Vec<WatchedIban>;
    /// Lists the leaks that hold a watched account.
    /// `GET /api/v1/account/{account_id}/iban-watchlist/leaks` **D**
    ///
    /// @example
    /// const leaks = await crm.watchlists.iban.leaks(account.id);
    leaks: CRM_IBAN_LEAKS (accountId: AccountId) -> Vec<Leak>;
    /// Takes a bank account off the list.
    /// `DELETE /api/v1/account/{account_id}/iban-watchlist/{ibanId}` **D**
    ///
    /// @example
    /// await crm.watchlists.iban.remove(account.id, item.id);
    remove: CRM_IBAN_REMOVE (accountId: AccountId, id: IbanId) -> Nothing;
}

verbs! {
    crm pub PASSPORT "watchlists.passport":
    /// Adds a passport.
    /// `POST /api/v1/account/{account_id}/passport-watchlist` **D**; the body is assumed (A).
    ///
    /// Gives what the gateway says of the item (A), `null` when it answers without a body.
    ///
    /// @example
    /// await crm.watchlists.passport.add(account.id, { passport_number: "AA1234567" });
    add: CRM_PASSPORT_ADD (accountId: AccountId, passport: PassportInput) -> Maybe<WatchedPassport>;
    /// Lists what is watched. `GET /api/v1/account/{account_id}/passport-watchlist` **D**
    ///
    /// @example
    /// const items = await crm.watchlists.passport.list(account.id);
    list: CRM_PASSPORT_LIST (accountId: AccountId) -> Vec<WatchedPassport>;
    /// Changes the fields that are given.
    /// `PATCH /api/v1/account/{account_id}/passport-watchlist/{passportId}` **D**;
    /// the body is assumed (A).
    ///
    /// @example
    /// await crm.watchlists.passport.update(account.id, item.id, { expiry_date: "2035-12-31" });
    update: CRM_PASSPORT_UPDATE (accountId: AccountId, id: PassportId, passport: PassportInput) -> Maybe<WatchedPassport>;
    /// Takes a passport off the list.
    /// `DELETE /api/v1/account/{account_id}/passport-watchlist/{passportId}` **D**
    ///
    /// @example
    /// await crm.watchlists.passport.remove(account.id, item.id);
    remove: CRM_PASSPORT_REMOVE (accountId: AccountId, id: PassportId) -> Nothing;
}

verbs! {
    crm pub DRIVERS_LICENSE "watchlists.driversLicense":
    /// Adds a driver's license.
    /// `POST /api/v1/account/{account_id}/drivers-license-watchlist` **D**;
    /// the body is assumed (A).
    ///
    /// Gives what the gateway says of the item (A), `null` when it answers without a body.
    ///
    /// @example
    /// await crm.watchlists.driversLicense.add(account.id, { license_number: "12345678" });
    add: CRM_LICENSE_ADD (accountId: AccountId, license: LicenseInput) -> Maybe<WatchedLicense>;
    /// Lists what is watched. `GET /api/v1/account/{account_id}/drivers-license-watchlist` **D**
    ///
    /// @example
    /// const items = await crm.watchlists.driversLicense.list(account.id);
    list: CRM_LICENSE_LIST (accountId: AccountId) -> Vec<WatchedLicense>;
    /// Takes a driver's license off the list.
    /// `DELETE /api/v1/account/{account_id}/drivers-license-watchlist/{licenseId}` **D**
    ///
    /// @example
    /// await crm.watchlists.driversLicense.remove(account.id, item.id);
    remove: CRM_LICENSE_REMOVE (accountId: AccountId, id: LicenseId) -> Nothing;
}
