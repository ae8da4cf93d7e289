//! How large a document may be.

use super::*;
use std::borrow::Cow;

fn padded(len: usize) -> Vec<u8> {
    let mut body = b"{\"email\":\"".to_vec();
    body.resize(len - 2, b'x');
    body.extend(b"\"}");
    body
}

#[test]
fn twenty_megabytes_are_refused_unread_with_a_typed_error() {
    // Were the second one read, its first byte would be what is wrong with it.
    for body in [padded(20_000_000), vec![0; 20_000_000]] {
        let error = response(&body, PROFILE, false).unwrap_err();
        assert_eq!((&*error.path, error.expected), ("", "an answer of at most 16 MiB"));
        assert_eq!(Error::from(error).kind, Kind::Decode);
    }
}

#[test]
fn sixteen_mebibytes_pass_and_one_byte_more_does_not() {
    assert_eq!(decode(PROFILE, padded(MAX_BYTES)).map(|out| out.len()), Ok(MAX_BYTES));
    assert!(decode(PROFILE, padded(MAX_BYTES + 1)).is_err());
}

#[test]
fn nothing_is_copied_where_nothing_changes() {
    for document in ["{\"sites\":[]}", "\u{feff} {\"sites\":[]} ", "{\"data\":{\"sites\":[]}}"] {
        let out = response(document.as_bytes(), SCAN, false);
        assert!(matches!(out, Ok(Cow::Borrowed(b"{\"sites\":[]}"))), "{document}");
    }
}
