//! Numbers that are too long, too large, or none.

use super::*;

#[test]
fn any_number_passes_untouched_where_no_type_is_known() {
    let long = "9".repeat(400);
    for number in ["1e999", "-0", "1e-999", "-1E+999", "0.1e-7", &long] {
        let document = format!(r#"{{"x":{number},"y":[{number}]}}"#);
        assert_eq!(text(ANY, &document), document);
        assert_eq!(text(PROFILE, &document), document);
    }
}

#[test]
fn whole_ids_of_more_than_fifteen_characters_become_exact_strings() {
    let long = "9".repeat(400);
    for id in ["9007199254740993", "-999999999999999", "1000000000000000", &long] {
        let out = text(REMOVALS, format!(r#"[{{"status":"x","id":{id}}}]"#));
        assert_eq!(out, format!(r#"[{{"status":"x","id":"{id}"}}]"#));
    }
}

#[test]
fn other_ids_stay_the_numbers_that_they_are() {
    // 1.0 and 1e3 read as 1 and 1000. -5, 1.5 and Infinity are refused when used in a path.
    for id in ["999999999999999", "1.0", "1e3", "-5", "1.5", "-0", "1e999", "1e-999"] {
        let document = format!(r#"[{{"status":"x","id":{id}}}]"#);
        assert_eq!(text(REMOVALS, &document), document);
    }
    // Not whole as written: left to `JSON.parse`, which rounds or refuses.
    for id in ["1.0000000000000000001", "1e0000000000000000001", "00000000000000001"] {
        let document = format!(r#"[{{"status":"x","id":{id}}}]"#);
        assert_eq!(text(REMOVALS, &document), document);
    }
}

#[test]
fn what_only_begins_like_a_number_never_gets_quotes() {
    // With quotes around that id, `JSON.parse` would see two requests, one without a status.
    let forged = r#"[{"id":1111111111111111\,"},{":":1,",":":3","status":"x"}]"#;
    assert_eq!(text(REMOVALS, forged), forged);
    serde_json::from_str::<Value>(forged).unwrap_err();
}

#[test]
fn only_one_and_zero_are_booleans() {
    let open = r#"{"is_a":1e999,"is_b":-0,"is_c":1.0,"is_d":01,"is_e":2,"is_f":10e-1}"#;
    assert_eq!(text(PROFILE, open), open);
    for number in ["1e999", "-0", "1.0", "01", "2", "-1"] {
        let document = format!(r#"{{"sites":[{{{SITE},"can_send_deletion_request":{number}}}]}}"#);
        let expected = mismatch("sites[0].can_send_deletion_request", "boolean");
        assert_eq!(decode(SCAN, document), expected, "{number}");
    }
}
