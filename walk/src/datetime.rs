//! Recognises the gateway's two ways to write a moment.

/// Digits where the pattern has `0`, the same byte elsewhere.
fn matches(text: &[u8], pattern: &[u8]) -> bool {
    text.len() == pattern.len()
        && text.iter().zip(pattern).all(|(t, p)| match p {
            b'0' => t.is_ascii_digit(),
            _ => t == p,
        })
}

/// `2026-06-16 21:02:05`: legacy, no zone, taken as UTC (**A**).
pub fn is_legacy(text: &[u8]) -> bool {
    matches(text, b"0000-00-00 00:00:00")
}

/// A pure date, which both formats write alike.
pub fn is_date(text: &[u8]) -> bool {
    matches(text, b"0000-00-00")
}

/// RFC 3339, or a pure date.
pub fn is_standard(text: &[u8]) -> bool {
    if is_date(text) {
        return true;
    }
    let Some((moment, rest)) = text.split_at_checked(19) else { return false };
    if !matches(moment, b"0000-00-00T00:00:00") {
        return false;
    }
    let fraction = match rest.split_first() {
        Some((b'.', digits)) => digits.iter().take_while(|b| b.is_ascii_digit()).count() + 1,
        _ => 0,
    };
    let zone = rest.get(fraction..).unwrap_or_default();
    fraction != 1 && (zone == b"Z" || matches(zone, b"+00:00") || matches(zone, b"-00:00"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_the_two_formats_apart() {
        assert!(is_legacy(b"2026-06-16 21:02:05"));
        assert!(!is_legacy(b"2026-06-16 21:02:5x"));
        for ok in ["2026-06-16T21:02:05Z", "2026-06-16", "2026-06-16T21:02:05.123+02:00"] {
            assert!(is_standard(ok.as_bytes()), "{ok}");
        }
        for bad in ["2026-06-16T21:02:05", "2026-06-16T21:02:05.Z", "yesterday", ""] {
            assert!(!is_standard(bad.as_bytes()), "{bad}");
        }
    }
}
