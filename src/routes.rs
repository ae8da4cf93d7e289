//! The route table: the vendor's guide as data. A new route begins with a line here.

pub mod caller;
#[cfg(feature = "server")]
pub mod crm;
#[cfg(any(feature = "edge", feature = "server"))]
pub mod sso;

use crate::model::*;
pub use caller::{App, Caller, Client, Crm};
use core::marker::PhantomData;
use core::ops::Deref;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    Get,
    Post,
    Put,
    Patch,
    Delete,
}

impl Method {
    pub const ALL: [Method; 5] =
        [Method::Get, Method::Post, Method::Put, Method::Patch, Method::Delete];

    pub const fn name(self) -> &'static str {
        match self {
            Method::Get => "GET",
            Method::Post => "POST",
            Method::Put => "PUT",
            Method::Patch => "PATCH",
            Method::Delete => "DELETE",
        }
    }
}

/// Which bearer token a route takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token {
    /// The end user's own.
    App,
    /// None: the route is where a token comes from.
    None,
    /// The partner's service account's.
    Crm,
}

/// Whether a call may be repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retry {
    /// Reading changes nothing: try again.
    Read,
    /// Never after it may have arrived. Some GETs are so, too.
    Write,
}

/// What a page may be kept to, by `connect({ allow })`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Area {
    Session,
    OnlineData,
    Watchlists,
    Cards,
    Alarms,
    Account,
    AccountPassword,
    /// What the table does not know; only `request` gets there.
    Other,
}

/// The areas that a page can name.
pub const AREAS: [(Area, &str); 7] = [
    (Area::OnlineData, "online-data"),
    (Area::Watchlists, "watchlists"),
    (Area::Cards, "cards"),
    (Area::Alarms, "alarms"),
    (Area::Account, "account"),
    (Area::AccountPassword, "account-password"),
    (Area::Other, "other"),
];

#[derive(Clone, Copy, Debug)]
pub struct Route {
    pub method: Method,
    /// Ids stand as `{name}`. This, never the filled-in path, is what errors and logs show.
    pub template: &'static str,
    pub token: Token,
    pub retry: Retry,
    pub area: Area,
    /// What the body must hold, checked before it is sent. `None`: there is no body.
    pub body: Option<Kind>,
    /// What a successful answer is.
    pub answer: Kind,
    pub gives: Gives,
    pub mark: Mark,
}

impl Route {
    /// A write may be answered with no body; a read that has none is a broken answer.
    pub fn may_be_empty(&self) -> bool {
        self.retry == Retry::Write
    }
}

/// A row, and the types of its body, its answer and its caller, so that no signature can say
/// otherwise, and no client can have a verb that takes another's token.
///
/// ```
/// use defentry_web::routes::{App, PROFILE_GET, Typed};
/// fn for_users<B, A>(_: &Typed<B, A, App>) {}
/// for_users(&PROFILE_GET);
/// ```
///
/// ```compile_fail,E0308
/// use defentry_web::routes::{Crm, PROFILE_GET, Typed};
/// fn for_the_service_account<B, A>(_: &Typed<B, A, Crm>) {}
/// for_the_service_account(&PROFILE_GET);
/// ```
#[derive(Debug)]
pub struct Typed<Body, Answer, C = App> {
    pub route: Route,
    types: PhantomData<fn(Body, C) -> Answer>,
}

impl<B, A, C> Deref for Typed<B, A, C> {
    type Target = Route;
    fn deref(&self) -> &Route {
        &self.route
    }
}

macro_rules! routes {
    ($caller:ident: $($name:ident $method:ident $template:literal $token:ident $retry:ident $area:ident
        [$($body:ty)?] => $answer:ty, $mark:ident;)*) => {
        $(pub static $name: Typed<body!(type $($body)?), $answer, $caller> = Typed {
            route: Route {
                method: Method::$method,
                template: $template,
                token: Token::$token,
                retry: Retry::$retry,
                area: Area::$area,
                body: body!($($body)?),
                answer: <$answer as Wire>::KIND,
                gives: <$answer as Wire>::GIVES,
                mark: Mark::$mark,
            },
            types: PhantomData,
        };)*

        /// Every route of this caller's.
        pub static ALL: &[&Route] = &[$(&$name.route),*];
    };
}

macro_rules! body {
    (type) => {
        Nothing
    };
    (type $body:ty) => {
        $body
    };
    () => {
        None
    };
    ($body:ty) => {
        Some(<$body as Wire>::KIND)
    };
}

#[cfg(any(feature = "edge", feature = "server"))]
pub(crate) use {body, routes};

