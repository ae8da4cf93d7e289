//! Faults that turn a request down, seen from outside.
#![allow(clippy::indexing_slicing, clippy::unwrap_used)]

use crate::Response;
use crate::testkit::{Desk, USER, json_of, profile};
use serde_json::{Value, json};

const PROFILE: &str = "/api/v1/delete-my-data";
const CREATE: &str = "POST /api/v1/delete-my-data";

fn script(desk: &mut Desk, kind: Value) {
    desk.control("POST", "/control/fault", json!({ "times": 1, "kind": kind }));
}

fn struck(desk: &mut Desk, kind: Value) -> Response {
    script(desk, kind);
    desk.call("POST", PROFILE, profile())
}

#[test]
fn throttling_is_what_the_format_says_and_applies_nothing() {
    let mut desk = Desk::signed_in();
    for (version, status) in [(desk.version, 429), (None, 409)] {
        desk.version = version;
        let bare = struck(&mut desk, json!({ "throttle": true }));
        assert_eq!((bare.status, bare.header("retry-after")), (status, None));
        assert_eq!(bare.header("x-ratelimit-remaining"), Some("0"));
        assert!(String::from_utf8_lossy(&bare.body).contains("Too many attempts."));
        let told = struck(&mut desk, json!({ "throttle": true, "retry_after": 2 }));
        assert_eq!((told.status, told.header("retry-after")), (status, Some("2")));
        let date = "Tue, 16 Jun 2026 21:00:03 GMT";
        let dated = struck(&mut desk, json!({ "throttle": true, "retry_after": date }));
        assert_eq!(dated.header("retry-after"), Some(date));
    }
    assert_eq!(desk.applied(CREATE), Value::Null);
}

#[test]
fn the_date_to_wait_for_is_by_the_gateways_clock() {
    let mut desk = Desk::signed_in();
    let kind = json!({ "throttle": true, "retry_after_date": 3 });
    let right = struck(&mut desk, kind.clone());
    assert_eq!(right.header("date"), Some("Tue, 16 Jun 2026 21:00:00 GMT"));
    assert_eq!(right.header("retry-after"), Some("Tue, 16 Jun 2026 21:00:03 GMT"));
    desk.control("POST", "/control/time", json!({ "skew_ms": -3_600_000 }));
    let late = struck(&mut desk, kind);
    assert_eq!(late.header("date"), Some("Tue, 16 Jun 2026 20:00:00 GMT"));
    assert_eq!(late.header("retry-after"), Some("Tue, 16 Jun 2026 20:00:03 GMT"));
}

#[test]
fn a_redirect_leads_away_before_the_write_unless_it_is_said_otherwise() {
    let mut desk = Desk::signed_in();
    let elsewhere = "https://elsewhere.example/api";
    let away = struck(&mut desk, json!({ "redirect": elsewhere }));
    assert_eq!((away.status, away.header("location")), (307, Some(elsewhere)));
    assert!(away.body.is_empty() && away.header("content-type").is_none());
    assert_eq!(desk.applied(CREATE), Value::Null);
    let found = struck(&mut desk, json!({ "redirect": "/x", "status": 302, "applied": true }));
    assert_eq!((found.status, found.header("location")), (302, Some("/x")));
    assert_eq!(desk.applied(CREATE), json!(1));
    let odd = json!({ "kind": { "redirect": "/x", "status": 200 } });
    assert_eq!(desk.call("POST", "/control/fault", odd).status, 400);
}

#[test]
fn an_error_can_quote_the_person_in_both_formats() {
    let mut desk = Desk::with_profile();
    let person = profile();
    let quotes_all = |text: &str| {
        let texts = person.as_object().unwrap().values().map(|value| value.as_str().unwrap());
        texts.filter(|value| !text.contains(*value)).count() == 0
    };
    script(&mut desk, json!({ "quote": true, "status": 500 }));
    let reply = desk.call("GET", PROFILE, json!({}));
    let error = json_of(&reply)["error"].clone();
    assert_eq!((reply.status, &error["code"]), (500, &json!("SERVER_ERROR")));
    assert!(quotes_all(error["message"].as_str().unwrap()));
    assert!(quotes_all(&error["details"].to_string()));

    desk.version = None;
    for (shape, key) in [("list", "errors"), ("fields", "errors"), ("error", "error")] {
        desk.control("POST", "/control/format", json!({ "legacy_error_shape": shape }));
        script(&mut desk, json!({ "quote": true }));
        let reply = desk.call("GET", PROFILE, json!({}));
        assert_eq!(reply.status, 422, "{shape}");
        assert!(quotes_all(&json_of(&reply)[key].to_string()), "{shape}");
    }
}

#[test]
fn what_the_request_itself_brought_is_quoted_too() {
    let mut desk = Desk::signed_in();
    script(&mut desk, json!({ "quote": true }));
    let reply = desk.call("POST", "/api/v1/iban-watchlist", json!({ "iban": "DE00 1234" }));
    let text = String::from_utf8_lossy(&reply.body).into_owned();
    assert!(text.contains("DE00 1234") && text.contains(USER), "{text}");
    assert_eq!(desk.applied("POST /api/v1/iban-watchlist"), Value::Null);
}
