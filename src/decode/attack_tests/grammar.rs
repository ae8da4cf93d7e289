//! What is no JSON.

use super::*;

const SCAN_OF: &str =
    r#"{"sites":[{"scan_result":{"status":"x","data":DATA},"removal_requests":[]}]}"#;

#[test]
fn nothing_is_no_document() {
    for document in ["", " ", "\n\t\r ", "\u{feff}", "\u{feff} "] {
        assert_eq!(decode(SCAN, document), mismatch("", "object"));
        assert_eq!(decode(REMOVALS, document), mismatch("", "array"));
        assert_eq!(decode(ANY, document), mismatch("", "valid JSON"));
    }
}

#[test]
fn other_blanks_than_those_of_json_are_no_blanks() {
    for blank in ["\u{b}", "\u{c}", "\u{a0}", "\u{2028}", "\u{85}"] {
        assert_eq!(decode(SCAN, format!("{blank}{{\"sites\":[]}}")), mismatch("", "object"));
    }
}

#[test]
fn comments_are_refused() {
    for document in ["/**/{\"sites\":[]}", "//\n{\"sites\":[]}", "#\n{\"sites\":[]}"] {
        assert_eq!(decode(SCAN, document), mismatch("", "object"));
    }
    assert_eq!(decode(SCAN, "{/**/\"sites\":[]}"), mismatch("", "valid JSON"));
    assert_eq!(decode(SCAN, "{\"sites\":/**/[]}"), mismatch("sites", "array"));
    assert_eq!(decode(SCAN, "{\"sites\":[]/**/}"), mismatch("", "valid JSON"));
    assert_eq!(decode(SCAN, "{\"sites\":[]}//"), mismatch("", "valid JSON"));
}

#[test]
fn trailing_and_doubled_commas_are_refused() {
    assert_eq!(decode(SCAN, "{\"sites\":[],}"), mismatch("", "valid JSON"));
    assert_eq!(decode(SCAN, "{,\"sites\":[]}"), mismatch("", "valid JSON"));
    assert_eq!(decode(SCAN, "{\"sites\":[,]}"), mismatch("sites[0]", "object"));
    assert_eq!(decode(ANY, "[1,]"), mismatch("[1]", "valid JSON"));
    assert_eq!(decode(ANY, "[1,,2]"), mismatch("[1]", "valid JSON"));
}

#[test]
fn single_quotes_and_bare_keys_are_refused() {
    assert_eq!(decode(SCAN, "{'sites':[]}"), mismatch("", "valid JSON"));
    assert_eq!(decode(SCAN, "{sites:[]}"), mismatch("", "valid JSON"));
    assert_eq!(decode(SCAN, "{\"sites\":'a'}"), mismatch("sites", "array"));
}

#[test]
fn two_documents_are_refused() {
    assert_eq!(decode(SCAN, "{\"sites\":[]}{\"sites\":[]}"), mismatch("", "valid JSON"));
    assert_eq!(decode(SCAN, "{\"sites\":[]}\n{\"sites\":[]}"), mismatch("", "valid JSON"));
}

#[test]
fn misspelt_scalars_and_crossed_brackets_are_left_to_json_parse() {
    for document in ["{\"x\":nul}", "{\"x\":tru}", "{\"x\":-}", "{\"x\":01}", "{\"x\":[1}}"] {
        assert_eq!(text(PROFILE, document), document);
        serde_json::from_str::<Value>(document).unwrap_err();
    }
    let control = "{\"email\":\"a\nb\\x\"}";
    assert_eq!(text(PROFILE, control), control);
    serde_json::from_str::<Value>(control).unwrap_err();
}

#[test]
fn only_an_empty_list_stands_for_no_data() {
    let scan = |data| SCAN_OF.replace("DATA", data);
    assert_eq!(text(SCAN, scan("[ ]")), scan("null"));
    for data in ["[1]", "[{}]", "[[]]", "\"\"", "0", "false"] {
        assert_eq!(decode(SCAN, scan(data)), mismatch("sites[0].scan_result.data", "object"));
    }
}

#[test]
fn what_stands_beside_data_is_dropped_unjudged() {
    assert_eq!(text(SCAN, r#"{"meta":nonsense,"data":{"sites":[]}]"#), r#"{"sites":[]}"#);
    assert_eq!(decode(SCAN, r#"{"meta":],"data":{"sites":[]}}"#), mismatch("[*]", "valid JSON"));
}
