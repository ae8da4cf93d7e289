//! What the route tables' words are called on a page.

use defentry_web::routes::{ALL, Area, Route, crm, sso};

/// Who calls: each has routes of its own, and a description.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// An end user's page, with an app token.
    Page,
    /// A partner's own server, with the client's secret or a CRM token.
    Server,
}

impl Side {
    pub const BOTH: [Side; 2] = [Side::Page, Side::Server];

    pub fn routes(self) -> Vec<&'static Route> {
        match self {
            Side::Page => ALL.to_vec(),
            Side::Server => [sso::ALL, crm::ALL].concat(),
        }
    }

    /// The areas that have routes, in the order of the pages.
    pub const fn areas(self) -> &'static [Named] {
        match self {
            Side::Page => &PAGE,
            Side::Server => &SERVER,
        }
    }
}

pub struct Named {
    pub area: Area,
    /// As `connect({ allow })` takes it.
    pub id: &'static str,
    pub title: &'static str,
}

const fn named(area: Area, id: &'static str, title: &'static str) -> Named {
    Named { area, id, title }
}

const PAGE: [Named; 7] = [
    named(Area::Session, "session", "Session"),
    named(Area::OnlineData, "online-data", "Online Data"),
    named(Area::Watchlists, "watchlists", "Watchlists"),
    named(Area::Cards, "cards", "Credit cards"),
    named(Area::Alarms, "alarms", "Alarms"),
    named(Area::Account, "account", "The account"),
    named(Area::AccountPassword, "account-password", "The password"),
];

const SERVER: [Named; 4] = [
    named(Area::Session, "session", "Codes, tokens, logins"),
    named(Area::Account, "account", "Accounts"),
    named(Area::Watchlists, "watchlists", "Watchlists of an account"),
    named(Area::Cards, "cards", "Credit cards of an account"),
];

const UNNAMED: Named = named(Area::Other, "other", "Other");

pub fn area(route: &Route) -> &'static Named {
    PAGE.iter().find(|named| named.area == route.area).unwrap_or(&UNNAMED)
}

/// `siteId` of `/scan/{siteId}/retry`.
pub fn parameters(template: &str) -> impl Iterator<Item = &str> {
    let parts = template.split('/');
    parts.filter_map(|part| part.strip_prefix('{').and_then(|part| part.strip_suffix('}')))
}
