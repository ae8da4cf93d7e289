//! The gateway as a whole set up wrong, and what it tells of itself.
#![allow(clippy::indexing_slicing, clippy::unwrap_used)]

use crate::Delivery;
use crate::testkit::{Desk, json_of, profile};
use serde_json::{Value, json};

const PROFILE: &str = "/api/v1/delete-my-data";
const REMOVALS: &str = "/api/v1/delete-my-data/removal-requests";

#[test]
fn a_skewed_clock_shows_in_bodies_of_both_formats_and_moves_nothing() {
    let mut desk = Desk::with_profile();
    assert_eq!(desk.get(PROFILE)["created_at"], json!("2026-06-16T21:00:00Z"));
    let hour = json!({ "skew_ms": 3_600_000 });
    assert_eq!(desk.control("POST", "/control/time", hour)["skew_ms"], json!(3_600_000));
    assert_eq!(desk.get(PROFILE)["created_at"], json!("2026-06-16T22:00:00Z"));
    desk.version = None;
    assert_eq!(desk.get(PROFILE)["created_at"], json!("2026-06-16 22:00:00"));
    // Neither codes nor tokens have expired, and the speed leaves the skew alone.
    let code = desk.control("POST", "/control/code", json!({ "email": "a@b.example" }));
    let sped = desk.control("POST", "/control/time", json!({ "speed": 2 }));
    assert_eq!(sped["skew_ms"], json!(3_600_000));
    desk.ok("POST", "/api/v1/sso/login", code);
    desk.control("POST", "/control/time", json!({ "skew_ms": 0 }));
    assert_eq!(desk.get(PROFILE)["created_at"], json!("2026-06-16 21:00:00"));
}

#[test]
fn brokers_can_write_markup_and_links_that_run() {
    let mut desk = Desk::signed();
    let site_ids = desk.deletable();
    desk.control("POST", "/control/format", json!({ "hostile_texts": true }));
    desk.ok("POST", REMOVALS, json!({ "site_ids": site_ids }));
    desk.pass(10_000);
    for sites in
        [desk.scan_sites(), desk.get(&format!("{PROFILE}/sites")).as_array().unwrap().clone()]
    {
        let texts = |key: &str| -> Vec<String> {
            sites.iter().map(|site| site[key].as_str().unwrap().to_owned()).collect()
        };
        let (names, urls) = (texts("name"), texts("url"));
        assert!(names.iter().all(|name| name.contains("owned")));
        assert!(names.iter().any(|name| name.contains("<img src=x onerror=")));
        assert!(names.iter().any(|name| name.contains('\u{202e}')));
        assert!(urls.contains(&"javascript:alert(1)".to_owned()));
        let is_right = |url: &str| url.starts_with("https://") && url.ends_with(".example");
        assert!(!urls.iter().any(|url| is_right(url)));
    }
    let removals = desk.get(REMOVALS);
    let told = removals.as_array().unwrap().iter();
    let told: Vec<_> = told.filter_map(|removal| removal["manual_instructions"].as_str()).collect();
    assert!(told.len() == 2 && told.iter().all(|text| text.contains("href=\"javascript:")));
    desk.control("POST", "/control/format", json!({ "hostile_texts": false }));
    assert!(!desk.get(REMOVALS).to_string().contains("javascript:"));
}

#[test]
fn what_was_applied_is_counted_though_its_answer_was_lost() {
    let mut desk = Desk::signed();
    let sites = desk.deletable();
    let lost = [
        json!({ "reset": "after" }),
        json!({ "reset": "during" }),
        json!({ "status": 502, "applied": true }),
        json!({ "body": "<html>", "content_type": "text/html" }),
        json!({ "empty": true }),
    ];
    for (kind, site) in lost.iter().zip(&sites) {
        let fault = json!({ "match": { "path": REMOVALS }, "times": 1, "kind": kind });
        desk.control("POST", "/control/fault", fault);
        let reply = desk.call("POST", REMOVALS, json!({ "site_ids": [site] }));
        let arrived = reply.delivery == Delivery::Whole && json_of(&reply).is_array();
        assert!(!arrived, "{kind}");
    }
    for kind in
        [json!({ "reset": "before" }), json!({ "status": 503 }), json!({ "throttle": true })]
    {
        let fault = json!({ "match": { "path": REMOVALS }, "times": 1, "kind": kind });
        desk.control("POST", "/control/fault", fault);
        desk.call("POST", REMOVALS, json!({ "site_ids": [sites[5]] }));
    }
    // Refused: asked already.
    assert_eq!(desk.error("POST", REMOVALS, json!({ "site_ids": [sites[0]] })).0, 422);
    let counted = desk.control("GET", "/control/applied", json!({}));
    assert_eq!(counted["applied"][format!("POST {REMOVALS}")], json!(5));
    let once: Value = sites.iter().take(5).map(|id| (id.to_string(), json!(1))).collect();
    assert_eq!(counted["removal_requests_by_site"], once);
}

#[test]
fn the_state_tells_what_is_armed_and_a_reset_disarms_all() {
    let mut desk = Desk::new();
    let right = desk.control("GET", "/control/state", json!({}));
    assert_eq!(right["faults"], json!([]));
    for (path, body) in [
        ("/control/fault", json!({ "label": "slow", "kind": { "latency_ms": 9 } })),
        ("/control/cors", json!({ "hide_headers": ["*"] })),
        ("/control/codes", json!({ "ttl_ms": 0, "times": 1 })),
        ("/control/time", json!({ "skew_ms": -5, "speed": 60 })),
        ("/control/format", json!({ "hostile_texts": true, "legacy_error_shape": "list" })),
    ] {
        desk.control("POST", path, body);
    }
    let armed = desk.control("GET", "/control/state", json!({}));
    assert_eq!(armed["faults"][0]["label"], json!("slow"));
    assert_eq!(armed["cors"]["hide_headers"], json!(["*"]));
    assert_eq!(armed["codes"], json!({ "ttl_ms": 0, "email": null, "left": 1 }));
    assert_eq!((&armed["skew_ms"], &armed["speed"]), (&json!(-5), &json!(60.0)));
    assert_eq!(armed["legacy_error_shape"], json!("list"));
    assert_eq!(armed["hostile_texts"], json!(true));
    desk.control("POST", "/control/reset", json!({}));
    assert_eq!(desk.control("GET", "/control/state", json!({})), right);
}

#[test]
fn a_profile_that_is_deleted_leaves_the_counts() {
    let mut desk = Desk::signed();
    let site = desk.deletable()[0];
    desk.ok("POST", REMOVALS, json!({ "site_ids": [site, site] }));
    desk.call("DELETE", PROFILE, json!({}));
    desk.ok("POST", PROFILE, profile());
    let counted = desk.control("GET", "/control/applied", json!({}));
    assert_eq!(counted["removal_requests_by_site"], json!({ (site.to_string()): 1 }));
}