#[rustfmt::skip]
routes! { App:
    SSO_LOGIN          Post   "/api/v1/sso/login"                              None Write Session         []                  => Nothing,                V;
    PROFILE_CREATE     Post   "/api/v1/delete-my-data"                         App  Write OnlineData      [ProfileInput]      => Maybe<Profile>,         D;
    PROFILE_GET        Get    "/api/v1/delete-my-data"                         App  Read  OnlineData      []                  => Profile,                D;
    PROFILE_UPDATE     Put    "/api/v1/delete-my-data"                         App  Write OnlineData      [ProfileInput]      => Maybe<Profile>,         D;
    PROFILE_DELETE     Delete "/api/v1/delete-my-data"                         App  Write OnlineData      []                  => Nothing,                D;
    STATUS             Get    "/api/v1/delete-my-data/status"                  App  Read  OnlineData      []                  => OnlineDataStatus,       D;
    SITES              Get    "/api/v1/delete-my-data/sites"                   App  Read  OnlineData      []                  => Vec<SiteInfo>,          D;
    SCAN_START         Post   "/api/v1/delete-my-data/scan"                    App  Write OnlineData      []                  => AppliedResult,          D;
    SCAN_STATUS        Get    "/api/v1/delete-my-data/scan/status"             App  Read  OnlineData      []                  => ScanStatus,             D;
    SCAN_RETRY         Post   "/api/v1/delete-my-data/scan/{siteId}/retry"     App  Write OnlineData      []                  => AppliedResult,          D;
    SIGNING_INITIATE   Post   "/api/v1/delete-my-data/signatures/initiate"     App  Write OnlineData      []                  => Maybe<SigningOrder>,    D;
    SIGNING_STATUS     Get    "/api/v1/delete-my-data/signature/status"        App  Read  OnlineData      []                  => SigningStatus,          D;
    SIGNING_ORDER      Get    "/api/v1/delete-my-data/signature-order"         App  Read  OnlineData      []                  => SigningOrder,           D;
    REMOVALS_SUBMIT    Post   "/api/v1/delete-my-data/removal-requests"        App  Write OnlineData      [RemovalsInput]     => AppliedResult,          D;
    REMOVALS_LIST      Get    "/api/v1/delete-my-data/removal-requests"        App  Read  OnlineData      []                  => Vec<RemovalRequest>,    D;
    EVENTS_LIST        Get    "/api/v1/delete-my-data/events"                  App  Read  OnlineData      []                  => Vec<HistoryEvent>,      D;
    EMAIL_ADD          Post   "/api/v1/email-watchlist"                        App  Write Watchlists      [EmailInput]        => Maybe<WatchedEmail>,    D;
    EMAIL_LIST         Get    "/api/v1/email-watchlist"                        App  Read  Watchlists      []                  => Vec<WatchedEmail>,      D;
    EMAIL_LEAKS        Get    "/api/v1/email-watchlist/leaks"                  App  Read  Watchlists      []                  => Vec<Leak>,              D;
    EMAIL_REMOVE       Delete "/api/v1/email-watchlist/{emailId}"              App  Write Watchlists      []                  => Nothing,                D;
    EMAIL_RESEND       Post   "/api/v1/resend/watchlist-email-confirmation"    App  Write Watchlists      [EmailResendInput]  => Nothing,                D;
    PHONE_ADD          Post   "/api/v1/phone-watchlist"                        App  Write Watchlists      [PhoneInput]        => Maybe<WatchedPhone>,    D;
    PHONE_LIST         Get    "/api/v1/phone-watchlist"                        App  Read  Watchlists      []                  => Vec<WatchedPhone>,      D;
    PHONE_LEAKS        Get    "/api/v1/phone-watchlist/leaks"                  App  Read  Watchlists      []                  => Vec<Leak>,              D;
    PHONE_REMOVE       Delete "/api/v1/phone-watchlist/{phoneId}"              App  Write Watchlists      []                  => Nothing,                D;
    PHONE_SEND_CODE    Post   "/api/v1/phone-watchlist/send-verification-code" App  Write Watchlists      [PhoneCodeInput]    => Nothing,                A;
    PHONE_CONFIRM      Post   "/api/v1/phone-watchlist/confirm"                App  Write Watchlists      [PhoneConfirmInput] => Nothing,                A;
    IBAN_ADD           Post   "/api/v1/iban-watchlist"                         App  Write Watchlists      [IbanInput]         => Maybe<WatchedIban>,     D;
    IBAN_LIST          Get    "/api/v1/iban-watchlist"                         App  Read  Watchlists      []                  => Vec<WatchedIban>,       D;
    IBAN_LEAKS         Get    "/api/v1/iban-watchlist/leaks"                   App  Read  Watchlists      []                  => Vec<Leak>,              D;
    IBAN_REMOVE        Delete "/api/v1/iban-watchlist/{ibanId}"                App  Write Watchlists      []                  => Nothing,                D;
    PASSPORT_ADD       Post   "/api/v1/passport-watchlist"                     App  Write Watchlists      [PassportInput]     => Maybe<WatchedPassport>, D;
    PASSPORT_LIST      Get    "/api/v1/passport-watchlist"                     App  Read  Watchlists      []                  => Vec<WatchedPassport>,   D;
    PASSPORT_UPDATE    Patch  "/api/v1/passport-watchlist/{passportId}"        App  Write Watchlists      [PassportInput]     => Maybe<WatchedPassport>, D;
    PASSPORT_REMOVE    Delete "/api/v1/passport-watchlist/{passportId}"        App  Write Watchlists      []                  => Nothing,                D;
    LICENSE_ADD        Post   "/api/v1/drivers-license-watchlist"              App  Write Watchlists      [LicenseInput]      => Maybe<WatchedLicense>,  D;
    LICENSE_LIST       Get    "/api/v1/drivers-license-watchlist"              App  Read  Watchlists      []                  => Vec<WatchedLicense>,    D;
    LICENSE_REMOVE     Delete "/api/v1/drivers-license-watchlist/{licenseId}"  App  Write Watchlists      []                  => Nothing,                D;
    CARD_ADD           Post   "/api/v1/credit-card"                            App  Write Cards           [CardInput]         => Maybe<CreditCard>,      D;
    CARD_LIST          Get    "/api/v1/credit-cards"                           App  Read  Cards           []                  => Vec<CreditCard>,        D;
    CARD_VERIFY        Post   "/api/v1/credit-cards/verify"                    App  Write Cards           [CardVerifyInput]   => Maybe<CreditCard>,      D;
    CARD_LEAKS         Get    "/api/v1/credit-card/leaks"                      App  Read  Cards           []                  => Vec<Leak>,              D;
    CARD_GET           Get    "/api/v1/credit-card/{creditCardId}"             App  Read  Cards           []                  => CreditCard,             D;
    CARD_REMOVE        Delete "/api/v1/credit-card/{creditCardId}"             App  Write Cards           []                  => Nothing,                D;
    ALARMS_LIST        Get    "/api/v1/alarms"                                 App  Read  Alarms          []                  => Vec<Alarm>,             V;
    ALARMS_LIST_V2     Get    "/api/v2/alarms"                                 App  Read  Alarms          []                  => Vec<Alarm>,             V;
    ALARMS_GET         Get    "/api/v1/alarms/{alarmId}"                       App  Read  Alarms          []                  => Alarm,                  V;
    ALARMS_CLOSE       Get    "/api/v1/alarms/{alarmId}/close"                 App  Write Alarms          []                  => Maybe<Alarm>,           V;
    ALARMS_COACH_ME    Get    "/api/v1/alarms/{alarmId}/coachme"               App  Write Alarms          []                  => Maybe<CoachMe>,         V;
    ALARMS_COACH_LEAK  Post   "/api/v1/alarms/leak/coachme"                    App  Write Alarms          [LeakCoachMeInput]  => Maybe<CoachMe>,         V;
    ACCOUNT_GET        Get    "/api/v1/account"                                App  Read  Account         []                  => Account,                V;
    ACCOUNT_UPDATE     Put    "/api/v1/account"                                App  Write Account         [AccountInput]      => Maybe<Account>,         V;
    ACCOUNT_UPDATE_V2  Put    "/api/v2/account/{account_id}"                   App  Write Account         [AccountInput]      => Maybe<Account>,         V;
    ACCOUNT_PASSWORD   Post   "/api/v2/account/password"                       App  Write AccountPassword [PasswordInput]     => Nothing,                V;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_reads_is_a_get_and_two_gets_do_not_read() {
        let writing_gets: Vec<_> = ALL
            .iter()
            .filter(|r| r.method == Method::Get && r.retry == Retry::Write)
            .map(|r| r.template)
            .collect();
        assert_eq!(
            writing_gets,
            ["/api/v1/alarms/{alarmId}/close", "/api/v1/alarms/{alarmId}/coachme"]
        );
        assert!(ALL.iter().all(|r| r.retry == Retry::Write || r.method == Method::Get));
    }

    #[test]
    fn each_route_stands_once_and_below_api() {
        for (i, route) in ALL.iter().enumerate() {
            assert!(matches!(route.template.get(..8), Some("/api/v1/" | "/api/v2/")));
            let same = |r: &&Route| (r.method, r.template) == (route.method, route.template);
            assert_eq!(ALL.iter().position(same), Some(i));
        }
        assert_eq!(ALL.iter().filter(|r| r.token == Token::App).count(), 53);
    }
}
