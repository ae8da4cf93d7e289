//! The routes below an account: the user's own things, in the partner's hands.
#![allow(clippy::indexing_slicing)]

use crate::testkit::{Desk, USER, json_of, profile};
use serde_json::{Value, json};

/// What is added where, in which list it then is, and whether it says that it is confirmed.
fn things() -> [(&'static str, &'static str, Value, Option<&'static str>); 6] {
    let passport = json!({ "passport_number": "AA1", "country_code": "SE",
        "expiry_date": "2031-05-17" });
    let license = json!({ "license_number": "L-1", "country_code": "SE" });
    let card = json!({ "card_number": "4242424242424242", "expiry_month": 7, "expiry_year": 2031,
        "holder_name": "Siv Ek" });
    let [mail, phone, iban, passports, licenses, cards] = [
        "email-watchlist",
        "phone-watchlist",
        "iban-watchlist",
        "passport-watchlist",
        "drivers-license-watchlist",
        "credit-cards",
    ];
    [
        (mail, mail, json!({ "email": "siv@mail.example" }), Some("is_confirmed")),
        (phone, phone, json!({ "phone": "+46701234567" }), Some("is_confirmed")),
        (iban, iban, json!({ "iban": "DE89370400440532013000" }), None),
        (passports, passports, passport, None),
        (licenses, licenses, license, None),
        ("credit-card", cards, card, Some("is_verified")),
    ]
}

const APP: &str = "/api/v1";

/// The desk with the CRM token, where its user's account is, and the user's own token.
fn partner() -> (Desk, String, String) {
    let mut desk = Desk::crm();
    let app = desk.login(USER);
    let path = format!("/api/v1/account/{}", desk.account_id(USER));
    (desk, path, app)
}

#[test]
fn what_the_partner_adds_needs_no_click_and_is_the_users() {
    let (mut desk, account, app) = partner();
    for (add, list, body, flag) in things() {
        let item = desk.ok("POST", &format!("{account}/{add}"), body.clone());
        assert_eq!(desk.error("POST", &format!("{account}/{add}"), body).0, 409, "{add}");
        if let Some(flag) = flag {
            assert_eq!(item[flag], json!(true), "{add}");
        }
        let crm = desk.token.replace(app.clone());
        assert_eq!(desk.get(&format!("{APP}/{list}")), json!([item]));
        desk.token = crm;
    }
    desk.pass(20_000);
    for list in ["email-watchlist", "phone-watchlist", "iban-watchlist"] {
        let leaks = desk.get(&format!("{account}/{list}/leaks"));
        assert_eq!(leaks.as_array().map(Vec::len), Some(1), "{list}");
    }
    desk.token = Some(app);
    assert_eq!(desk.get("/api/v1/alarms").as_array().map(Vec::len), Some(4));
}

#[test]
fn what_the_user_adds_is_the_partners_to_read_and_remove_and_waits_as_before() {
    let (mut desk, account, app) = partner();
    let crm = desk.token.clone();
    for (add, list, body, flag) in things() {
        desk.token = Some(app.clone());
        let item = desk.ok("POST", &format!("{APP}/{add}"), body);
        desk.token.clone_from(&crm);
        assert_eq!(desk.get(&format!("{account}/{list}")), json!([item]));
        if let Some(flag) = flag {
            assert_eq!(item[flag], json!(false), "{add}");
        }
        let id = item["id"].to_string().replace('"', "");
        let own = format!("{account}/{add}/{id}");
        if add == "credit-card" {
            assert_eq!(desk.get(&own), item);
        }
        assert_eq!(desk.call("DELETE", &own, json!({})).status, 204, "{add}");
        assert_eq!(desk.error("DELETE", &own, json!({})).0, 404, "{add}");
        assert_eq!(desk.get(&format!("{account}/{list}")), json!([]));
    }
}

#[test]
fn a_phone_the_user_added_is_confirmed_by_the_partner_with_its_code() {
    let (mut desk, account, app) = partner();
    let crm = desk.token.replace(app);
    let phone = json!({ "phone": "+46701234567" });
    desk.ok("POST", "/api/v1/phone-watchlist", phone.clone());
    desk.token = crm;
    let (send, confirm) = ("send-verification-code", "confirm");
    let at = |act: &str| format!("{account}/phone-watchlist/{act}");
    assert!(desk.ok("POST", &at(send), phone.clone())["message"].is_string());
    let codes = desk.control("POST", "/control/verification", json!({ "email": USER }));
    let code = codes["phone"]["+46701234567"].clone();
    let right = json!({ "phone": "+46701234567", "code": code });
    assert_eq!(desk.ok("POST", &at(confirm), right)["is_confirmed"], json!(true));
    assert_eq!(desk.error("POST", &at(send), phone).0, 409);
}

#[test]
fn a_passport_is_renewed_below_its_own_account_alone() {
    let (mut desk, account, _) = partner();
    let (_, _, passport, _) = things()[3].clone();
    let path = desk.added(&format!("{account}/passport-watchlist"), passport);
    let renewed = json!({ "expiry_date": "2041-05-17" });
    assert_eq!(desk.ok("PATCH", &path, renewed.clone())["expiry_date"], json!("2041-05-17"));
    desk.login("other@user.example");
    let other = format!("/api/v1/account/{}", desk.account_id("other@user.example"));
    let elsewhere = path.replace(&account, &other);
    assert_eq!(desk.error("PATCH", &elsewhere, renewed).0, 404);
    assert_eq!(desk.get(&format!("{other}/passport-watchlist")), json!([]));
}

#[test]
fn legacy_and_faults_are_as_everywhere() {
    let (mut desk, account, app) = partner();
    let crm = desk.token.replace(app);
    desk.ok("POST", "/api/v1/delete-my-data", profile());
    desk.token = crm;
    let template = "/api/v1/account/{account_id}/email-watchlist";
    let path = format!("{account}/email-watchlist");
    let fault = json!({ "match": { "path": template }, "times": 1, "kind": { "quote": true } });
    desk.control("POST", "/control/fault", fault);
    let quoted = desk.call("POST", &path, json!({ "email": "siv@mail.example" }));
    let text = json_of(&quoted).to_string();
    assert!(quoted.status == 422 && text.contains(USER) && text.contains("Storgatan"), "{text}");
    assert_eq!(desk.applied(&format!("POST {template}")), Value::Null);
    desk.version = None;
    let item = desk.ok("POST", &path, json!({ "email": "siv@mail.example" }));
    let zone = item["created_at"].as_str().map(|at| at.ends_with('Z'));
    assert_eq!((zone, desk.applied(&format!("POST {template}"))), (Some(false), json!(1)));
    let refused = desk.call("POST", &path, json!({}));
    assert_eq!(json_of(&refused)["errors"]["email"], json!(["is required"]));
}
