//! Bodies of refusals: anything is read, little is believed.

use super::damage::damage;
use super::dice::Dice;
use super::judge;
use super::model::Kind;
use super::spelling::Speller;
use super::throw;
use super::values::text;
use crate::decode::error_body;
use crate::error::Detail;
use proptest::prelude::*;
use serde_json::{Value, json};

/// One of the five shapes, and what should be read from it.
fn refusal(dice: &mut Dice) -> (Value, Option<String>, Vec<Detail>) {
    let message = text(dice);
    let details: Vec<_> = (0..dice.below(80)).map(|_| (text(dice), text(dice))).collect();
    let entry = |(field, issue): &(String, String)| json!({"field": field, "issue": issue});
    let (body, details) = match dice.below(5) {
        0 => {
            let list: Vec<_> = details.iter().map(entry).collect();
            (json!({"error": {"message": message, "details": list}, "corr_id": "x"}), details)
        }
        1 => (json!({"errors": [{"status": "404", "title": "T", "detail": message}]}), vec![]),
        2 => {
            let (field, issue) = (text(dice), text(dice));
            let times = dice.below(4);
            let issues = if times == 0 { json!(issue) } else { json!(vec![&issue; times]) };
            let details = vec![(field.clone(), issue); times.max(1)];
            (json!({"errors": {field: issues}, "message": message}), details)
        }
        3 => (json!({"error": message}), vec![]),
        _ => (json!({"message": message, "corr_id": 7}), vec![]),
    };
    let detail = |(field, issue)| Detail { field, issue };
    (body, Some(message), details.into_iter().take(64).map(detail).collect())
}

#[test]
fn each_shape_says_what_it_says() {
    throw(256, |dice: &mut Dice| {
        let (body, message, details) = refusal(dice);
        let mut speller = Speller { dice, legacy: false };
        let text = speller.value(&Kind::Any, &body);
        let read = error_body(text.as_bytes());
        prop_assert_eq!(read.message, message, "{}", text);
        prop_assert_eq!(read.details, details, "{}", text);
        Ok(())
    });
}

#[test]
fn anything_else_says_little() {
    throw(512, |dice: &mut Dice| {
        let bytes = if dice.one_in(4) {
            (0..dice.place(64)).map(|_| dice.byte()).collect()
        } else {
            let mut body = refusal(dice).0;
            let code = dice.pick(&["RATE_LIMITED", "a@b.example", "", "Å", "A-B", "A\nB"]);
            let code = code.repeat(1 + dice.below(12));
            body[dice.pick(&["code", "error"])] = json!({"code": code, "message": code});
            damage(body.to_string().into_bytes(), dice)
        };
        prop_assert_eq!(judge::refusal(&bytes), Ok(()), "{}", bytes.escape_ascii());
        Ok(())
    });
}
