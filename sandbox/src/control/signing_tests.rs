//! What the user does with signing orders, and what is said of it meanwhile.
#![allow(clippy::indexing_slicing, clippy::unwrap_used)]

use crate::model::hint::{FAILURES, WAITING};
use crate::testkit::{Desk, USER};
use serde_json::{Value, json};

const INITIATE: &str = "/api/v1/delete-my-data/signatures/initiate";
const STATUS: &str = "/api/v1/delete-my-data/signature/status";
const REMOVALS: &str = "/api/v1/delete-my-data/removal-requests";
const EVENTS: &str = "/api/v1/delete-my-data/events";

fn act(desk: &mut Desk, action: &str, hint_code: Option<&str>) {
    let body = json!({ "email": USER, "action": action, "hint_code": hint_code });
    desk.control("POST", "/control/signing", body);
}

fn last_event(desk: &mut Desk) -> Value {
    desk.get(EVENTS).as_array().unwrap().last().unwrap()["type"].clone()
}

#[test]
fn who_signs_for_somebody_else_has_not_signed() {
    // The order that is open, and the ones to come.
    for is_open in [true, false] {
        let mut desk = Desk::scanned();
        if is_open {
            desk.ok("POST", INITIATE, json!({}));
            act(&mut desk, "mismatch", None);
        } else {
            act(&mut desk, "mismatch", None);
            desk.ok("POST", INITIATE, json!({}));
            desk.pass(3_000);
            assert_eq!(desk.get(STATUS)["hint_code"], json!("userSign"));
            desk.pass(5_000);
        }
        let failed = json!({ "status": "FAILED", "hint_code": "identityMismatch" });
        assert_eq!(desk.get(STATUS), failed);
        assert_eq!(last_event(&mut desk), json!("SIGNATURE_FAILED"));
        let site_ids = desk.deletable();
        assert_eq!(desk.error("POST", REMOVALS, json!({ "site_ids": site_ids })).0, 409);
        // Another try may go well.
        act(&mut desk, "sign", None);
        desk.ok("POST", INITIATE, json!({}));
        desk.pass(8_000);
        desk.ok("POST", REMOVALS, json!({ "site_ids": site_ids }));
    }
}

#[test]
fn every_hint_can_be_seen() {
    for hint in WAITING {
        let mut desk = Desk::scanned();
        act(&mut desk, "hold", Some(hint));
        desk.ok("POST", INITIATE, json!({}));
        let told = desk.get(STATUS);
        assert!(["PENDING", "STARTED"].contains(&told["status"].as_str().unwrap()), "{told}");
        assert_eq!(told["hint_code"], json!(hint));
        // Without one, it stays as it is.
        act(&mut desk, "hold", None);
        assert_eq!(desk.get(STATUS), told);
        desk.pass(180_000);
        let expired = json!({ "status": "EXPIRED", "hint_code": "expiredTransaction" });
        assert_eq!(desk.get(STATUS), expired);
    }
    for hint in FAILURES {
        let mut desk = Desk::scanned();
        desk.ok("POST", INITIATE, json!({}));
        act(&mut desk, "fail", Some(hint));
        assert_eq!(desk.get(STATUS), json!({ "status": "FAILED", "hint_code": hint }));
    }
    let mut desk = Desk::scanned();
    desk.ok("POST", INITIATE, json!({}));
    act(&mut desk, "fail", None);
    assert_eq!(desk.get(STATUS)["hint_code"], json!("startFailed"));
}

#[test]
fn a_hint_that_does_not_fit_is_refused_and_changes_nothing() {
    let mut desk = Desk::scanned();
    desk.ok("POST", INITIATE, json!({}));
    for (action, hint_code) in [("hold", "userCancel"), ("fail", "userSign"), ("hold", "")] {
        let body = json!({ "email": USER, "action": action, "hint_code": hint_code });
        assert_eq!(desk.call("POST", "/control/signing", body).status, 400, "{action}");
    }
    desk.pass(8_000);
    assert_eq!(desk.get(STATUS)["status"], json!("SIGNED"));
}
