//! The guard of `crm.request`, and ids of two places.

use super::super::*;
use crate::routes::{self, crm};

fn find(method: Method, text: &str) -> Result<Option<&'static str>, &'static str> {
    known_to_crm(method, text).map(|known| known.route.map(|route| route.template))
}

#[test]
fn each_row_is_found_by_its_own_path() {
    for route in crm::ALL.iter().filter(|route| route.token == routes::Token::Crm) {
        let path = route.template.replace('{', "").replace('}', "-7");
        assert_eq!(find(route.method, &path), Ok(Some(route.template)), "{path}");
    }
}

#[test]
fn what_an_app_token_is_for_is_refused() {
    for route in routes::ALL.iter().filter(|route| route.token == routes::Token::App) {
        let path = route.template.replace('{', "").replace('}', "-7");
        assert!(find(route.method, &path).is_err(), "{path}");
    }
    for path in ["/api/V1/account", "/api/v1/ACCOUNT"] {
        assert!(find(Method::Get, path).is_err(), "{path}");
    }
    for path in ["/api/v2/account/leaks", "/api/V2/Account/7"] {
        assert!(find(Method::Put, path).is_err(), "{path}");
    }
    for path in ["/api/v1/delete-my-data/new", "/api/v3/alarms", "/api/v1/account/passworD"] {
        for method in Method::ALL {
            assert!(find(method, path).is_err(), "{path}");
        }
    }
}

#[test]
fn what_nobody_knows_passes_but_not_to_where_tokens_are_made() {
    for path in ["/api/v1/account/7", "/api/v1/account/7/notes", "/api/v1/plans"] {
        assert_eq!(find(Method::Get, path), Ok(None), "{path}");
    }
    for path in ["/api/v1/sso/token", "/api/v1/crm/auth/login", "/api/v1/account/../sso"] {
        assert!(find(Method::Post, path).is_err(), "{path}");
    }
}

#[test]
fn both_ids_are_filled_and_both_are_guarded() {
    let template = crm::CRM_EMAIL_REMOVE.template;
    let both = |account, item| fill(&fill(template, account)?, item);
    assert_eq!(both("7", "a b").ok().as_deref(), Some("/api/v1/account/7/email-watchlist/a%20b"));
    // A brace in an id is no second place.
    assert_eq!(
        both("{x}", "{y}").ok().as_deref(),
        Some("/api/v1/account/%7Bx%7D/email-watchlist/%7By%7D")
    );
    for bad in ["", "..", "7/8", "leaks", "ssn-monitoring", "activate", "account"] {
        assert!(both(bad, "7").is_err(), "{bad}");
        assert!(both("7", bad).is_err(), "{bad}");
    }
}
