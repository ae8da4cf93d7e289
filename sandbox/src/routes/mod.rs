//! The vendor's routes: one table, a handler per row.

pub mod account;
pub mod alarms;
pub mod cards;
pub mod crm;
pub mod events;
mod find;
pub mod overview;
pub mod profile;
pub mod removals;
pub mod scan;
pub mod signing;
pub mod sso;
pub mod watchlists;

pub use find::{Found, find, is_template};
use watchlists::{email, iban, license, passport, phone};

use crate::core::call::{Call, Reply};
use crate::core::errors::ApiError;
use crate::core::world::World;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    Open,
    App,
    /// An app token whose account has the Online Data product.
    OnlineData,
}

/// How the success body is wrapped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrap {
    Bare,
    Data,
    List,
}

pub type Handler = fn(&mut World, &Call) -> Result<Reply, ApiError>;

#[derive(Debug)]
pub struct Route {
    pub method: &'static str,
    pub template: &'static str,
    pub access: Access,
    pub wrap: Wrap,
    pub handler: Handler,
}

impl Route {
    /// Whether a success counts as applied. Closing an alarm is a GET that changes something.
    pub fn is_write(&self) -> bool {
        self.method != "GET" || self.template.ends_with("/close")
    }
}

const fn row(
    method: &'static str,
    template: &'static str,
    access: Access,
    wrap: Wrap,
    handler: Handler,
) -> Route {
    Route { method, template, access, wrap, handler }
}

use Access::{App, OnlineData, Open};
use Wrap::{Bare, Data, List};

#[rustfmt::skip]
static TABLE: &[Route] = &[
    row("POST", "/api/v1/sso/code", Open, Bare, sso::code),
    row("POST", "/api/v1/sso/login", Open, Bare, sso::login),
    row("POST", "/api/v1/sso/token", Open, Bare, sso::token),
    row("POST", "/api/v1/crm/auth/login", Open, Bare, crm::login),
    row("GET", "/api/v1/account", App, Data, account::read),
    row("PUT", "/api/v1/account", App, Data, account::update),
    row("PUT", "/api/v2/account/{account_id}", App, Bare, account::update_by_id),
    row("POST", "/api/v2/account/password", App, Bare, account::password),
    row("POST", "/api/v1/delete-my-data", OnlineData, Data, profile::create),
    row("GET", "/api/v1/delete-my-data", OnlineData, Data, profile::read),
    row("PUT", "/api/v1/delete-my-data", OnlineData, Data, profile::update),
    row("DELETE", "/api/v1/delete-my-data", OnlineData, Bare, profile::delete),
    row("GET", "/api/v1/delete-my-data/status", OnlineData, Bare, overview::status),
    row("GET", "/api/v1/delete-my-data/sites", OnlineData, List, overview::sites),
    row("POST", "/api/v1/delete-my-data/scan", OnlineData, Data, scan::start),
    row("GET", "/api/v1/delete-my-data/scan/status", OnlineData, Bare, scan::status),
    row("POST", "/api/v1/delete-my-data/scan/{siteId}/retry", OnlineData, Bare, scan::retry),
    row("POST", "/api/v1/delete-my-data/signatures/initiate", OnlineData, Data, signing::initiate),
    row("GET", "/api/v1/delete-my-data/signature/status", OnlineData, Bare, signing::status),
    row("GET", "/api/v1/delete-my-data/signature-order", OnlineData, Data, signing::order),
    row("POST", "/api/v1/delete-my-data/removal-requests", OnlineData, Bare, removals::submit),
    row("GET", "/api/v1/delete-my-data/removal-requests", OnlineData, List, removals::list),
    row("GET", "/api/v1/delete-my-data/events", OnlineData, List, events::list),
    row("POST", "/api/v1/email-watchlist", App, Data, email::create),
    row("GET", "/api/v1/email-watchlist", App, List, email::list),
    row("GET", "/api/v1/email-watchlist/leaks", App, List, email::leaks),
    row("DELETE", "/api/v1/email-watchlist/{emailId}", App, Bare, email::delete),
    row("POST", "/api/v1/resend/watchlist-email-confirmation", App, Bare, email::resend),
    row("POST", "/api/v1/phone-watchlist", App, Bare, phone::create),
    row("GET", "/api/v1/phone-watchlist", App, Data, phone::list),
    row("GET", "/api/v1/phone-watchlist/leaks", App, Bare, phone::leaks),
    row("DELETE", "/api/v1/phone-watchlist/{phoneId}", App, Bare, phone::delete),
    row("POST", "/api/v1/phone-watchlist/send-verification-code", App, Bare, phone::send_code),
    row("POST", "/api/v1/phone-watchlist/confirm", App, Data, phone::confirm),
    row("POST", "/api/v1/iban-watchlist", App, Data, iban::create),
    row("GET", "/api/v1/iban-watchlist", App, List, iban::list),
    row("GET", "/api/v1/iban-watchlist/leaks", App, Data, iban::leaks),
    row("DELETE", "/api/v1/iban-watchlist/{ibanId}", App, Bare, iban::delete),
    row("POST", "/api/v1/passport-watchlist", App, Data, passport::create),
    row("GET", "/api/v1/passport-watchlist", App, Bare, passport::list),
    row("PATCH", "/api/v1/passport-watchlist/{passportId}", App, Data, passport::update),
    row("DELETE", "/api/v1/passport-watchlist/{passportId}", App, Bare, passport::delete),
    row("POST", "/api/v1/drivers-license-watchlist", App, Data, license::create),
    row("GET", "/api/v1/drivers-license-watchlist", App, List, license::list),
    row("DELETE", "/api/v1/drivers-license-watchlist/{licenseId}", App, Bare, license::delete),
    row("POST", "/api/v1/credit-card", App, Data, cards::create),
    row("GET", "/api/v1/credit-cards", App, List, cards::list),
    row("POST", "/api/v1/credit-cards/verify", App, Bare, cards::verify),
    row("GET", "/api/v1/credit-card/leaks", App, List, cards::leaks),
    row("GET", "/api/v1/credit-card/{creditCardId}", App, Data, cards::read),
    row("DELETE", "/api/v1/credit-card/{creditCardId}", App, Bare, cards::delete),
    row("GET", "/api/v1/alarms", App, Bare, alarms::list),
    row("GET", "/api/v2/alarms", App, List, alarms::rich_list),
    row("GET", "/api/v1/alarms/{alarmId}", App, Data, alarms::read),
    row("GET", "/api/v1/alarms/{alarmId}/close", App, Data, alarms::close),
    row("GET", "/api/v1/alarms/{alarmId}/coachme", App, Bare, alarms::coach),
    row("POST", "/api/v1/alarms/leak/coachme", App, Data, alarms::coach_leak),
];

#[cfg(test)]
mod alarm_tests;
#[cfg(test)]
mod contract_tests;
#[cfg(test)]
mod junk_tests;
#[cfg(test)]
mod tests;
