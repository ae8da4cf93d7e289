//! Scenarios by name.
#![allow(clippy::indexing_slicing, clippy::unwrap_used)]

use crate::testkit::{Desk, USER, json_of, profile};
use serde_json::{Value, json};

const PROFILE: &str = "/api/v1/delete-my-data";
const REMOVALS: &str = "/api/v1/delete-my-data/removal-requests";
const SIGNATURE: &str = "/api/v1/delete-my-data/signature/status";

pub fn at(name: &str) -> Desk {
    let mut desk = Desk::signed_in();
    desk.control("POST", "/control/scenario", json!({ "email": USER, "name": name }));
    desk
}

/// How many of each word.
pub fn count(words: impl Iterator<Item = Value>) -> Value {
    let mut counts = json!({});
    for word in words {
        let word = word.as_str().unwrap().to_owned();
        counts[&word] = json!(counts[&word].as_u64().unwrap_or(0) + 1);
    }
    counts
}

fn scans(desk: &mut Desk) -> Value {
    count(desk.scan_sites().into_iter().map(|site| site["scan_result"]["status"].clone()))
}

pub fn removals(desk: &mut Desk) -> Value {
    let list = desk.get(REMOVALS);
    count(list.as_array().unwrap().iter().map(|removal| removal["status"].clone()))
}

#[test]
fn each_begins_where_its_name_says() {
    assert_eq!(at("new-user").error("GET", PROFILE, json!({})).0, 404);
    assert_eq!(at("no-plan").error("GET", PROFILE, json!({})).0, 403);
    assert_eq!(at("profile").get(PROFILE)["email"], json!(USER));
    assert_eq!(scans(&mut at("profile")), json!({ "SCAN_NOT_STARTED": 25 }));
    let scanning = scans(&mut at("scanning"));
    assert!(
        ["SCAN_NOT_STARTED", "SCAN_INITIATED", "SCAN_COMPLETED"]
            .iter()
            .all(|word| scanning[word].is_u64()),
        "{scanning}"
    );
    assert_eq!(scans(&mut at("scanned")), json!({ "SCAN_COMPLETED": 22, "SCAN_FAILED": 3 }));
    assert_eq!(scans(&mut at("clean-scan")), json!({ "SCAN_COMPLETED": 25 }));
    assert_eq!(at("signing").get(SIGNATURE)["status"], json!("PENDING"));
    assert_eq!(at("signed").get(SIGNATURE)["status"], json!("SIGNED"));
    for (name, then) in [
        ("signed", json!({})),
        ("submitted", json!({ "POA_SENT_TO_SITE": 8 })),
        ("manual", json!({ "POA_SENT_TO_SITE": 6, "USER_MANUAL_INSTRUCTIONS_SENT": 2 })),
        (
            "reappeared",
            json!({ "DATA_REMOVED_VERIFIED": 5, "USER_MANUAL_INSTRUCTIONS_SENT": 2,
            "DATA_REAPPEARED_DETECTED": 1 }),
        ),
        ("removed", json!({ "DATA_REMOVED_VERIFIED": 8, "DATA_REAPPEARED_DETECTED": 1 })),
    ] {
        assert_eq!(removals(&mut at(name)), then, "{name}");
    }
}

#[test]
fn what_follows_is_as_if_the_user_had_come_there() {
    let mut desk = at("signed");
    let site_ids = desk.deletable();
    assert_eq!(site_ids.len(), 8);
    desk.ok("POST", REMOVALS, json!({ "site_ids": site_ids }));
    desk.pass(61_000);
    assert_eq!(removals(&mut desk), removals(&mut at("reappeared")));
    let events = |desk: &mut Desk| -> Vec<Value> {
        let events = desk.get("/api/v1/delete-my-data/events");
        let kind = |event: &Value| json!([event["type"], event["site_id"]]);
        events.as_array().unwrap().iter().map(kind).collect()
    };
    assert_eq!(events(&mut desk), events(&mut at("reappeared")));
    // The order that waits is the user's to sign.
    let mut waiting = at("signing");
    let sign = json!({ "email": USER, "action": "sign" });
    assert_eq!(waiting.control("POST", "/control/signing", sign)["status"], json!("SIGNED"));
}

#[test]
fn it_takes_the_place_of_what_was_and_the_session_stays() {
    let mut desk = Desk::signed();
    let mut other = profile();
    other["city"] = json!("Malmö");
    desk.ok("PUT", PROFILE, other);
    desk.control("POST", "/control/scenario", json!({ "email": USER, "name": "no-plan" }));
    assert_eq!(desk.error("GET", PROFILE, json!({})).0, 403);
    desk.control("POST", "/control/scenario", json!({ "email": USER, "name": "submitted" }));
    assert_eq!(desk.get(PROFILE)["city"], json!("Stockholm"));
    // Whoever has no plan by their address has one now.
    let noplan = "noplan@user.example";
    desk.control("POST", "/control/scenario", json!({ "email": noplan, "name": "profile" }));
    desk.token = Some(desk.login(noplan));
    assert_eq!(desk.get(PROFILE)["email"], json!(noplan));
    // Nobody has asked for anything yet.
    let asked = desk.control("GET", "/control/applied", json!({}));
    assert_eq!(asked["removal_requests_by_site"], json!({}));
    assert!(asked["applied"][format!("POST {REMOVALS}")].is_null());
}

#[test]
fn what_is_no_scenario_is_told_and_changes_nothing() {
    let mut desk = Desk::with_profile();
    for body in [
        json!({ "email": USER }),
        json!({ "email": USER, "name": "someday" }),
        json!({ "name": "scanned" }),
    ] {
        let reply = desk.call("POST", "/control/scenario", body);
        assert_eq!(reply.status, 400);
        assert!(json_of(&reply)["error"].as_str().unwrap().starts_with('`'));
    }
    assert_eq!(desk.get(PROFILE)["first_name"], json!("Siv"));
    // With no past to play in, the user stays as they are, too.
    let mut early = Desk::new();
    early.now = 20_000;
    early.world = crate::World::new(42, 1.0, early.now);
    let name = json!({ "email": USER, "name": "scanned" });
    assert_eq!(early.call("POST", "/control/scenario", name).status, 400);
}
