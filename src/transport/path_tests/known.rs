//! The guard of `client.request`.

use super::super::*;
use super::rows;
use crate::routes::Retry;
use url::Url;

fn refused(text: &str) {
    for method in Method::ALL {
        assert!(known(method, text).is_err(), "{text:?}");
    }
}

/// The template of the row that is found, and the area.
fn find(method: Method, text: &str) -> (Option<&'static str>, Area) {
    let known = known(method, text).unwrap_or_else(|issue| panic!("{text}: {issue}"));
    (known.route.map(|route| route.template), known.area)
}

#[test]
fn it_begins_with_api() {
    for text in [
        "",
        "/",
        "api/v1/alarms",
        "/api",
        "/api/",
        "/api?x=1",
        "/apis/v1",
        "/API/v1/alarms",
        "?/api/v1",
        "//api/v1/alarms",
        "/x/api/v1/alarms",
        " /api/v1/alarms",
        "https://api.example/api/v1/alarms",
        "//evil.example/api/v1/alarms",
        "\\api\\v1",
        "/\\api/v1",
        "@evil.example/api/v1",
        ".evil.example",
    ] {
        refused(text);
    }
}

#[test]
fn it_holds_nothing_that_a_server_could_read_in_two_ways() {
    for part in [
        "", ".", "..", "...", "a..b", "..a", "a..", "%", "%2e", "%2E%2E", "%2f", "%73so", "%00",
        "a%20b", "\\", "a\\b", "#", "a#b", " ", "a b", "\t", "\n", "\r\n", "\0", "\u{7f}", "é",
        "／", "。", "ｓso", "a;b", "a:b", "a@b", "a,b", "a|b", "a*b", "a+b", "a&b", "a=b", "'",
        "\"", "<", ">", "{id}", "^", "`",
    ] {
        refused(&format!("/api/v1/{part}/x"));
        refused(&format!("/api/{part}/alarms"));
        if !part.is_empty() {
            refused(&format!("/api/v1/alarms/{part}"));
            refused(&format!("/api/v1/alarms/{part}?page=1"));
        }
    }
    refused("/api/v1/alarms//");
    refused("/api//v1/alarms");
}

#[test]
fn the_ways_to_tokens_are_out_of_reach() {
    for word in ["sso", "SSO", "Sso", "sSO", "crm", "CRM", "cRm"] {
        for text in [
            "/api/#",
            "/api/#/",
            "/api/v1/#",
            "/api/v1/#/",
            "/api/v1/#?x",
            "/api/v1/#/login",
            "/api/#/v1/code",
            "/api/v1/x/#",
            "/api/v1/alarms/7/#/token",
            "/api/v2/#/auth/login?a=b",
        ] {
            refused(&text.replace('#', word));
        }
    }
    for text in ["/api/v1/ssogood", "/api/v1/mycrm", "/api/v1/x?next=/sso", "/api/v1/sso-x"] {
        assert!(known(Method::Get, text).is_ok(), "{text}");
    }
}

#[test]
fn a_query_is_visible_ascii_that_ends_nowhere_else() {
    for query in ["", "page=2", "a=%20b&c[]=1", "a=b?c", "x=/../y", "q=%C3%A5", "a='\"<>|^`{}"] {
        let path = format!("/api/v1/alarms?{query}");
        assert_eq!(find(Method::Get, &path).0, Some("/api/v1/alarms"), "{path}");
    }
    for query in ["a b", "a=#", "#", "a=\\", "\t", "\n", "a\r\nb", "\0", "\u{7f}", "å", "a=b "] {
        refused(&format!("/api/v1/alarms?{query}"));
    }
}

/// Every row is found by its own method, with an id in its place, with and without a slash behind.
#[test]
fn every_row_of_the_table_is_found() {
    for route in ALL.iter().filter(|route| route.area != Area::Session) {
        for id in ["7", "passport-1a", "b-8", "a.b~c_d", "00000000-0000-4000-8000-000000000000"] {
            let path = match split(route.template) {
                Some((before, _, after)) => [before, id, after].concat(),
                None => route.template.into(),
            };
            for tail in ["", "/", "?page=2", "/?page=2"] {
                let path = [&path, tail].concat();
                let known = known(route.method, &path).unwrap();
                let row = known.route.unwrap();
                assert_eq!((row.template, row.method), (route.template, route.method), "{path}");
                assert_eq!((row.retry, known.area), (route.retry, route.area), "{path}");
            }
        }
    }
}

