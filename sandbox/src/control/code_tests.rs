//! Codes and tokens that do not live as they should.
#![allow(clippy::indexing_slicing)]

use crate::Delivery;
use crate::testkit::{Desk, USER};
use serde_json::{Value, json};

const LOGIN: &str = "/api/v1/sso/login";
const ACCOUNT: &str = "/api/v1/account";

fn code(desk: &mut Desk, email: &str) -> Value {
    desk.control("POST", "/control/code", json!({ "email": email }))
}

fn from_partner(desk: &mut Desk) -> Value {
    let client = json!({ "client_id": "partner-demo", "client_secret": "sandbox-secret",
        "email": USER });
    desk.ok("POST", "/api/v1/sso/code", client)
}

#[test]
fn a_code_can_be_given_its_own_time() {
    let mut desk = Desk::new();
    let ask = json!({ "email": USER, "ttl_ms": 0 });
    let dead = desk.control("POST", "/control/code", ask);
    assert_eq!(desk.error("POST", LOGIN, dead).0, 401);
    let ask = json!({ "email": USER, "ttl_ms": 90_000 });
    let long = desk.control("POST", "/control/code", ask);
    desk.pass(89_999);
    desk.ok("POST", LOGIN, long);
    let odd = json!({ "email": USER, "ttl_ms": "soon" });
    assert_eq!(desk.call("POST", "/control/code", odd).status, 400);
}

#[test]
fn the_next_codes_can_be_born_expired_whoever_asks() {
    let mut desk = Desk::new();
    desk.control("POST", "/control/codes", json!({ "ttl_ms": 0, "times": 2 }));
    let (first, second) = (from_partner(&mut desk), code(&mut desk, USER));
    let third = from_partner(&mut desk);
    assert_eq!(desk.error("POST", LOGIN, first).0, 401);
    assert_eq!(desk.error("POST", LOGIN, second).0, 401);
    desk.ok("POST", LOGIN, third);
    desk.control("POST", "/control/codes", json!({ "ttl_ms": 0 }));
    desk.control("POST", "/control/codes", json!({}));
    let code = code(&mut desk, USER);
    desk.ok("POST", LOGIN, code);
    let odd = json!({ "email": "nowhere" });
    assert_eq!(desk.call("POST", "/control/codes", odd).status, 400);
}

#[test]
fn the_next_code_can_be_somebody_elses() {
    let mut desk = Desk::new();
    let other = json!({ "email": "other@user.example", "times": 1 });
    desk.control("POST", "/control/codes", other);
    for email in ["other@user.example", USER] {
        let code = from_partner(&mut desk);
        let token = desk.ok("POST", LOGIN, code)["token"].clone();
        desk.token = token.as_str().map(str::to_owned);
        assert_eq!(desk.get(ACCOUNT)["email"], json!(email));
    }
    assert_eq!(desk.control("POST", "/control/revoke", json!({})), json!({ "revoked": 2 }));
}

#[test]
fn issued_codes_can_expire_at_once() {
    let mut desk = Desk::new();
    let (mine, other) = (code(&mut desk, USER), code(&mut desk, "other@user.example"));
    let mine_alone = desk.control("POST", "/control/expire-codes", json!({ "email": USER }));
    assert_eq!(mine_alone, json!({ "expired": 1 }));
    assert_eq!(desk.error("POST", LOGIN, mine).0, 401);
    desk.ok("POST", LOGIN, other);
    code(&mut desk, USER);
    code(&mut desk, "other@user.example");
    let all = desk.control("POST", "/control/expire-codes", json!({}));
    assert_eq!(all, json!({ "expired": 2 }));
}

#[test]
fn a_login_whose_answer_is_lost_has_used_up_its_code() {
    let mut desk = Desk::new();
    for kind in [json!({ "reset": "after" }), json!({ "truncate": 9 }), json!({ "body": "<p>" })] {
        let code = code(&mut desk, USER);
        let fault = json!({ "match": { "path": LOGIN }, "times": 1, "kind": kind });
        desk.control("POST", "/control/fault", fault);
        let lost = desk.call("POST", LOGIN, code.clone());
        assert!(lost.delivery == Delivery::Nothing || lost.body.len() < 10);
        assert_eq!(desk.error("POST", LOGIN, code), (401, "UNAUTHENTICATED".to_owned()));
    }
    // Each of them was applied all the same.
    assert_eq!(desk.applied("POST /api/v1/sso/login"), json!(3));
    let code = code(&mut desk, USER);
    let fault = json!({ "match": { "path": LOGIN }, "times": 1, "kind": { "reset": "before" } });
    desk.control("POST", "/control/fault", fault);
    desk.call("POST", LOGIN, code.clone());
    desk.ok("POST", LOGIN, code);
}

#[test]
fn a_code_for_somebody_else_logs_somebody_else_in_and_revoking_ends_it() {
    let mut desk = Desk::signed_in();
    desk.token = Some(desk.login("other@user.example"));
    assert_eq!(desk.get(ACCOUNT)["email"], json!("other@user.example"));
    let revoke = json!({ "email": "other@user.example" });
    assert_eq!(desk.control("POST", "/control/revoke", revoke), json!({ "revoked": 1 }));
    assert_eq!(desk.error("GET", ACCOUNT, json!({})).0, 401);
}

#[test]
fn the_service_accounts_tokens_are_revoked_by_their_own_word() {
    let mut desk = Desk::crm();
    let (crm, app) = (desk.token.clone(), desk.login(USER));
    let list = format!("{ACCOUNT}/{}/email-watchlist", desk.account_id(USER));
    desk.control("POST", "/control/revoke", json!({}));
    assert_eq!(desk.get(&list), json!([]));
    desk.token = Some(desk.login(USER));
    let revoke = json!({ "crm": true });
    assert_eq!(desk.control("POST", "/control/revoke", revoke), json!({ "revoked": 1 }));
    desk.get(ACCOUNT);
    for dead in [crm, Some(app)] {
        desk.token = dead;
        assert_eq!(desk.error("GET", &list, json!({})), (401, "UNAUTHENTICATED".to_owned()));
    }
    for odd in [json!({ "crm": false }), json!({ "crm": true, "email": USER })] {
        assert_eq!(desk.call("POST", "/control/revoke", odd).status, 400);
    }
    desk.token = Some(desk.crm_login());
    assert_eq!(desk.get(&list), json!([]));
}
