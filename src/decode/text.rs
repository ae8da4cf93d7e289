//! Texts: the escapes of JSON strings, and numbers as digits.

use std::borrow::Cow;

/// A key without its escapes, for comparing.
#[inline(never)]
pub fn plain(raw: &[u8]) -> Cow<'_, [u8]> {
    if has(raw, b'\\') { unescape(raw).into_bytes().into() } else { raw.into() }
}

/// Undoes the escapes of a string; half a surrogate pair becomes U+FFFD. For keys and short texts;
/// values are left to `JSON.parse`.
pub fn unescape(raw: &[u8]) -> String {
    let text = String::from_utf8_lossy(raw);
    if !has(raw, b'\\') {
        return text.into_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    let mut high: Option<u32> = None;
    while let Some(c) = chars.next() {
        let unit: u32 = if c != '\\' {
            c.into()
        } else {
            match chars.next() {
                Some('n') => '\n'.into(),
                Some('t') => '\t'.into(),
                Some('r') => '\r'.into(),
                Some('b') => 8,
                Some('f') => 12,
                Some('u') => hex4(&mut chars),
                Some(other) => other.into(),
                None => break,
            }
        };
        match (high.take(), unit) {
            (Some(first), 0xdc00..0xe000) => {
                let code = 0x10000 + ((first - 0xd800) << 10) + (unit - 0xdc00);
                out.push(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
            }
            (alone, _) => {
                out.extend(alone.map(|_| char::REPLACEMENT_CHARACTER));
                match unit {
                    0xd800..0xdc00 => high = Some(unit),
                    _ => out.push(char::from_u32(unit).unwrap_or(char::REPLACEMENT_CHARACTER)),
                }
            }
        }
    }
    out.extend(high.map(|_| char::REPLACEMENT_CHARACTER));
    out
}

fn hex4(chars: &mut core::str::Chars<'_>) -> u32 {
    (0..4).fold(0, |n, _| n * 16 + chars.next().and_then(|c| c.to_digit(16)).unwrap_or(0))
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
    }
}
