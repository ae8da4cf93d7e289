//! Keys that stand twice, that mean something to JavaScript, or that hide.

use super::*;

#[test]
fn of_a_key_that_stands_twice_the_last_counts() {
    let twice = r#"{"email":"a","email":"b","is_x":1,"is_x":"0"}"#;
    assert_eq!(value(PROFILE, twice), json!({"email": "b", "is_x": false}));
    assert_eq!(error_body(br#"{"message":"a","message":"b"}"#).message.as_deref(), Some("b"));
    assert_eq!(top_level_string(br#"{"t":"a","\u0074":"b"}"#, "t").as_deref(), Some("b"));
}

#[test]
fn a_documented_key_that_stands_twice_must_be_right_both_times() {
    // `JSON.parse` would never see the first. Stricter than need be, and no gateway does it.
    for document in [r#"{"sites":7,"sites":[]}"#, r#"{"sites":[],"s\u0069tes":7}"#] {
        assert_eq!(decode(SCAN, document), mismatch("sites", "array"));
    }
    assert_eq!(decode(SCAN, r#"{"sites":[],"sites":null}"#), mismatch("sites", "array"));
}

#[test]
fn of_two_envelopes_the_last_counts() {
    assert_eq!(value(SCAN, r#"{"data":{"sites":[7]},"data":{"sites":[]}}"#), json!({"sites": []}));
    let last_is_none = r#"{"data":{"email":"a"},"data":null}"#;
    assert_eq!(text(PROFILE, last_is_none), last_is_none);
    let last_is_none = r#"{"data":{"sites":[]},"data":null}"#;
    assert_eq!(decode(SCAN, last_is_none), mismatch("sites", "array"));
}

#[test]
fn data_before_a_named_field_is_a_field_whatever_it_holds() {
    let document = r#"{"data":{"sites":7},"sites":[]}"#;
    assert_eq!(text(SCAN, document), document);
    let escaped = r#"{"d\u0061ta":{"sites":[]},"m\u0065ta":1}"#;
    assert_eq!(text(SCAN, escaped), r#"{"sites":[]}"#);
    let kind = &SigningStatus::KIND;
    let named = r#"{"data":{},"st\u0061tus":"PENDING"}"#;
    assert_eq!(text(kind, named), named);
}

#[test]
fn keys_of_javascript_prototypes_are_plain_data() {
    let document = r#"{"__proto__":{"is_x":1},"constructor":{"prototype":{}},"toString":"1"}"#;
    let expected = document.replace(":1}", ":true}");
    assert_eq!(text(PROFILE, document), expected);
    assert_eq!(text(ANY, format!("[{document}]")), format!("[{expected}]"));
    assert_eq!(decode(SCAN, r#"{"__proto__":{"sites":[]}}"#), mismatch("sites", "array"));
    let broken = r#"{"__proto__":{"constructor":[x]}}"#;
    assert_eq!(decode(PROFILE, broken), mismatch("[*][0]", "valid JSON"));
}

#[test]
fn an_empty_key_and_a_key_of_quotes_are_keys() {
    let document = r#"{"":"","\"":[{"\\":"\\"}],"sites":[]}"#;
    assert_eq!(text(SCAN, document), document);
}
