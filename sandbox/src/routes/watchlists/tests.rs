//! What holds for every kind of watched thing.
#![allow(clippy::indexing_slicing)]

use crate::testkit::{Desk, USER, json_of};
use serde_json::{Value, json};

/// Where each is added, where it is listed, and one of them by number.
type Kind = (&'static str, &'static str, fn(u32) -> Value);

const KINDS: [Kind; 6] = [
    (
        "/api/v1/email-watchlist",
        "/api/v1/email-watchlist",
        |n| json!({ "email": format!("a{n}@mail.example") }),
    ),
    (
        "/api/v1/phone-watchlist",
        "/api/v1/phone-watchlist",
        |n| json!({ "phone": format!("+46701000{n:03}") }),
    ),
    (
        "/api/v1/iban-watchlist",
        "/api/v1/iban-watchlist",
        |n| json!({ "iban": with_check("DE", n) }),
    ),
    ("/api/v1/passport-watchlist", "/api/v1/passport-watchlist", |n| {
        json!({ "passport_number": n.to_string(), "country_code": "SE",
            "expiry_date": "2031-05-17" })
    }),
    (
        "/api/v1/drivers-license-watchlist",
        "/api/v1/drivers-license-watchlist",
        |n| json!({ "license_number": n.to_string(), "country_code": "SE" }),
    ),
    ("/api/v1/credit-card", "/api/v1/credit-cards", |n| {
        json!({ "card_number": with_luhn(n), "expiry_month": 7, "expiry_year": 2031,
            "holder_name": "Siv Ek" })
    }),
];

fn with_check(country: &str, number: u32) -> String {
    // DE is 13 and 14.
    let rest = (u64::from(number) * 1_000_000 + 131_400) % 97;
    format!("{country}{:02}{number:018}", 98 - rest)
}

fn with_luhn(number: u32) -> String {
    let of = |last: u32| json!(format!("42420000000{number:04}{last}"));
    let good = (0..10).map(of).find(|text| crate::core::checks::card_number(text).is_ok());
    good.and_then(|text| text.as_str().map(str::to_owned)).unwrap_or_default()
}

#[test]
fn a_list_takes_a_hundred_and_no_more() {
    let mut desk = Desk::signed_in();
    for (add, list, body) in KINDS {
        for n in 0..100 {
            let reply = desk.call("POST", add, body(n));
            assert_eq!(reply.status, 201, "{add}");
        }
        assert_eq!(desk.error("POST", add, body(100)), (409, "CONFLICT".to_owned()));
        assert_eq!(desk.get(list).as_array().map(Vec::len), Some(100));
    }
}

#[test]
fn one_users_items_are_none_of_anothers() {
    let mut desk = Desk::signed_in();
    for (add, list, body) in KINDS {
        let path = desk.added(add, body(1));
        let mine = desk.token.clone();
        desk.token = Some(desk.login("other@user.example"));
        assert_eq!(desk.get(list), json!([]));
        assert_eq!(desk.error("DELETE", &path, json!({})).0, 404, "{path}");
        desk.token = mine;
        assert_eq!(desk.call("DELETE", &path, json!({})).status, 204, "{path}");
    }
}

#[test]
fn the_same_seed_gives_the_same_items_leaks_and_codes() {
    let tell = || {
        let mut desk = Desk::signed_in();
        for (add, _, body) in KINDS {
            desk.ok("POST", add, body(1));
        }
        desk.pass(30_000);
        let lists = KINDS.map(|(_, list, _)| desk.get(list));
        let codes = desk.control("POST", "/control/verification", json!({ "email": USER }));
        (lists, desk.get("/api/v2/alarms"), codes)
    };
    assert_eq!(tell(), tell());
}

#[test]
fn legacy_lists_have_loose_booleans_and_dates_without_a_zone() {
    let mut desk = Desk::signed_in();
    for (add, list, body) in KINDS {
        for n in 0..4 {
            desk.ok("POST", add, body(n));
        }
        desk.version = None;
        let items = desk.get(list);
        desk.version = Some(crate::core::format::VERSION);
        let strict = desk.get(list);
        for (loose, strict) in
            items.as_array().into_iter().flatten().zip(strict.as_array().into_iter().flatten())
        {
            assert_eq!(loose["id"], strict["id"]);
            let (loose_at, at) = (loose["created_at"].as_str(), strict["created_at"].as_str());
            assert_eq!(loose_at.map(|at| at.replace(' ', "T") + "Z").as_deref(), at);
        }
        if list.contains("email") || list.contains("phone") || list.contains("credit") {
            let flags = [&items[0], &items[1], &items[2], &items[3]];
            let flag =
                |item: &&Value| item.get("is_confirmed").or(item.get("is_verified")).cloned();
            assert!(flags.iter().any(|item| flag(item) != Some(json!(false))), "{items}");
        }
    }
}

#[test]
fn a_legacy_refusal_names_the_field() {
    let mut desk = Desk::signed_in();
    desk.version = None;
    for (add, _, body) in KINDS {
        let field = body(0).as_object().and_then(|body| body.keys().next().cloned());
        let reply = desk.call("POST", add, json!({}));
        assert_eq!(reply.status, 422);
        let field = field.unwrap_or_default();
        assert_eq!(json_of(&reply)["errors"][&field], json!(["is required"]), "{add}");
    }
}
