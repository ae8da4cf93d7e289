//! The alarms.
#![allow(clippy::indexing_slicing)]

use crate::testkit::{Desk, USER};
use serde_json::{Value, json};

const LIST: &str = "/api/v1/alarms";
const RICH: &str = "/api/v2/alarms";
const COACH_LEAK: &str = "/api/v1/alarms/leak/coachme";

/// An IBAN has leaked, and then an e-mail.
fn leaked() -> (Desk, Value) {
    let mut desk = Desk::signed_in();
    desk.ok("POST", "/api/v1/email-watchlist", json!({ "email": "siv@mail.example" }));
    desk.ok("POST", "/api/v1/iban-watchlist", json!({ "iban": "DE89370400440532013000" }));
    desk.pass(30_000);
    let alarms = desk.get(LIST);
    (desk, alarms)
}

#[test]
fn list_has_one_for_each_leak_the_oldest_first() {
    let (mut desk, alarms) = leaked();
    let leaks = ["iban", "email"].map(|kind| desk.get(&format!("/api/v1/{kind}-watchlist/leaks")));
    for (alarm, leak) in [(&alarms[0], &leaks[0]), (&alarms[1], &leaks[1])] {
        assert_eq!(alarm["leak_id"], leak[0]["id"]);
        assert_eq!((&alarm["type"], &alarm["is_closed"]), (&json!("LEAK"), &json!(false)));
        assert!(alarm["id"].is_number() && alarm["created_at"].is_string());
    }
    assert_eq!(alarms.as_array().map(Vec::len), Some(2));
}

#[test]
fn rich_list_tells_more() {
    let (mut desk, alarms) = leaked();
    let rich = desk.get(RICH);
    assert_eq!(rich[1]["id"], alarms[1]["id"]);
    assert_eq!((&rich[1]["severity"], &rich[1]["closed_at"]), (&json!("HIGH"), &Value::Null));
    assert_eq!(rich[1]["leak"], desk.get("/api/v1/email-watchlist/leaks")[0]);
}

#[test]
fn read_is_by_id_and_leak_is_none() {
    let (mut desk, alarms) = leaked();
    assert_eq!(desk.get(&format!("{LIST}/{}", alarms[0]["id"])), alarms[0]);
    for id in ["0", "-1", "leak", "9999999999999999999999", "%00", "%"] {
        assert_eq!(desk.error("GET", &format!("{LIST}/{id}"), json!({})).0, 404, "{id}");
    }
    assert_eq!(desk.error("GET", COACH_LEAK, json!({})).0, 405);
}

#[test]
fn close_changes_the_alarm_once_and_counts_as_applied() {
    let (mut desk, alarms) = leaked();
    let close = format!("{LIST}/{}/close", alarms[0]["id"]);
    assert_eq!(desk.get(&close)["is_closed"], json!(true));
    assert_eq!(desk.error("GET", &close, json!({})), (409, "CONFLICT".to_owned()));
    assert_eq!(desk.error("GET", &format!("{LIST}/17/close"), json!({})).0, 404);
    assert_eq!(desk.applied("GET /api/v1/alarms/{alarmId}/close"), json!(1));
    assert_eq!(desk.get(LIST)[0]["is_closed"], json!(true));
    assert!(desk.get(RICH)[0]["closed_at"].is_string());
    assert_eq!(desk.get("/api/v1/iban-watchlist/leaks")[0]["is_new"], json!(false));
    assert_eq!(desk.applied("GET /api/v1/alarms"), Value::Null);
}

#[test]
fn coach_gives_a_title_and_steps() {
    let (mut desk, alarms) = leaked();
    let advice = desk.get(&format!("{LIST}/{}/coachme", alarms[1]["id"]));
    assert!(advice["title"].is_string() && advice["steps"][0].is_string());
    assert_eq!(desk.error("GET", &format!("{LIST}/17/coachme"), json!({})).0, 404);
}

#[test]
fn coach_leak_says_the_same_of_a_leak() {
    let (mut desk, alarms) = leaked();
    let same = desk.get(&format!("{LIST}/{}/coachme", alarms[1]["id"]));
    let body = json!({ "leak_id": alarms[1]["leak_id"] });
    assert_eq!(desk.ok("POST", COACH_LEAK, body), same);
    assert_eq!(desk.issues("POST", COACH_LEAK, json!({})), ["leak_id is required"]);
    assert_eq!(desk.error("POST", COACH_LEAK, json!({ "leak_id": 17 })).0, 404);
}

#[test]
fn both_lists_have_their_legacy_form() {
    let (mut desk, alarms) = leaked();
    desk.get(&format!("{LIST}/{}/close", alarms[0]["id"]));
    desk.version = None;
    for list in [LIST, RICH] {
        let loose = desk.get(list);
        let at = loose[0]["created_at"].as_str().unwrap_or_default();
        assert!(at.contains(' ') && !at.contains('T'), "{at}");
        let strict = |alarm: &Value| alarm["is_closed"].is_boolean();
        assert!(!(strict(&loose[0]) && strict(&loose[1])), "{loose}");
    }
}

#[test]
fn a_leak_can_be_made_to_appear() {
    let (mut desk, _) = leaked();
    let ask = json!({ "email": USER, "kind": "email" });
    let made = desk.control("POST", "/control/leak", ask);
    let alarm = desk.get(LIST)[2].clone();
    assert_eq!((&alarm["id"], &alarm["leak_id"]), (&made["alarm_id"], &made["leak_id"]));
    let leaks = desk.get("/api/v1/email-watchlist/leaks");
    assert_eq!(leaks[1]["id"], made["leak_id"]);
}
