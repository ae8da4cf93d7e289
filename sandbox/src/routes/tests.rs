//! What holds for every row of the table.
#![allow(clippy::indexing_slicing)]

use super::{Access, Found, TABLE, find};
use crate::testkit::Desk;
use serde_json::json;

/// With an id in the place of every parameter.
pub fn path(template: &str) -> String {
    let filled = template.split('/').map(|s| if s.starts_with('{') { "101" } else { s });
    filled.collect::<Vec<_>>().join("/")
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
    let rows: Vec<_> = TABLE.iter().filter(|row| row.access != Access::Open).collect();
    let mut desk = Desk::new();
    let crm = json!({ "username": "crm-demo", "password": "sandbox-secret" });
    let crm = desk.ok("POST", "/api/v1/crm/auth/login", crm);
    let noplan = desk.login("noplan@user.example");
    for row in rows {
        let path = path(row.template);
        let none = desk.as_nobody(row.method, &path);
        assert_eq!(none, (401, "UNAUTHENTICATED".to_owned()), "{path}");
        desk.token = crm["token"].as_str().map(str::to_owned);
        assert_eq!(desk.error(row.method, &path, json!({})), (403, "FORBIDDEN".into()));
        desk.token = Some(noplan.clone());
        let status = desk.call(row.method, &path, json!({})).status;
        let is_refused = row.access == Access::OnlineData || row.template.ends_with("{account_id}");
        assert_eq!(status == 403, is_refused, "{path}: {status}");
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