#[test]
fn a_word_goes_before_an_id_and_is_none() {
    for (method, path, template) in [
        (Method::Post, "/api/v2/account/password", Some("/api/v2/account/password")),
        (Method::Put, "/api/v2/account/42", Some("/api/v2/account/{account_id}")),
        (Method::Put, "/api/v2/account/password", None),
        (Method::Post, "/api/v1/alarms/leak/coachme", Some("/api/v1/alarms/leak/coachme")),
        (Method::Get, "/api/v1/alarms/leak/coachme", None),
        (Method::Get, "/api/v1/alarms/7/coachme", Some("/api/v1/alarms/{alarmId}/coachme")),
        (Method::Get, "/api/v1/alarms/close", None),
        (Method::Get, "/api/v1/credit-card/leaks", Some("/api/v1/credit-card/leaks")),
        (Method::Get, "/api/v1/credit-card/c-1", Some("/api/v1/credit-card/{creditCardId}")),
        (Method::Delete, "/api/v1/email-watchlist/leaks", None),
        (Method::Post, "/api/v1/delete-my-data/scan/status/retry", None),
    ] {
        assert_eq!(find(method, path).0, template, "{} {path}", method.name());
    }
    let close = known(Method::Get, "/api/v1/alarms/7/close").unwrap();
    assert_eq!(close.route.unwrap().retry, Retry::Write, "a GET that changes something");
}

#[test]
fn what_the_table_does_not_have_is_placed_by_what_it_is_about() {
    for (path, area) in [
        ("/api/v1/delete-my-data/new", Area::OnlineData),
        ("/api/v9/delete-my-data", Area::OnlineData),
        ("/api/v1/iban-watchlist/7/history", Area::Watchlists),
        ("/api/v1/resend/anything", Area::Watchlists),
        ("/api/v1/credit-card/7/block", Area::Cards),
        ("/api/v3/credit-cards", Area::Cards),
        ("/api/v1/alarms/7/snooze", Area::Alarms),
        ("/api/v1/Alarms", Area::Alarms),
        ("/api/v1/CREDIT-CARD/7", Area::Cards),
        ("/api/v1/account/7/ssn-monitoring/activate", Area::Other),
        ("/api/v2/account/7", Area::Account),
        ("/api/v1/account/password", Area::AccountPassword),
        ("/api/v2/account/password", Area::AccountPassword),
        ("/api/v2/account/7/PassWord/reset/", Area::AccountPassword),
        ("/api/v1/password", Area::AccountPassword),
        ("/api/password", Area::AccountPassword),
        ("/api/v1/alarms/password", Area::AccountPassword),
        ("/api/v1/plans", Area::Other),
        ("/api/v1", Area::Other),
        ("/api/alarms", Area::Alarms),
        ("/api/v1/x/alarms", Area::Other),
        ("/api/v1/alarmsx", Area::Other),
    ] {
        for method in Method::ALL {
            assert_eq!(find(method, path).1, area, "{path}");
        }
    }
}

/// As a browser reads it: what is let pass goes where it says, and nowhere near a token.
#[test]
fn no_path_ends_up_elsewhere() {
    let pieces = [
        "/", "a", "alarms", "7", ".", "..", "%2e", "%2F", "%", "\\", "#", "?", "&", " ", "\t",
        "\n", "\0", "é", "。", "／", "sso", "crM", "password", "~", "-", "@", ":", ";", "{", "\"",
        "\u{ad}", "\u{7f}",
    ];
    let mut taken = 0;
    for rest in rows(&pieces, 3) {
        for text in [["/api/", &rest].concat(), ["/api/v1/alarms", &rest].concat(), rest] {
            let Ok(known) = known(Method::Get, &text) else { continue };
            taken += 1;
            let path = text.split('?').next().unwrap();
            let url = Url::parse(&["https://api.example", &text].concat()).unwrap();
            assert_eq!((url.path(), url.host_str()), (path, Some("api.example")), "{text:?}");
            assert_eq!((url.fragment(), url.query().is_some()), (None, text.contains('?')));
            let parts: Vec<_> = path.split('/').map(str::to_lowercase).collect();
            let names = |word: &str| parts.iter().any(|part| part == word);
            assert!(parts[1] == "api" && !names("sso") && !names("crm"), "{text:?}");
            assert_eq!(known.area == Area::AccountPassword, names("password"), "{text:?}");
        }
    }
    assert!(taken > 1000, "{taken}");
}

/// One character in the middle: only those pass that mean nothing to any reader of addresses.
#[test]
fn only_unreserved_characters_pass() {
    for character in (0..0x3000).filter_map(char::from_u32) {
        let plain = character.is_ascii_alphanumeric() || "-._~/".contains(character);
        let text = format!("/api/v1/a{character}b");
        let passes = known(Method::Get, &text).is_ok();
        assert_eq!(passes, plain || character == '?', "{text:?}");
    }
}
