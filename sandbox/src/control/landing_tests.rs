//! Scenarios for what a page finds when it comes back later, or to what is watched.
#![allow(clippy::indexing_slicing, clippy::unwrap_used)]

use super::scenario_tests::{at, count, removals};
use crate::testkit::{Desk, USER};
use serde_json::{Value, json};

const PROFILE: &str = "/api/v1/delete-my-data";
const INITIATE: &str = "/api/v1/delete-my-data/signatures/initiate";
const SIGNATURE: &str = "/api/v1/delete-my-data/signature/status";

fn events(desk: &mut Desk) -> Vec<String> {
    let events = desk.get("/api/v1/delete-my-data/events");
    let kind = |event: &Value| event["type"].as_str().unwrap().to_owned();
    events.as_array().unwrap().iter().map(kind).collect()
}

fn list(desk: &mut Desk, path: &str) -> Vec<Value> {
    desk.get(path).as_array().unwrap().clone()
}

#[test]
fn an_order_that_ran_out_can_be_begun_again_and_signed() {
    let mut desk = at("signing-expired");
    let expired = json!({ "status": "EXPIRED", "hint_code": "expiredTransaction" });
    assert_eq!(desk.get(SIGNATURE), expired);
    assert_eq!((desk.deletable().len(), removals(&mut desk)), (8, json!({})));
    assert_eq!(events(&mut desk).last().unwrap(), "SIGNATURE_EXPIRED");
    desk.ok("POST", INITIATE, json!({}));
    desk.pass(8_000);
    assert_eq!(desk.get(SIGNATURE)["status"], json!("SIGNED"));
}

#[test]
fn new_finds_can_be_asked_for_beside_what_was_asked_before() {
    let mut desk = at("new-finds");
    let before = json!({ "DATA_REMOVED_VERIFIED": 6, "USER_MANUAL_INSTRUCTIONS_SENT": 2 });
    assert_eq!(removals(&mut desk), before);
    let new = desk.deletable();
    let sites = desk.scan_sites();
    let untouched = sites.iter().filter(|site| {
        site["scan_result"]["is_data_found"] == true && site["removal_requests"] == json!([])
    });
    assert_eq!(untouched.map(|site| site["id"].as_u64().unwrap()).collect::<Vec<_>>(), new);
    assert_eq!(new.len(), 1);
    // The signature holds for it, too.
    desk.ok("POST", "/api/v1/delete-my-data/removal-requests", json!({ "site_ids": new }));
    assert!(desk.deletable().is_empty());
}

#[test]
fn of_a_deleted_profile_the_history_remains() {
    let mut desk = at("deleted");
    assert_eq!(desk.error("GET", PROFILE, json!({})), (404, "NOT_FOUND".to_owned()));
    assert_eq!(desk.error("GET", SIGNATURE, json!({})).0, 404);
    assert_eq!((removals(&mut desk), desk.deletable().len()), (json!({}), 0));
    let events = events(&mut desk);
    assert_eq!(events.first().unwrap(), "PROFILE_CREATED");
    assert_eq!(events.last().unwrap(), "PROFILE_DELETED");
    assert_eq!(events.iter().filter(|kind| *kind == "POA_SENT_TO_SITE").count(), 8);
    // Unlike one that never was.
    assert_eq!(at("new-user").get("/api/v1/delete-my-data/events"), json!([]));
}

#[test]
fn what_is_watched_is_of_every_kind_and_in_every_state() {
    let mut desk = at("watched");
    let emails = list(&mut desk, "/api/v1/email-watchlist");
    let confirmed: Vec<_> = emails.iter().map(|item| item["is_confirmed"].clone()).collect();
    assert_eq!((&emails[0]["email"], confirmed), (&json!(USER), vec![json!(true), json!(false)]));
    for (path, flag) in [
        ("/api/v1/phone-watchlist", "is_confirmed"),
        ("/api/v1/credit-cards", "is_verified"),
        ("/api/v1/iban-watchlist", ""),
        ("/api/v1/passport-watchlist", ""),
        ("/api/v1/drivers-license-watchlist", ""),
    ] {
        let items = list(&mut desk, path);
        assert_eq!(items.len(), 1, "{path}");
        assert_eq!(items[0].get(flag), (!flag.is_empty()).then_some(&json!(false)), "{path}");
    }
    for (kind, leaks) in [("email-watchlist", 2), ("iban-watchlist", 1), ("phone-watchlist", 0)] {
        assert_eq!(list(&mut desk, &format!("/api/v1/{kind}/leaks")).len(), leaks, "{kind}");
    }
    let alarms = desk.get("/api/v2/alarms");
    let alarms = alarms.as_array().unwrap();
    let open: Vec<_> = alarms.iter().filter(|alarm| alarm["is_closed"] == false).collect();
    assert_eq!((alarms.len(), open.len()), (3, 2));
    let severe = count(open.iter().map(|alarm| alarm["severity"].clone()));
    assert_eq!(severe, json!({ "HIGH": 1, "MEDIUM": 1 }));
}

#[test]
fn what_is_watched_stays_so_until_somebody_acts() {
    let mut desk = at("watched");
    let paths = ["/api/v1/email-watchlist", "/api/v1/phone-watchlist", "/api/v2/alarms"];
    let seen = |desk: &mut Desk| paths.map(|path| desk.get(path));
    let before = seen(&mut desk);
    desk.pass(600_000);
    assert_eq!(seen(&mut desk), before);
    // Mails that come later are read as always.
    desk.ok("POST", paths[0], json!({ "email": "new@mail.example" }));
    desk.pass(10_000);
    let confirmed = desk.get(paths[0]);
    assert_eq!(
        (&confirmed[1]["is_confirmed"], &confirmed[2]["is_confirmed"]),
        (&json!(false), &json!(true))
    );
}
