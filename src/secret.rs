//! A string that is never shown and is overwritten when dropped.

use core::fmt;
use zeroize::Zeroizing;

/// The app token or a one-time code. It has no `Display`, no `Clone`, and a redacted `Debug`.
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// Takes visible ASCII only: anything else could break out of a header, or is no token.
    pub fn new(text: String) -> Option<Self> {
        let text = Zeroizing::new(text);
        is_visible_ascii(&text).then_some(Self(text))
    }

    /// The text itself. Every caller says why it needs it.
    pub fn expose(&self) -> &str {
        &self.0
    }

    pub fn same(&self, other: &Secret) -> bool {
        self.0 == other.0
    }
}

/// What may stand in a header, and (if it is no secret) in a log.
pub fn is_visible_ascii(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_graphic())
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refuses_what_cannot_stand_in_a_header() {
        for bad in ["", "a b", "a\r\nx: y", "tokén", "\u{7f}"] {
            assert!(Secret::new(bad.into()).is_none(), "{bad:?}");
        }
        assert_eq!(Secret::new("2|abc".into()).unwrap().expose(), "2|abc");
    }

    #[test]
    fn debug_shows_nothing() {
        let secret = Secret::new("2|abc".into()).unwrap();
        assert_eq!(format!("{secret:?}"), "Secret(…)");
    }
}
