//! What the partner's service account calls, with a CRM token: for servers and edge workers only.

use super::*;

#[rustfmt::skip]
routes! { Crm:
    CRM_LOGIN           Post   "/api/v1/crm/auth/login"                                              None Write Session    [CrmLoginInput]     => Nothing,                V;
    CRM_ACCOUNT_CREATE  Post   "/api/v1/account"                                                     Crm  Write Account    [NewAccountInput]   => CreatedAccount,         V;
    CRM_EMAIL_ADD       Post   "/api/v1/account/{account_id}/email-watchlist"                        Crm  Write Watchlists [EmailInput]        => Maybe<WatchedEmail>,    D;
    CRM_EMAIL_LIST      Get    "/api/v1/account/{account_id}/email-watchlist"                        Crm  Read  Watchlists []                  => Vec<WatchedEmail>,      D;
    CRM_EMAIL_LEAKS     Get    "/api/v1/account/{account_id}/email-watchlist/leaks"                  Crm  Read  Watchlists []                  => Vec<Leak>,              D;
    CRM_EMAIL_REMOVE    Delete "/api/v1/account/{account_id}/email-watchlist/{emailId}"              Crm  Write Watchlists []                  => Nothing,                D;
    CRM_PHONE_ADD       Post   "/api/v1/account/{account_id}/phone-watchlist"                        Crm  Write Watchlists [PhoneInput]        => Maybe<WatchedPhone>,    D;
    CRM_PHONE_LIST      Get    "/api/v1/account/{account_id}/phone-watchlist"                        Crm  Read  Watchlists []                  => Vec<WatchedPhone>,      D;
    CRM_PHONE_LEAKS     Get    "/api/v1/account/{account_id}/phone-watchlist/leaks"                  Crm  Read  Watchlists []                  => Vec<Leak>,              D;
    CRM_PHONE_REMOVE    Delete "/api/v1/account/{account_id}/phone-watchlist/{phoneId}"              Crm  Write Watchlists []                  => Nothing,                D;
    CRM_PHONE_SEND_CODE Post   "/api/v1/account/{account_id}/phone-watchlist/send-verification-code" Crm  Write Watchlists [PhoneCodeInput]    => Nothing,                D;
    CRM_PHONE_CONFIRM   Post   "/api/v1/account/{account_id}/phone-watchlist/confirm"                Crm  Write Watchlists [PhoneConfirmInput] => Nothing,                D;
    CRM_IBAN_ADD        Post   "/api/v1/account/{account_id}/iban-watchlist"                         Crm  Write Watchlists [IbanInput]         => Maybe<WatchedIban>,     D;
    CRM_IBAN_LIST       Get    "/api/v1/account/{account_id}/iban-watchlist"                         Crm  Read  Watchlists []                  => Vec<WatchedIban>,       D;
    CRM_IBAN_LEAKS      Get    "/api/v1/account/{account_id}/iban-watchlist/leaks"                   Crm  Read  Watchlists []                  => Vec<Leak>,              D;
    CRM_IBAN_REMOVE     Delete "/api/v1/account/{account_id}/iban-watchlist/{ibanId}"                Crm  Write Watchlists []                  => Nothing,                D;
    CRM_PASSPORT_ADD    Post   "/api/v1/account/{account_id}/passport-watchlist"                     Crm  Write Watchlists [PassportInput]     => Maybe<WatchedPassport>, D;
    CRM_PASSPORT_LIST   Get    "/api/v1/account/{account_id}/passport-watchlist"                     Crm  Read  Watchlists []                  => Vec<WatchedPassport>,   D;
    CRM_PASSPORT_UPDATE Patch  "/api/v1/account/{account_id}/passport-watchlist/{passportId}"        Crm  Write Watchlists [PassportInput]     => Maybe<WatchedPassport>, D;
    CRM_PASSPORT_REMOVE Delete "/api/v1/account/{account_id}/passport-watchlist/{passportId}"        Crm  Write Watchlists []                  => Nothing,                D;
    CRM_LICENSE_ADD     Post   "/api/v1/account/{account_id}/drivers-license-watchlist"              Crm  Write Watchlists [LicenseInput]      => Maybe<WatchedLicense>,  D;
    CRM_LICENSE_LIST    Get    "/api/v1/account/{account_id}/drivers-license-watchlist"              Crm  Read  Watchlists []                  => Vec<WatchedLicense>,    D;
    CRM_LICENSE_REMOVE  Delete "/api/v1/account/{account_id}/drivers-license-watchlist/{licenseId}"  Crm  Write Watchlists []                  => Nothing,                D;
    CRM_CARD_ADD        Post   "/api/v1/account/{account_id}/credit-card"                            Crm  Write Cards      [CardInput]         => Maybe<CreditCard>,      D;
    CRM_CARD_LIST       Get    "/api/v1/account/{account_id}/credit-cards"                           Crm  Read  Cards      []                  => Vec<CreditCard>,        D;
    CRM_CARD_GET        Get    "/api/v1/account/{account_id}/credit-card/{creditCardId}"             Crm  Read  Cards      []                  => CreditCard,             D;
    CRM_CARD_REMOVE     Delete "/api/v1/account/{account_id}/credit-card/{creditCardId}"             Crm  Write Cards      []                  => Nothing,                D;
    CRM_SSN_ACTIVATE    Patch  "/api/v1/account/{account_id}/ssn-monitoring/activate"                Crm  Write Account    []                  => Nothing,                D;
    CRM_SSN_DEACTIVATE  Patch  "/api/v1/account/{account_id}/ssn-monitoring/deactivate"              Crm  Write Account    []                  => Nothing,                D;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_but_the_login_take_the_crm_token_and_there_are_28() {
        let with_token: Vec<_> = ALL.iter().filter(|route| route.token == Token::Crm).collect();
        assert_eq!(with_token.len(), 28);
        assert_eq!(ALL.len(), 29);
        let below = "/api/v1/account/{account_id}/";
        assert_eq!(with_token.iter().filter(|r| r.template.starts_with(below)).count(), 27);
        assert!(ALL.iter().all(|r| (r.retry == Retry::Read) == (r.method == Method::Get)));
    }
}
