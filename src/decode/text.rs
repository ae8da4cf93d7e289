//! Texts: the escapes of JSON strings, and numbers as digits.

use std::borrow::Cow;

/// A key without its escapes, for comparing.
#[inline(never)]
pub fn plain(raw: &[u8]) -> Cow<'_, [u8]> {
    if has(raw, b'\\') { unescaped(raw).into() } else { raw.into() }
}

/// Undoes the escapes of a string; half a surrogate pair becomes U+FFFD. For keys and short texts;
/// values are left to `JSON.parse`.
pub fn unescape(raw: &[u8]) -> String {
    text(unescaped(raw))
}

pub fn unescaped(raw: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(raw.len());
    let mut bytes = raw.iter().copied();
    let mut high: Option<u32> = None;
    while let Some(byte) = bytes.next() {
        let unit: u32 = if byte != b'\\' {
            if high.take().is_some() {
                encode(REPLACEMENT, &mut out);
            }
            out.push(byte);
            continue;
        } else {
            match bytes.next() {
                Some(b'n') => 10,
                Some(b't') => 9,
                Some(b'r') => 13,
                Some(b'b') => 8,
                Some(b'f') => 12,
                Some(b'u') => hex4(&mut bytes),
                Some(other) => other.into(),
                None => break,
            }
        };
        match (high.take(), unit) {
            (Some(first), 0xdc00..0xe000) => {
                encode(0x10000 + ((first - 0xd800) << 10) + (unit - 0xdc00), &mut out);
            }
            (alone, _) => {
                if alone.is_some() {
                    encode(REPLACEMENT, &mut out);
                }
                match unit {
                    0xd800..0xdc00 => high = Some(unit),
                    _ => encode(unit, &mut out),
                }
            }
        }
    }
    if high.is_some() {
        encode(REPLACEMENT, &mut out);
    }
    out
}

const REPLACEMENT: u32 = char::REPLACEMENT_CHARACTER as u32;

#[inline(never)]
fn encode(code: u32, out: &mut Vec<u8>) {
    let char = char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER);
    out.extend_from_slice(char.encode_utf8(&mut [0; 4]).as_bytes());
}

/// Of what is no UTF-8, its ASCII, and U+FFFD for each other byte: a spoilt text, for people only.
/// Not `from_utf8_lossy`, which is 0.9 KB of wasm.
fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|error| {
        let mut out = Vec::new();
        for byte in error.into_bytes() {
            encode(if byte.is_ascii() { byte.into() } else { REPLACEMENT }, &mut out);
        }
        String::from_utf8(out).unwrap_or_default()
    })
}

fn hex4(bytes: &mut impl Iterator<Item = u8>) -> u32 {
    let digit = |byte: u8| char::from(byte).to_digit(16);
    (0..4).fold(0, |n, _| n * 16 + bytes.next().and_then(digit).unwrap_or(0))
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
}
