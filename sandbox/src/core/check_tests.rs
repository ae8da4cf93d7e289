//! The checks of single values.

use super::checks::{
    Check, card_number, country, date, email, iban, id, language, month, password, phone,
};
use super::checks::{text, year};
use serde_json::json;

#[test]
fn values_are_kept_in_one_form() {
    for (check, given, as_kept) in [
        (text as Check, json!(" Siv "), json!("Siv")),
        (email, json!("a@b.example "), json!("a@b.example")),
        (phone, json!("+46 70-123 45 67"), json!("+46701234567")),
        (iban, json!("se45 5000 0000 0583 9825 7466"), json!("SE4550000000058398257466")),
        (card_number, json!("4242 4242 4242 4242"), json!("4242424242424242")),
        (country, json!("se"), json!("SE")),
        (language, json!("en-GB"), json!("en-GB")),
        (month, json!("07"), json!(7)),
        (year, json!(2031), json!(2031)),
        (id, json!(17), json!("17")),
        (id, json!("card-1f"), json!("card-1f")),
    ] {
        assert_eq!(check(&given), Ok(as_kept));
    }
}

#[test]
fn whatever_comes_is_told_and_not_kept() {
    let all: [Check; 12] =
        [text, email, phone, iban, card_number, country, language, date, month, year, id, password];
    let huge = "x".repeat(300);
    for check in all {
        for value in [json!(null), json!([]), json!({}), json!(true), json!(""), json!(huge)] {
            assert!(check(&value).is_err(), "{value}");
        }
    }
    for value in [json!("a\0b"), json!("   "), json!(1.5), json!(-1)] {
        for check in [text as Check, email, phone, iban, card_number, country, date, month, year] {
            assert!(check(&value).is_err(), "{value}");
        }
    }
    assert_eq!(password(&json!("7 chars")), Err("must be at least 8 characters long"));
}
