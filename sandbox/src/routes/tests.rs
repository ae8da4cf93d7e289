//! What holds for every row of the table.
#![allow(clippy::indexing_slicing)]

use super::{Access, Found, Route, TABLE, find};
use crate::testkit::{Desk, USER};
use serde_json::json;

/// With this id in the place of every parameter.
pub fn filled(template: &str, id: &str) -> String {
    let filled = template.split('/').map(|s| if s.starts_with('{') { id } else { s });
    filled.collect::<Vec<_>>().join("/")
}

pub fn path(template: &str) -> String {
    filled(template, "101")
}

#[test]
fn every_row_is_found_by_its_own_method_and_path() {
    for route in TABLE {
        let path = path(route.template);
        let found = find(route.method, &path);
        assert!(matches!(found, Found::Route(r, _) if r.template == route.template));
    }
    assert!(matches!(find("GET", "/api/v1/delete-my-data/"), Found::Unknown));
}

#[test]
fn the_app_rows_are_for_app_tokens_and_online_data_for_those_with_the_product() {
    let is_app = |row: &&Route| matches!(row.access, Access::App | Access::OnlineData);
    let mut desk = Desk::new();
    let crm = desk.crm_login();
    let noplan = desk.login("noplan@user.example");
    for row in TABLE.iter().filter(is_app) {
        let path = path(row.template);
        let none = desk.as_nobody(row.method, &path);
        assert_eq!(none, (401, "UNAUTHENTICATED".to_owned()), "{path}");
        desk.token = Some(crm.clone());
        assert_eq!(desk.error(row.method, &path, json!({})), (403, "FORBIDDEN".into()));
        desk.token = Some(noplan.clone());
        let status = desk.call(row.method, &path, json!({})).status;
        let is_refused = row.access == Access::OnlineData || row.template.ends_with("{account_id}");
        assert_eq!(status == 403, is_refused, "{path}: {status}");
    }
}

#[test]
fn the_crm_rows_are_for_crm_tokens_and_for_accounts_there_are() {
    let mut desk = Desk::crm();
    let (crm, app) = (desk.token.clone(), desk.login(USER));
    let account = desk.account_id(USER).to_string();
    for row in TABLE.iter().filter(|row| row.access == Access::Crm) {
        let own = path(&row.template.replace("{account_id}", &account));
        let none = desk.as_nobody(row.method, &own);
        assert_eq!(none, (401, "UNAUTHENTICATED".to_owned()), "{own}");
        desk.token = Some(app.clone());
        assert_eq!(desk.error(row.method, &own, json!({})), (403, "FORBIDDEN".into()), "{own}");
        desk.token.clone_from(&crm);
        let is_named = row.template != "/api/v1/account";
        assert_eq!(row.names_account(), is_named);
        for nobodys in ["101", "0", "-1", "%", "me", &format!("0{account}")] {
            let path = path(&row.template.replace("{account_id}", nobodys));
            let status = desk.call(row.method, &path, json!({})).status;
            assert_eq!(status, if is_named { 404 } else { 422 }, "{} {path}", row.method);
        }
        // A list is empty, an item is not there, a body lacks its fields: but the account is known.
        let reply = desk.call(row.method, &own, json!({}));
        let text = String::from_utf8_lossy(&reply.body).into_owned();
        assert!(!text.contains("no such account"), "{own}: {text}");
        assert!(matches!(reply.status, 200 | 204 | 404 | 422), "{own}: {}", reply.status);
    }
}

#[test]
fn a_wrong_method_is_405_and_an_unknown_route_501_and_recorded() {
    let mut desk = Desk::signed_in();
    let wrong = desk.error("PATCH", "/api/v1/delete-my-data", json!({}));
    assert_eq!(wrong, (405, "METHOD_NOT_ALLOWED".to_owned()));
    let unknown = desk.error("GET", "/api/v1/credit-debit", json!({}));
    assert_eq!(unknown, (501, "NOT_IMPLEMENTED".to_owned()));
    let unmatched = desk.control("GET", "/control/unmatched", json!({}));
    assert_eq!(unmatched.pointer("/entries/0/path"), Some(&json!("/api/v1/credit-debit")));
    assert_eq!(unmatched["entries"].as_array().map(Vec::len), Some(1));
}

#[test]
fn a_body_that_is_no_json_object_is_400() {
    let mut desk = Desk::signed_in();
    for body in ["{", "[]", "\"x\""] {
        let reply = desk.send("POST", "/api/v1/delete-my-data", Some(body), &[]);
        assert_eq!(reply.status, 400);
        assert!(reply.header("x-request-id").is_some());
    }
}
