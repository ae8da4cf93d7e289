//! Values that no schema describes, and the words that all documents are made of.

use super::dice::Dice;
use super::judge::{is_boolean_key, is_id_key, is_legacy_moment};
use serde_json::{Value, json};

const WORDS: [&str; 16] = [
    "",
    "a",
    "SCAN_COMPLETED",
    "SCAN_PAUSED_BY_BROKER",
    "Åsa \"ekan\" Ek",
    "C:\\tmp\\",
    "https://broker.example/?q=1#x",
    "1",
    "false",
    "2026-06-16 21:02:05",
    "line\nfeed\ttab\u{8}\u{c}\r\u{0}nul\u{7f}",
    "\u{2028}\u{feff}😀👨‍👩‍👧",
    "}],{[:",
    "1234567890123456",
    "90071992547409931234567890",
    "0123456789012345678",
];

const KEYS: [&str; 21] = [
    "x",
    "corr_id",
    "note",
    "meta",
    "links",
    "message",
    "data",
    "is_new",
    "has_more",
    "can_wait",
    "show_it",
    "enable_x",
    "skip_y",
    "island",
    "owner_id",
    "is",
    "__proto__",
    "constructor",
    "",
    "clé \"😀\"",
    "800101-1234",
];

/// A value that no schema describes, under a key that may say that it is a boolean or an id.
pub fn under(key: &str, dice: &mut Dice, depth: usize) -> Value {
    if is_id_key(key) {
        return if dice.one_in(4) { json!([anything(dice, 0)]) } else { id(dice) };
    }
    if !is_boolean_key(key) {
        return anything(dice, depth);
    }
    match dice.below(8) {
        5 => json!(7),
        6 => json!("yes"),
        7 => json!([anything(dice, 0)]),
        throw => json!(throw % 2 == 1),
    }
}

/// Lists and objects are nested up to `depth` times.
pub fn anything(dice: &mut Dice, depth: usize) -> Value {
    match dice.below(if depth == 0 { 6 } else { 8 }) {
        0 => Value::Null,
        1 => json!(dice.one_in(2)),
        2 => json!(dice.pick(&[0, 1, -1, 9_007_199_254_740_993, i64::MIN, i64::MAX])),
        // Quarters are read and written exactly.
        3 => json!(f64::from(i16::from_be_bytes([dice.byte(), dice.byte()])) / 4.0),
        4 => json!(Some(text(dice)).filter(|text| !is_legacy_moment(text))),
        5 => json!(moment(dice)),
        6 => (0..dice.below(4)).map(|_| anything(dice, depth - 1)).collect(),
        _ => {
            let entry = |dice: &mut Dice| {
                let key = key(dice);
                let value = under(&key, dice, depth - 1);
                (key, value)
            };
            (0..dice.below(4)).map(|_| entry(dice)).collect()
        }
    }
}

pub fn key(dice: &mut Dice) -> String {
    if dice.one_in(8) { text(dice) } else { dice.pick(&KEYS).into() }
}

pub fn text(dice: &mut Dice) -> String {
    if !dice.one_in(3) {
        return dice.pick(&WORDS).into();
    }
    let units: Vec<_> =
        (0..dice.below(6)).map(|_| u16::from_be_bytes([dice.byte(), dice.byte()])).collect();
    String::from_utf16_lossy(&units)
}

/// As the decoder leaves it: what is longer than a JavaScript number can be is a string.
pub fn id(dice: &mut Dice) -> Value {
    match dice.below(3) {
        0 => json!(dice.pick(&[7, 0, -5, 999_999_999_999_999_i64, -99_999_999_999_999])),
        1 => json!(text(dice)),
        _ => json!(dice.pick(&["9007199254740993", "-900719925474099", "b-8", "1000000000000000"])),
    }
}

pub fn moment(dice: &mut Dice) -> String {
    let mut digits = |n: usize| -> String { (0..n).map(|_| digit(dice.byte())).collect() };
    let date = [digits(4), digits(2), digits(2)].join("-");
    let time = [digits(2), digits(2), digits(2)].join(":");
    let fraction = digits(3);
    match dice.below(5) {
        3 => date,
        4 => format!("{date}T{time}.{fraction}+02:00"),
        _ => format!("{date}T{time}Z"),
    }
}

fn digit(byte: u8) -> char {
    char::from(b'0' + byte % 10)
}
