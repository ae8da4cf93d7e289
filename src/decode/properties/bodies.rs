//! Bodies as a caller gives them, checked before they are sent.

use super::damage::damage;
use super::dice::Dice;
use super::form::{Form, checked, form, has_rules};
use super::model::{Field, Kind, Object};
use super::throw;
use super::values::text;
use crate::routes::ALL;
use proptest::prelude::*;
use serde_json::{Value, json};

/// What a form could hold under a name.
fn input(dice: &mut Dice) -> Option<Value> {
    const NEARLY_RIGHT: [&str; 8] = [
        "alex@example.com",
        "+46701234567",
        "SE35 5000 0000 0549 1000 0003",
        "4111 1111 1111 1111",
        "12",
        "2030",
        "2030-12-31",
        "\u{e9}",
    ];
    Some(match dice.below(12) {
        0..4 => json!(text(dice)),
        4 => json!(dice.pick(&["", " ", " \t", "\n\r\u{c}", "\u{a0}"])),
        5 => json!([1, "b"]),
        6 => json!([]),
        7 => dice.pick(&[7, -1, 0]).into(),
        8 => Value::Null,
        9 => json!(dice.pick(&[[[0; 0]; 1], [[1; 0]; 1]])),
        10 => json!(dice.pick(&NEARLY_RIGHT).repeat(1 + dice.below(12))),
        _ => return None,
    })
}

fn issue(field: &Field, value: &Value) -> Option<&'static str> {
    let empty = match (form(&field.kind, true).0, value) {
        (_, Value::Null) => true,
        (Form::Text, Value::String(text)) => text.bytes().all(|b| b.is_ascii_whitespace()),
        (Form::Text, _) => return Some("must be a string"),
        (Form::List(_), Value::Array(items)) => items.is_empty(),
        (Form::List(_), _) => return Some("must be an array"),
        _ => false,
    };
    (empty && field.required).then_some("is required")
}

fn issues(kind: &Kind, body: &Value) -> Vec<(String, String)> {
    let Form::Object(Object { fields, .. }) = form(kind, true).0 else { return Vec::new() };
    if !body.is_object() {
        return vec![(String::new(), "must be an object".into())];
    }
    let judge = |field: &Field| Some((field.name.into(), issue(field, &body[field.name])?.into()));
    fields.iter().filter_map(judge).collect()
}

#[test]
fn a_body_is_judged_as_serde_reads_it() {
    for kind in ALL.iter().filter_map(|route| route.body) {
        throw(128, |dice: &mut Dice| {
            let Form::Object(Object { fields, .. }) = form(&kind, true).0 else { return Ok(()) };
            let names = fields.iter().map(|field| field.name).chain(["x", "", "is_new"]);
            let mut body: Value =
                names.filter_map(|name| Some((name.to_owned(), input(dice)?))).collect();
            if dice.one_in(16) {
                body = input(dice).unwrap_or_default();
            }
            // As JSON.stringify writes it.
            let text = body.to_string();
            let plain = |(name, issue): &(String, String)| {
                let ruled = fields.iter().any(|f| f.name == name && has_rules(&f.kind));
                !ruled || issue == "is required"
            };
            let mut found = checked(text.as_bytes(), &kind);
            let mut expected = issues(&kind, &body);
            found.retain(plain);
            expected.retain(plain);
            prop_assert_eq!(found, expected, "{}", text);
            checked(&damage(text.into_bytes(), dice), &kind);
            Ok(())
        });
    }
}
