//! What a bad line, a bad proxy or a bad release does to a document.

use super::dice::Dice;
use serde_json::{Value, json};

/// Takes one value away, or puts in its place what may not stand there.
pub fn distort(value: &mut Value, dice: &mut Dice) {
    let deeper = !dice.one_in(4);
    let within = match value {
        Value::Array(items) if deeper && !items.is_empty() => {
            let at = dice.place(items.len());
            items.get_mut(at)
        }
        Value::Object(map) if deeper && !map.is_empty() => {
            let at = dice.place(map.len());
            let key = map.keys().nth(at).cloned().unwrap_or_default();
            if dice.one_in(8) {
                map.remove(&key);
                return;
            }
            map.get_mut(&key)
        }
        _ => None,
    };
    match within {
        Some(within) => distort(within, dice),
        None => {
            let odd = [json!(null), json!(7), json!("yes"), json!([1]), json!([]), json!({})];
            *value = odd[dice.below(odd.len())].clone();
        }
    }
}

/// Bytes that mean something to a reader of JSON, and some that never should be there.
const PIECES: [&[u8]; 24] = [
    b"{",
    b"}",
    b"[",
    b"]",
    b"\"",
    b"\\",
    b",",
    b":",
    b"0",
    b"-",
    b"e",
    b".",
    b" ",
    b"\0",
    b"null",
    b"true",
    b"\"\"",
    b"\\u",
    b"\\ud800",
    b"\xef\xbb\xbf",
    b"\xff",
    b"\xed\xa0\x80",
    b"[]",
    b"12345678901234567890",
];

/// Damages the document in one to four places.
pub fn damage(mut bytes: Vec<u8>, dice: &mut Dice) -> Vec<u8> {
    for _ in 0..=dice.below(4) {
        let at = dice.place(bytes.len());
        let until = (at + dice.below(32)).min(bytes.len());
        match dice.below(6) {
            0 => bytes.truncate(at),
            1 => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << dice.below(8);
                }
            }
            2 => drop(bytes.drain(at..until)),
            3 => {
                let slice = bytes[at..until].to_vec();
                let to = dice.place(bytes.len());
                bytes.splice(to..to, slice);
            }
            4 => drop(bytes.splice(at..until, dice.pick(&PIECES).to_vec())),
            _ => drop(bytes.splice(at..at, dice.pick(&PIECES).to_vec())),
        }
    }
    bytes
}
