//! Texts: the escapes of JSON strings, and numbers as digits.

use std::borrow::Cow;
use std::slice;

/// A key without its escapes, for comparing.
#[inline(never)]
pub(crate) fn plain(raw: &[u8]) -> Cow<'_, [u8]> {
    if has(raw, b'\\') { unescape(raw).into_bytes().into() } else { raw.into() }
}

/// Undoes the escapes of a string; half a surrogate pair, and what is no UTF-8, becomes U+FFFD. For
/// keys and short texts; values are left to `JSON.parse`.
pub fn unescape(raw: &[u8]) -> String {
    // Room for all of it: a token that had to be moved would stay behind in pieces.
    let mut out = String::with_capacity(raw.len());
    let mut bytes = raw.iter();
    let mut high: Option<u32> = None;
    while let Some(byte) = bytes.next() {
        let unit: u32 = match byte {
            b'\\' => match bytes.next() {
                Some(b'n') => 10,
                Some(b't') => 9,
                Some(b'r') => 13,
                Some(b'b') => 8,
                Some(b'f') => 12,
                Some(b'u') => hex4(&mut bytes),
                Some(other @ 0x80..) => wide(*other, &mut bytes),
                Some(other) => (*other).into(),
                None => break,
            },
            0..0x80 => (*byte).into(),
            _ => wide(*byte, &mut bytes),
        };
        match (high.take(), unit) {
            (Some(first), 0xdc00..0xe000) => {
                put(0x10000 + ((first - 0xd800) << 10) + (unit - 0xdc00), &mut out);
            }
            (alone, _) => {
                if alone.is_some() {
                    put(REPLACEMENT, &mut out);
                }
                match unit {
                    0xd800..0xdc00 => high = Some(unit),
                    _ => put(unit, &mut out),
                }
            }
        }
    }
    if high.is_some() {
        put(REPLACEMENT, &mut out);
    }
    out
}

const REPLACEMENT: u32 = char::REPLACEMENT_CHARACTER as u32;

#[inline(never)]
fn put(code: u32, out: &mut String) {
    out.push(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
}

/// A character of UTF-8 that begins with `first`. Not `str::from_utf8`, whose table and whose
/// strides are for long texts.
fn wide(first: u8, bytes: &mut slice::Iter<'_, u8>) -> u32 {
    let (first, length) = match first {
        0xc0..0xe0 => (first & 0x1f, 2),
        0xe0..0xf0 => (first & 0x0f, 3),
        0xf0..0xf8 => (first & 0x07, 4),
        _ => return REPLACEMENT,
    };
    let mut code = first.into();
    for _ in 1..length {
        let [next @ 0x80..0xc0, rest @ ..] = bytes.as_slice() else { return REPLACEMENT };
        code = code << 6 | u32::from(next & 0x3f);
        *bytes = rest.iter();
    }
    // A longer form of a short one is none: it may hide a quote.
    let is_one = char::from_u32(code).is_some_and(|char| char.len_utf8() == length);
    if is_one { code } else { REPLACEMENT }
}

fn hex4(bytes: &mut slice::Iter<'_, u8>) -> u32 {
    let digit = |byte: u8| char::from(byte).to_digit(16);
    (0..4).fold(0, |n, _| n * 16 + bytes.next().copied().and_then(digit).unwrap_or(0))
}

/// Not `[&str]::concat`, which is laid out for any text in any list.
#[inline(never)]
pub fn join(parts: &[&str]) -> String {
    let mut out = String::new();
    for part in parts {
        out.push_str(part);
    }
    out
}

/// A number in digits. Not `to_string`, which brings the whole of `core::fmt`.
pub fn decimal(mut n: u64) -> String {
    let mut unit = 1;
    while n / unit >= 10 {
        unit *= 10;
    }
    let mut digits = String::new();
    while unit > 0 {
        push(&mut digits, b'0' + (n / unit) as u8);
        n %= unit;
        unit /= 10;
    }
    digits
}

/// Not `contains`, whose search is laid out for long texts.
#[inline(never)]
#[allow(clippy::manual_contains, reason = "0.3 KB of the shipped wasm")]
pub fn has(bytes: &[u8], byte: u8) -> bool {
    bytes.iter().any(|b| *b == byte)
}

/// Appends one character of ASCII. `String::push` is code for four lengths, wherever it is called.
#[inline(never)]
pub fn push(text: &mut String, byte: u8) {
    text.push(char::from(byte & 127));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unescapes_like_json() {
        for text in [r#"a\u006e\n\"\\\/"#, r"\ud83d\ude00é", "plain"] {
            let expected: String = serde_json::from_str(&format!("\"{text}\"")).unwrap();
            assert_eq!(unescape(text.as_bytes()), expected);
        }
        assert_eq!(unescape(br"\ud800x\ud83d"), "\u{fffd}x\u{fffd}");
        assert_eq!(unescape(br"\"), "");
        assert_eq!(unescape(b"caf\xe9 x"), "caf\u{fffd} x");
    }

    #[test]
    fn reads_utf8_and_nothing_that_only_looks_like_it() {
        for char in (0..0x11_0000).step_by(7).filter_map(char::from_u32).filter(|c| *c != '\\') {
            assert_eq!(unescape(char.to_string().as_bytes()), char.to_string());
        }
        // Cut off, too long a form, half a pair, beyond Unicode: never what it might stand for.
        for bad in [&b"\xc3"[..], b"\xe2\x82", b"\xf0\x9f\x98", b"\xff", b"\x80"] {
            assert_eq!(unescape(&[bad, b"a"].concat()), "\u{fffd}a");
        }
        for bad in [&b"\xc0\xa2"[..], b"\xe0\x80\xaf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80"] {
            let read = unescape(bad);
            assert!(read.chars().all(|c| c == char::REPLACEMENT_CHARACTER), "{read:?}");
        }
    }
}
