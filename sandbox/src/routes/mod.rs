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
mod table;
pub mod watchlists;

pub use find::{Found, find, is_template};
use table::TABLE;

use crate::core::call::{Call, Reply};
use crate::core::errors::ApiError;
use crate::core::world::World;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    Open,
    App,
    /// An app token whose account has the Online Data product.
    OnlineData,
    /// A CRM token. The first `{…}` of the template, if there is one, names the account.
    Crm,
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

    /// Whether a CRM token has to say whose account it means.
    pub fn names_account(&self) -> bool {
        self.access == Access::Crm && self.template.contains('{')
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

#[cfg(test)]
mod alarm_tests;
#[cfg(test)]
mod contract_tests;
#[cfg(test)]
mod junk_tests;
#[cfg(test)]
mod tests;
