//! Whatever is sent, the answer is one of the vendor's: no panic, no 5xx.

use super::tests::{filled, path};
use super::{Access, TABLE};
use crate::core::rng::Rng;
use crate::testkit::{Desk, USER, json_of};
use serde_json::{Value, json};

const IDS: [&str; 14] = [
    "0",
    "-1",
    "1.5",
    "101",
    "9999999999999999999999",
    "leaks",
    "leak",
    "%",
    "%00",
    "%ff%fe",
    "%2e%2e",
    "å",
    "null",
    "'%20or%201=1",
];

/// Every name a body of the table may hold.
const FIELDS: &str = "email phone code iban passport_number country_code expiry_date zip city id \
    license_number card_number expiry_month expiry_year holder_name credit_card_id leak_id \
    first_name last_name lang_code street site_ids current_password password ssn plan_id type";

/// Half of it right, so that the other half is looked at too.
fn values() -> Vec<Value> {
    let strings = ["", " ", "\0", "\u{202e}\u{feff}", "a@b.example", "+46701234567", "SE", "sv"];
    let numbers = ["DE89370400440532013000", "4242424242424242", "2031-05-17", "sandbox-password"];
    let others = json!([null, true, 0, -1, 1e300, u64::MAX, 7, 2031, [], [null], [101], {},
        { "a": [1] }, "😀".repeat(80), "9".repeat(10_000)]);
    let others = others.as_array().cloned().unwrap_or_default();
    strings.into_iter().chain(numbers).map(Value::from).chain(others).collect()
}

fn bodies(rng: &mut Rng, values: &[Value]) -> Vec<String> {
    let mut bodies: Vec<String> =
        ["", " ", "{", "[]", "null", "7", "\"x\"", "\0", "{\"a\":\"\\ud800\"}", "{\"n\":1e999}"]
            .map(str::to_owned)
            .to_vec();
    bodies.push("[".repeat(50_000));
    for _ in 0..12 {
        let pick = |rng: &mut Rng| values.get(rng.below(values.len() as u64) as usize);
        let value = |field: &str| (field.to_owned(), pick(rng).cloned().unwrap_or_default());
        let body = FIELDS.split_whitespace().map(value).collect();
        bodies.push(Value::Object(body).to_string());
    }
    bodies
}

#[test]
fn any_body_and_any_id_get_an_answer_in_the_vendors_form() {
    let (mut desk, mut rng, values) = (Desk::with_profile(), Rng::new(7), values());
    let (app, crm) = (desk.token.clone(), desk.crm_login());
    let account = desk.account_id(USER).to_string();
    for row in TABLE.iter().filter(|row| row.access != Access::Open) {
        let is_crm = row.access == Access::Crm;
        desk.token = if is_crm { Some(crm.clone()) } else { app.clone() };
        for body in bodies(&mut rng, &values) {
            let id = IDS.get(rng.below(IDS.len() as u64) as usize).copied().unwrap_or_default();
            // Now and then an account that is there, so that the body is looked at too.
            let account = if is_crm && rng.below(4) > 0 { &account } else { id };
            let path = filled(&row.template.replace("{account_id}", account), id);
            let reply = desk.send(row.method, &path, Some(&body), &[]);
            assert!(reply.status < 500, "{} {path}: {}", row.method, reply.status);
            let answer = json_of(&reply);
            let in_form = reply.status < 400 || answer.pointer("/error/code").is_some();
            assert!(in_form, "{} {path}: {answer}", row.method);
        }
        desk.pass(rng.below(20_000));
    }
}

#[test]
fn any_method_and_any_header_get_an_answer() {
    let mut desk = Desk::signed_in();
    let token = desk.token.take().unwrap_or_default();
    for row in TABLE {
        let path = path(row.template);
        for method in ["TRACE", "HEAD", "OPTIONS", "CONNECT", "PURGE", "get", ""] {
            assert_eq!(desk.send(method, &path, None, &[]).status, 405, "{method} {path}");
        }
        if row.access == Access::Open {
            continue;
        }
        for junk in ["", "Bearer", "Bearer ", "Basic eDp5", "Bearer 2|\u{1}", "Bearer Bearer x"] {
            let status = desk.send(row.method, &path, None, &[("authorization", junk)]).status;
            assert_eq!(status, 401, "{junk}");
        }
        // Of two the first counts.
        let both = [("authorization", "Bearer x"), ("authorization", &*format!("Bearer {token}"))];
        assert_eq!(desk.send(row.method, &path, None, &both).status, 401);
    }
}
