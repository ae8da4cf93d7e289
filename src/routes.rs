//! The route table: the vendor's guide as data. A new route begins with a line here.

use crate::model::{
    HistoryEvent, Json, Kind, Mark, OnlineDataStatus, Profile, ProfileInput, RemovalRequest,
    RemovalsInput, ScanStatus, SigningOrder, SigningStatus, SiteInfo, Wire,
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    Get,
    Post,
    Put,
    Delete,
}

impl Method {
    pub const fn name(self) -> &'static str {
        match self {
            Method::Get => "GET",
            Method::Post => "POST",
            Method::Put => "PUT",
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
}

/// Whether a call may be repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retry {
    /// Reading changes nothing: try again.
    Read,
    /// Never after it may have arrived.
    Write,
}

#[derive(Debug)]
pub struct Route {
    pub method: Method,
    /// Ids stand as `{name}`. This, never the filled-in path, is what errors and logs show.
    pub template: &'static str,
    pub token: Token,
    pub retry: Retry,
    /// What the body must hold, checked before it is sent.
    pub body: Option<Kind>,
    /// What a successful answer is.
    pub answer: Kind,
    pub mark: Mark,
}

macro_rules! routes {
    ($($(#[$doc:meta])* $name:ident $method:ident $template:literal $token:ident $retry:ident
        [$($body:ty)?] => $answer:ty, $mark:ident;)*) => {
        $($(#[$doc])* pub static $name: Route = Route {
            method: Method::$method,
            template: $template,
            token: Token::$token,
            retry: Retry::$retry,
            body: body!($($body)?),
            answer: <$answer as Wire>::KIND,
            mark: Mark::$mark,
        };)*

        /// Every route this package knows.
        pub static ALL: &[&Route] = &[$(&$name),*];
    };
}

macro_rules! body {
    () => {
        None
    };
    ($body:ty) => {
        Some(<$body as Wire>::KIND)
    };
}

routes! {
    SSO_LOGIN          Post   "/api/v1/sso/login"                           None Write []              => Json,                V;
    PROFILE_CREATE     Post   "/api/v1/delete-my-data"                      App  Write [ProfileInput]  => Profile,             D;
    PROFILE_GET        Get    "/api/v1/delete-my-data"                      App  Read  []              => Profile,             D;
    PROFILE_UPDATE     Put    "/api/v1/delete-my-data"                      App  Write [ProfileInput]  => Profile,             D;
    PROFILE_DELETE     Delete "/api/v1/delete-my-data"                      App  Write []              => Json,                D;
    STATUS             Get    "/api/v1/delete-my-data/status"               App  Read  []              => OnlineDataStatus,    D;
    SITES              Get    "/api/v1/delete-my-data/sites"                App  Read  []              => Vec<SiteInfo>,       D;
    SCAN_START         Post   "/api/v1/delete-my-data/scan"                 App  Write []              => Json,                D;
    SCAN_STATUS        Get    "/api/v1/delete-my-data/scan/status"          App  Read  []              => ScanStatus,          D;
    SCAN_RETRY         Post   "/api/v1/delete-my-data/scan/{siteId}/retry"  App  Write []              => Json,                D;
    SIGNING_INITIATE   Post   "/api/v1/delete-my-data/signatures/initiate"  App  Write []              => SigningOrder,        D;
    SIGNING_STATUS     Get    "/api/v1/delete-my-data/signature/status"     App  Read  []              => SigningStatus,       D;
    SIGNING_ORDER      Get    "/api/v1/delete-my-data/signature-order"      App  Read  []              => SigningOrder,        D;
    REMOVALS_SUBMIT    Post   "/api/v1/delete-my-data/removal-requests"     App  Write [RemovalsInput] => Json,                D;
    REMOVALS_LIST      Get    "/api/v1/delete-my-data/removal-requests"     App  Read  []              => Vec<RemovalRequest>, D;
    EVENTS_LIST        Get    "/api/v1/delete-my-data/events"               App  Read  []              => Vec<HistoryEvent>,   D;
}

impl Route {
    /// A write may be answered with no body; a read that has none is a broken answer.
    pub fn may_be_empty(&self) -> bool {
        self.method != Method::Get
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_get_is_a_read_and_nothing_else_is() {
        for route in ALL {
            let read = route.retry == Retry::Read;
            assert_eq!(read, route.method == Method::Get, "{}", route.template);
        }
    }

    #[test]
    fn each_route_stands_once_and_below_api() {
        for (i, route) in ALL.iter().enumerate() {
            assert!(route.template.starts_with("/api/v1/"));
            let same = |r: &&Route| (r.method, r.template) == (route.method, route.template);
            assert_eq!(ALL.iter().position(same), Some(i));
        }
        assert_eq!(ALL.iter().filter(|r| r.token == Token::App).count(), 15);
    }
}
