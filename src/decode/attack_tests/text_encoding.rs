//! Halves of pairs, bytes that are no UTF-8, byte order marks, NUL.

use super::*;

#[test]
fn lone_surrogates_written_as_escapes_pass_as_they_stand() {
    for document in [r#"{"email":"\ud800"}"#, r#"{"\udc00":"\ud83dx\ude00"}"#] {
        assert_eq!(text(PROFILE, document), document);
    }
}

#[test]
fn half_a_pair_before_a_name_is_another_name() {
    for half in ["\\ud800", "\\udbff", "\\udc00"] {
        let document = format!(r#"{{"{half}sites":[]}}"#);
        assert_eq!(decode(SCAN, &document), mismatch("sites", "array"), "{half}");
    }
}

#[test]
fn bytes_that_are_no_utf8_pass_and_are_never_part_of_a_name() {
    // A lone continuation byte, CESU-8 for half a pair, an overlong `/`, one byte of three.
    for bad in [&b"\x80"[..], b"\xed\xa0\x80", b"\xc0\xaf", b"\xe2"] {
        let in_value = [b"{\"email\":\"", bad, b"\"}"].concat();
        assert_eq!(decode(PROFILE, &in_value), Ok(in_value));
        let in_key = [b"{\"", bad, b"sites\":[]}"].concat();
        assert_eq!(decode(SCAN, &in_key), mismatch("sites", "array"));
        let beside_an_escape = [b"{\"s\\u0069tes", bad, b"\":[]}"].concat();
        assert_eq!(decode(SCAN, &beside_an_escape), mismatch("sites", "array"));
        assert_eq!(decode(SCAN, [b"{\"sites\":", bad, b"}"].concat()), mismatch("sites", "array"));
    }
}

#[test]
fn a_byte_order_mark_is_skipped_at_the_start_and_nowhere_else() {
    // Rewritten or not: `JSON.parse` would choke on one.
    for (document, expected) in [
        ("\u{feff}{\"is_x\":true}", r#"{"is_x":true}"#),
        ("\u{feff} {\"is_x\":1}", r#"{"is_x":true}"#),
        ("\u{feff}{\"data\":{\"is_x\":1}}", r#"{"is_x":true}"#),
    ] {
        assert_eq!(text(PROFILE, document), expected);
    }
    assert_eq!(decode(SCAN, "\u{feff}\u{feff}{\"sites\":[]}"), mismatch("", "object"));
    assert_eq!(decode(SCAN, " \u{feff}{\"sites\":[]}"), mismatch("", "object"));
    assert_eq!(decode(SCAN, "{\"sites\":\u{feff}[]}"), mismatch("sites", "array"));
    assert_eq!(decode(SCAN, "{\u{feff}\"sites\":[]}"), mismatch("", "valid JSON"));
    assert_eq!(decode(SCAN, "{\"sites\":[]}\u{feff}"), mismatch("", "valid JSON"));
    assert_eq!(value(PROFILE, "{\"email\":\"\u{feff}\"}"), json!({"email": "\u{feff}"}));
}

#[test]
fn nul_bytes_are_no_blanks() {
    assert_eq!(decode(SCAN, "\0"), mismatch("", "object"));
    assert_eq!(decode(SCAN, "\0{\"sites\":[]}"), mismatch("", "object"));
    assert_eq!(decode(SCAN, "{\"sites\":\0[]}"), mismatch("sites", "array"));
    assert_eq!(decode(SCAN, "{\"sites\":[]}\0"), mismatch("", "valid JSON"));
    assert_eq!(value(PROFILE, r#"{"email":"\u0000"}"#), json!({"email": "\0"}));
}

#[test]
fn a_moment_or_boolean_written_with_escapes_stays_as_it_came() {
    let document = r#"{"at":"2026-06-16\u002021:02:05","is_x":"\u0031"}"#;
    assert_eq!(text(PROFILE, document), document);
}
