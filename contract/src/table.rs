//! What the route table's words are called on a page.

use defentry_web::routes::{Area, Route};

pub struct Named {
    pub area: Area,
    /// As `connect({ allow })` takes it.
    pub id: &'static str,
    pub title: &'static str,
}

const fn named(area: Area, id: &'static str, title: &'static str) -> Named {
    Named { area, id, title }
}

/// The areas that have routes, in the order of the pages.
pub const AREAS: [Named; 7] = [
    named(Area::Session, "session", "Session"),
    named(Area::OnlineData, "online-data", "Online Data"),
    named(Area::Watchlists, "watchlists", "Watchlists"),
    named(Area::Cards, "cards", "Credit cards"),
    named(Area::Alarms, "alarms", "Alarms"),
    named(Area::Account, "account", "The account"),
    named(Area::AccountPassword, "account-password", "The password"),
];

const UNNAMED: Named = named(Area::Other, "other", "Other");

pub fn area(route: &Route) -> &'static Named {
    AREAS.iter().find(|named| named.area == route.area).unwrap_or(&UNNAMED)
}

/// `siteId` of `/scan/{siteId}/retry`.
pub fn parameters(template: &str) -> impl Iterator<Item = &str> {
    let parts = template.split('/');
    parts.filter_map(|part| part.strip_prefix('{').and_then(|part| part.strip_suffix('}')))
}
