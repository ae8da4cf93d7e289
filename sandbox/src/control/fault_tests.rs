//! The faults, seen from outside.
#![allow(clippy::indexing_slicing)]

use crate::Delivery;
use crate::testkit::{Desk, profile};
use serde_json::{Value, json};

const PROFILE: &str = "/api/v1/delete-my-data";
const SCAN_STATUS: &str = "/api/v1/delete-my-data/scan/status";

fn script(desk: &mut Desk, kind: Value) {
    let fault = json!({ "match": { "path": PROFILE }, "times": 1, "kind": kind });
    desk.control("POST", "/control/fault", fault);
}

fn applied(desk: &mut Desk) -> Value {
    let applied = desk.control("GET", "/control/applied", json!({}));
    applied["applied"]["POST /api/v1/delete-my-data"].clone()
}

#[test]
fn an_error_status_strikes_before_the_write_unless_it_is_said_otherwise() {
    let mut desk = Desk::signed_in();
    script(&mut desk, json!({ "status": 503, "retry_after": 2 }));
    let reply = desk.call("POST", PROFILE, profile());
    assert_eq!((reply.status, reply.header("retry-after")), (503, Some("2")));
    assert_eq!(applied(&mut desk), Value::Null);
    script(&mut desk, json!({ "status": 504, "applied": true }));
    assert_eq!(desk.call("POST", PROFILE, profile()).status, 504);
    assert_eq!(applied(&mut desk), json!(1));
    assert_eq!(desk.call("GET", PROFILE, json!({})).status, 200);
}

#[test]
fn throttling_is_429_or_in_legacy_409() {
    let mut desk = Desk::signed_in();
    let kind = json!({ "status": 429, "retry_after": 3, "rate_limit_remaining": 0 });
    script(&mut desk, kind.clone());
    assert_eq!(desk.error("GET", PROFILE, json!({})), (429, "RATE_LIMITED".to_owned()));
    desk.version = Some("1999-01-01");
    script(&mut desk, kind);
    let legacy = desk.call("GET", PROFILE, json!({}));
    assert_eq!((legacy.status, legacy.header("retry-after")), (409, Some("3")));
    assert_eq!(legacy.header("x-ratelimit-remaining"), Some("0"));
}

#[test]
fn a_connection_is_lost_before_or_after_the_write() {
    let mut desk = Desk::signed_in();
    script(&mut desk, json!({ "reset": "before" }));
    let reply = desk.call("POST", PROFILE, profile());
    assert_eq!(reply.delivery, Delivery::Nothing);
    assert_eq!(applied(&mut desk), Value::Null);
    script(&mut desk, json!({ "reset": "after" }));
    assert_eq!(desk.call("POST", PROFILE, profile()).delivery, Delivery::Nothing);
    assert_eq!(applied(&mut desk), json!(1));
    script(&mut desk, json!({ "reset": "during" }));
    assert_eq!(desk.call("GET", PROFILE, json!({})).delivery, Delivery::Half);
    assert_eq!(desk.call("GET", PROFILE, json!({})).delivery, Delivery::Whole);
}

#[test]
fn bodies_are_replaced_cut_and_emptied() {
    let mut desk = Desk::with_profile();
    script(&mut desk, json!({ "body": "<html>", "content_type": "text/html", "status": 502 }));
    let raw = desk.call("GET", PROFILE, json!({}));
    assert_eq!((raw.status, raw.header("content-type")), (502, Some("text/html")));
    assert_eq!(raw.body, b"<html>");
    script(&mut desk, json!({ "truncate": 5 }));
    assert_eq!(desk.call("GET", PROFILE, json!({})).body.len(), 5);
    script(&mut desk, json!({ "empty": true, "latency_ms": 40 }));
    let empty = desk.call("GET", PROFILE, json!({}));
    assert!(empty.body.is_empty() && empty.delay_ms == 40);
    desk.control("POST", "/control/fault", json!({ "kind": { "status": 500 } }));
    let cleared = desk.control("DELETE", "/control/fault", json!({}));
    assert_eq!(cleared["cleared"], json!(1));
    assert_eq!(desk.call("GET", PROFILE, json!({})).status, 200);
}

#[test]
fn the_content_type_alone_can_be_wrong_and_a_body_slow() {
    let mut desk = Desk::with_profile();
    script(&mut desk, json!({ "content_type": "text/html", "drip_ms": 300 }));
    let odd = desk.call("GET", PROFILE, json!({}));
    assert_eq!((odd.status, odd.header("content-type")), (200, Some("text/html")));
    assert_eq!((odd.delay_ms, odd.drip_ms), (0, 300));
    let right = desk.call("GET", PROFILE, json!({}));
    assert_eq!(odd.body, right.body);
    assert_eq!((right.header("content-type"), right.drip_ms), (Some("application/json"), 0));
}

#[test]
fn answers_are_right_but_for_one_thing() {
    let mut desk = Desk::scanned();
    for (kind, status) in [
        (json!({ "wrong_type": true }), json!(17)),
        (json!({ "unknown_status": true }), json!("SCAN_PAUSED_BY_BROKER")),
    ] {
        let fault = json!({ "match": { "path": SCAN_STATUS }, "times": 1, "kind": kind });
        desk.control("POST", "/control/fault", fault);
        assert_eq!(desk.scan_sites()[3]["scan_result"]["status"], status);
    }
}
