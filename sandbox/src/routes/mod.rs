//! The vendor's routes: one table, a handler per row.

pub mod account;
pub mod crm;
pub mod events;
pub mod overview;
pub mod profile;
pub mod removals;
pub mod scan;
pub mod signing;
pub mod sso;

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
];

#[derive(Debug)]
pub enum Found<'p> {
    Route(&'static Route, Vec<&'p str>),
    WrongMethod { template: &'static str, allow: String },
    Unknown,
}

impl Found<'_> {
    pub fn template(&self) -> Option<&'static str> {
        match self {
            Self::Route(route, _) => Some(route.template),
            Self::WrongMethod { template, .. } => Some(template),
            Self::Unknown => None,
        }
    }

    pub fn wrap(&self) -> Wrap {
        if let Self::Route(route, _) = self { route.wrap } else { Bare }
    }
}

pub fn is_template(text: &str) -> bool {
    TABLE.iter().any(|route| route.template == text)
}

pub fn find<'p>(method: &str, path: &'p str) -> Found<'p> {
    let fits = |route: &'static Route| Some((route, params(route.template, path)?));
    let all: Vec<_> = TABLE.iter().filter_map(fits).collect();
    let Some((first, _)) = all.first() else { return Found::Unknown };
    let template = first.template;
    let allow = all.iter().map(|(route, _)| route.method).collect::<Vec<_>>().join(", ");
    match all.into_iter().find(|(route, _)| route.method == method) {
        Some((route, params)) => Found::Route(route, params),
        None => Found::WrongMethod { template, allow },
    }
}

/// What the `{…}` of the template stand for in this path, if it fits.
fn params<'p>(template: &str, path: &'p str) -> Option<Vec<&'p str>> {
    let (mut wanted, mut given) = (template.split('/'), path.split('/'));
    let mut params = Vec::new();
    loop {
        match (wanted.next(), given.next()) {
            (None, None) => return Some(params),
            (Some(w), Some(g)) if w.starts_with('{') && !g.is_empty() => params.push(g),
            (Some(w), Some(g)) if w == g => {}
            _ => return None,
        }
    }
}

#[cfg(test)]
mod tests;
