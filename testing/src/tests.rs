//! As JavaScript uses it: letters in, letters out.
#![allow(clippy::indexing_slicing, clippy::unwrap_used)]

use serde_json::{Value, json};

use crate::World;

const NOW: f64 = 1_781_643_600_000.0;
const PROFILE: &str = "/api/v1/delete-my-data";

struct Came {
    head: Value,
    body: Vec<u8>,
}

impl Came {
    fn header(&self, name: &str) -> Option<&str> {
        let headers = self.head["headers"].as_array().unwrap();
        headers.iter().find(|pair| pair[0] == name).and_then(|pair| pair[1].as_str())
    }
}

fn sent(world: &World, in_page: bool, method: &str, path: &str, body: &str) -> Came {
    let headers = json!([["x-api-version", "2026-06-12"], ["content-type", "application/json"]]);
    let head = json!({ "method": method, "path": path, "query": null, "headers": headers,
        "in_page": in_page });
    let letter = world.answer(format!("{head}\n{body}").as_bytes(), NOW);
    let end = letter.iter().position(|byte| *byte == b'\n').unwrap();
    let (head, body) = letter.split_at(end);
    Came { head: serde_json::from_slice(head).unwrap(), body: body[1..].to_vec() }
}

fn control(world: &World, path: &str, body: Value) {
    let came = sent(world, true, "POST", path, &body.to_string());
    assert_eq!(came.head["status"], json!(200), "{path}");
}

fn logged(world: &World) -> usize {
    let log = sent(world, true, "GET", "/control/log", "");
    serde_json::from_slice::<Value>(&log.body).unwrap()["entries"].as_array().unwrap().len()
}

#[test]
fn requests_are_answered_and_faults_say_how() {
    let world = World::new(1.0, 1.0, NOW);
    let came = sent(&world, true, "GET", PROFILE, "");
    assert_eq!((&came.head["status"], &came.head["delivery"]), (&json!(401), &json!("whole")));
    assert!(String::from_utf8(came.body).unwrap().contains("UNAUTHENTICATED"));
    let kind = json!({ "reset": "during", "latency_ms": 5, "drip_ms": 7 });
    control(&world, "/control/fault", json!({ "kind": kind }));
    let came = sent(&world, true, "GET", PROFILE, "");
    let told = |name: &str| came.head[name].clone();
    assert_eq!(
        (told("delivery"), told("delay_ms"), told("drip_ms")),
        (json!("half"), json!(5), json!(7))
    );
}

#[test]
fn what_is_no_letter_is_refused_and_no_number_is_too_much() {
    let world = World::new(f64::NAN, f64::INFINITY, -1.0);
    for letter in ["", "\n", "{}", "{\"method\":1}\nbody", "\u{0}"] {
        let answer = String::from_utf8(world.answer(letter.as_bytes(), f64::MAX)).unwrap();
        assert!(answer.contains("\"status\":400"), "{letter}");
    }
    let control = |path: &str, body: Value| {
        sent(&world, true, "POST", path, &body.to_string()).head["status"].clone()
    };
    let far = json!({ "advance_ms": u64::MAX, "skew_ms": i64::MIN });
    assert_eq!(control("/control/time", far), json!(200));
    let ask = json!({ "email": "a@b.example", "name": "removed", "ttl_ms": u64::MAX });
    assert_eq!(control("/control/scenario", ask.clone()), json!(200));
    assert_eq!(control("/control/code", ask), json!(200));
}

#[test]
fn a_page_is_kept_from_what_a_browser_would_keep_it_from() {
    let world = World::new(1.0, 1.0, NOW);
    let policy = |policy| control(&world, "/control/cors", policy);
    let delivery = |method| sent(&world, true, method, PROFILE, "").head["delivery"].clone();
    assert_eq!(delivery("PUT"), json!("whole"));
    for (wrong, method) in [
        (json!({ "off": true }), "GET"),
        (json!({ "deny_headers": ["X-API-Version"] }), "GET"),
        (json!({ "deny_methods": ["*"] }), "PUT"),
    ] {
        let before = logged(&world);
        policy(wrong.clone());
        assert_eq!(delivery(method), json!("nothing"), "{wrong}");
        assert_eq!(logged(&world), before, "it never came");
    }
    policy(json!({ "deny_methods": ["*"] }));
    assert_eq!(delivery("POST"), json!("whole"), "which no preflight can forbid");
    policy(json!({}));
    let read = |name: &str| sent(&world, true, "GET", PROFILE, "").header(name).map(str::to_owned);
    assert!(read("x-request-id").is_some() && read("content-type").is_some());
    assert_eq!(read("date"), None, "it is not exposed");
    policy(json!({ "hide_headers": ["*"] }));
    assert!(read("x-request-id").is_none() && read("content-type").is_some());
}

#[test]
fn a_browser_is_told_what_it_asks_for() {
    let world = World::new(1.0, 1.0, NOW);
    let preflight = || sent(&world, false, "OPTIONS", PROFILE, "");
    let right = preflight();
    assert_eq!(right.head["status"], json!(200));
    assert_eq!(right.header("access-control-allow-methods"), Some("GET,POST,PUT,PATCH,DELETE"));
    assert!(right.header("access-control-allow-headers").unwrap().contains("x-api-version"));
    assert_eq!(right.header("access-control-max-age"), Some("600"));
    assert_eq!(logged(&world), 0, "a preflight is no request of the API");
    let answer = sent(&world, false, "GET", PROFILE, "");
    assert_eq!(answer.header("access-control-allow-origin"), Some("*"));
    assert!(answer.header("access-control-expose-headers").unwrap().contains("retry-after"));
    control(&world, "/control/cors", json!({ "off": true }));
    assert_eq!(preflight().header("access-control-allow-origin"), None);
    let refused = sent(&world, false, "GET", PROFILE, "");
    assert_eq!(
        (&refused.head["status"], refused.header("access-control-allow-origin")),
        (&json!(401), None)
    );
}
