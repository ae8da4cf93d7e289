//! The control routes.
#![allow(clippy::indexing_slicing, clippy::unwrap_used)]

use crate::testkit::{Desk, USER, json_of};
use serde_json::json;

const PROFILE: &str = "/api/v1/delete-my-data";

#[test]
fn what_is_asked_wrongly_is_told() {
    let mut desk = Desk::new();
    for (path, body) in [
        ("/control/code", json!({ "email": "nowhere" })),
        ("/control/signing", json!({ "email": USER, "action": "dance" })),
        ("/control/verification", json!({})),
        ("/control/confirm", json!({ "email": USER, "action": 7 })),
        ("/control/leak", json!({ "email": USER })),
        ("/control/leak", json!({ "email": USER, "kind": "passport" })),
        ("/control/time", json!({ "speed": -1 })),
        ("/control/fault", json!({ "kind": { "no_such_kind": true } })),
        ("/control/fault", json!({ "kind": { "status": 7 } })),
    ] {
        let reply = desk.call("POST", path, body);
        assert_eq!(reply.status, 400, "{path}");
        assert!(json_of(&reply)["error"].is_string());
    }
    assert_eq!(desk.call("GET", "/control/nothing", json!({})).status, 404);
}

#[test]
fn the_log_tells_what_was_asked_and_no_secret() {
    let mut desk = Desk::with_profile();
    let token = desk.token.clone().unwrap();
    let bare = token.split_once('|').unwrap().1;
    desk.send("GET", &format!("/api/v1/{bare}"), None, &[("origin", "http://page.example")]);
    let log = desk.control("GET", "/control/log", json!({}));
    let entries = log["entries"].as_array().unwrap();
    let (login, create) = (&entries[0], &entries[1]);
    assert_eq!(login["has_authorization"], json!(false));
    assert_eq!(create["route"], json!(PROFILE));
    assert_eq!((&create["status"], &create["applied"]), (&json!(201), &json!(true)));
    assert_eq!(
        (&create["token_email"], &create["api_version"]),
        (&json!(USER), &json!("2026-06-12"))
    );
    assert_eq!(entries[2]["origin"], json!("http://page.example"));
    let text = log.to_string();
    assert!(!text.contains(bare) && !text.contains("Storgatan"));
}

#[test]
fn the_log_tells_which_kind_of_token_it_was() {
    let mut desk = Desk::signed_in();
    let list = format!("/api/v1/account/{}/email-watchlist", desk.account_id(USER));
    for token in [desk.token.clone(), Some(desk.crm_login()), Some("1|x".to_owned()), None] {
        desk.token = token;
        desk.call("GET", &list, json!({}));
    }
    let log = desk.control("GET", "/control/log", json!({}));
    let entries = log["entries"].as_array().unwrap().iter();
    let told = entries.filter(|entry| entry["path"] == json!(list));
    let told: Vec<_> =
        told.map(|e| json!([e["status"], e["token_kind"], e["token_email"]])).collect();
    let expected =
        json!([[403, "app", USER], [200, "crm", null], [401, null, null], [401, null, null]]);
    assert_eq!(json!(told), expected);
}

#[test]
fn a_reset_forgets_all_and_the_same_seed_gives_the_same_world() {
    let mut desk = Desk::scanned();
    let (token, sites) = (desk.token.clone(), desk.scan_sites());
    desk.control("POST", "/control/reset", json!({ "seed": 42 }));
    assert_eq!(desk.error("GET", PROFILE, json!({})).0, 401);
    let mut other = Desk::scanned();
    assert_eq!((other.token.clone(), other.scan_sites()), (token, sites));
}

#[test]
fn time_can_be_sped_up_and_stopped() {
    let mut desk = Desk::with_profile();
    desk.control("POST", "/control/time", json!({ "speed": 100 }));
    desk.ok("POST", "/api/v1/delete-my-data/scan", json!({}));
    desk.pass(200);
    assert_eq!(desk.deletable().len(), 8);
    let stopped = desk.control("POST", "/control/time", json!({ "speed": 0 }));
    desk.pass(60_000);
    let later = desk.control("POST", "/control/time", json!({}));
    assert_eq!(later, stopped);
}

#[test]
fn the_legacy_error_shape_can_be_chosen() {
    let mut desk = Desk::signed_in();
    desk.version = None;
    for (shape, key) in
        [("list", "errors"), ("fields", "errors"), ("error", "error"), ("message", "message")]
    {
        desk.control("POST", "/control/format", json!({ "legacy_error_shape": shape }));
        let body = json_of(&desk.call("GET", PROFILE, json!({})));
        assert!(body.get(key).is_some(), "{body}");
    }
}

#[test]
fn a_leak_wants_a_confirmed_item_and_takes_the_newest_of_the_kind() {
    let mut desk = Desk::signed_in();
    desk.ok("POST", "/api/v1/email-watchlist", json!({ "email": "a@mail.example" }));
    let ask = json!({ "email": USER });
    assert_eq!(desk.call("POST", "/control/leak", ask.clone()).status, 400);
    desk.control("POST", "/control/confirm", ask.clone());
    desk.ok("POST", "/api/v1/iban-watchlist", json!({ "iban": "DE89370400440532013000" }));
    let newest = desk.control("POST", "/control/leak", ask);
    assert_eq!(desk.get("/api/v1/iban-watchlist/leaks")[0]["id"], newest["leak_id"]);
    let email = json!({ "email": USER, "kind": "email" });
    // Enough is enough.
    let made = (0..100).filter(|_| desk.call("POST", "/control/leak", email.clone()).status == 200);
    assert_eq!(made.count(), 49);
    let card = json!({ "email": USER, "kind": "card" });
    assert_eq!(desk.call("POST", "/control/leak", card).status, 400);
    desk.control("POST", "/control/reset", json!({}));
    desk.token = Some(desk.login(USER));
    assert_eq!(desk.get("/api/v1/alarms"), json!([]));
}
