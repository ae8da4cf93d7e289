use super::{Mismatch, response};
use crate::model::{
    HistoryEvent, Kind, OnlineDataStatus, Profile, RemovalRequest, ScanStatus, SigningStatus, Wire,
};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::borrow::Cow;

fn run(kind: &Kind, text: &str) -> Result<String, Mismatch> {
    response(text.as_bytes(), kind, false).map(|out| String::from_utf8(out.into_owned()).unwrap())
}

fn value(kind: &Kind, text: &str) -> Value {
    serde_json::from_str(&run(kind, text).unwrap()).unwrap()
}

/// The oracle: what the decoder writes, serde reads; and both formats read the same.
fn agree<T: Wire + DeserializeOwned + PartialEq + core::fmt::Debug>(standard: &str, legacy: &str) {
    let oracle: T = serde_json::from_str(standard).unwrap();
    for text in [standard, legacy] {
        let decoded: T = serde_json::from_str(&run(&T::KIND, text).unwrap()).unwrap();
        assert_eq!(decoded, oracle);
    }
    assert_eq!(value(&T::KIND, standard), value(&T::KIND, legacy));
    assert_eq!(run(&T::KIND, standard).unwrap(), standard, "nothing to change, nothing changed");
}

const SCAN: &str = include_str!("../../tests/golden/scan.status.standard.json");
const SCAN_LEGACY: &str = include_str!("../../tests/golden/scan.status.legacy.json");

#[test]
fn scan_status_reads_alike_in_both_formats() {
    agree::<ScanStatus>(SCAN.trim(), SCAN_LEGACY.trim());
    let sites = value(&ScanStatus::KIND, SCAN_LEGACY);
    assert_eq!(sites["sites"][1]["scan_result"]["data"], Value::Null);
    assert_eq!(sites["sites"][0]["broker"]["is_eu"], json!(true));
}

#[test]
fn lists_and_envelopes() {
    let bare = r#"[{"type":"SCAN","created_at":"2026-06-16T21:02:05Z"}]"#;
    let wrapped = r#"{"meta":{"n":1},"data":[{"type":"SCAN","created_at":"2026-06-16 21:02:05"}],"links":{}}"#;
    let kind = <Vec<HistoryEvent>>::KIND;
    assert_eq!(value(&kind, bare), value(&kind, wrapped));
    assert_eq!(run(&kind, &format!("{{\"data\":{bare}}}")).unwrap(), bare);
}

#[test]
fn data_beside_named_fields_is_a_field() {
    let text = r#"{"data":{"is_x":1},"status":"PENDING"}"#;
    let expected = json!({"data": {"is_x": true}, "status": "PENDING"});
    assert_eq!(value(&SigningStatus::KIND, text), expected);
    let open = r#"{"data":{"a":1},"state":"ready"}"#;
    assert_eq!(run(&OnlineDataStatus::KIND, open).unwrap(), open);
    assert_eq!(
        run(&OnlineDataStatus::KIND, r#"{"data":{"a":1},"meta":{}}"#).unwrap(),
        r#"{"a":1}"#
    );
}

#[test]
fn a_wrong_type_names_its_path() {
    let cases = [
        (SCAN.replacen("\"SCAN_COMPLETED\"", "17", 1), "sites[0].scan_result.status", "string"),
        (
            SCAN.replacen("found\":true", "found\":\"maybe\"", 1),
            "sites[0].scan_result.is_data_found",
            "boolean",
        ),
        (r#"{"sites":{}}"#.into(), "sites", "array"),
        (r#"{}"#.into(), "sites", "array"),
        (r#"{"sites":[null]}"#.into(), "sites[0]", "object"),
        (r#"{"sites":[{"removal_requests":[]}]}"#.into(), "sites[0].scan_result", "object"),
        ("[]".into(), "", "object"),
        ("".into(), "", "object"),
        ("<html>".into(), "", "object"),
        (r#"{"sites":[]} x"#.into(), "", "valid JSON"),
        (
            r#"{"sites":[{"scan_result":{"status":"cut"#.into(),
            "sites[0].scan_result.status",
            "valid JSON",
        ),
    ];
    for (text, path, expected) in cases {
        assert_eq!(run(&ScanStatus::KIND, &text), Err(Mismatch { path: path.into(), expected }));
    }
}

#[test]
fn a_truncated_answer_is_an_error_wherever_it_ends() {
    for end in 0..SCAN.trim().len() {
        if let Some(part) = SCAN.get(..end) {
            assert!(run(&ScanStatus::KIND, part).is_err(), "{end}");
        }
    }
}

#[test]
fn unknown_keys_never_show_in_a_path() {
    let text = r#"{"sites":[],"8001011234":{"x":{"y":[x}}"#;
    assert_eq!(run(&ScanStatus::KIND, text).unwrap_err().path, "[*][0]");
}

#[test]
fn what_is_assumed_may_be_otherwise() {
    let text =
        r#"[{"status":"NEW_WORD","id":{"odd":1},"updated_at":"soon","site_id":90071992547409931}]"#;
    let out = value(&<Vec<RemovalRequest>>::KIND, text);
    assert_eq!(out[0]["id"], json!({"odd": 1}));
    assert_eq!(out[0]["updated_at"], "soon");
    assert_eq!(out[0]["site_id"], "90071992547409931", "an id keeps every digit");
    assert_eq!(out[0]["status"], "NEW_WORD");
}

#[test]
fn booleans_by_prefix_in_every_spelling() {
    let text = r#"{"is_a":1,"has_b":"0","can_c":"true","show_d":"false","enable_e":0,"skip_f":true,
        "is_text":"yes","has_bank_id":"1","island":1,"first_name":null,"e\u006dail":"x"}"#;
    let out = value(&Profile::KIND, text);
    let expected = json!({"is_a": true, "has_b": false, "can_c": true, "show_d": false,
        "enable_e": false, "skip_f": true, "is_text": "yes", "has_bank_id": true, "island": 1, "first_name": null,
        "email": "x"});
    assert_eq!(out, expected);
}

#[test]
fn an_escaped_key_is_the_key() {
    assert_eq!(run(&ScanStatus::KIND, r#"{"s\u0069tes":1}"#).unwrap_err().path, "sites");
}

#[test]
fn bom_and_depth() {
    assert_eq!(run(&ScanStatus::KIND, "\u{feff}{\"sites\":[]}").unwrap(), r#"{"sites":[]}"#);
    let deep = format!("{{\"x\":{}{}}}", "[".repeat(5000), "]".repeat(5000));
    assert_eq!(run(&Profile::KIND, &deep).unwrap_err().expected, "less deep nesting");
}

#[test]
fn what_is_rewritten_is_never_moved() {
    let dense = [r#""is_":0"#; 40].join(",");
    for text in [
        format!("{{{dense}}}"),
        format!("{{\"data\":[{{\"token\":\"x\",{dense}}}]}}"),
        r#"{"token":"2|abc","is_new":0,"has_scan":0,"can_edit":0,"is_verified":1}"#.to_owned(),
        r#"["2026-06-16 21:02:05","2026-06-16 21:02:05","2026-06-16 21:02:05"]"#.to_owned(),
    ] {
        let Cow::Owned(out) = response(text.as_bytes(), &Kind::Any, false).unwrap() else {
            panic!("nothing to rewrite: {text}")
        };
        assert_eq!(out.capacity(), text.len() + text.len() / 2, "{text}");
    }
}

#[test]
fn rewriting_keeps_what_stands_between() {
    const M: &str = "2026-06-16 21:02:05";
    const T: &str = "2026-06-16T21:02:05Z";
    for (legacy, standard) in [
        (format!("[\"{M}\"]"), format!("[\"{T}\"]")),
        (format!("[\"{M}\",\"{M}\"]"), format!("[\"{T}\",\"{T}\"]")),
        (format!("{{\"is_a\":1,\"b\":\"{M}\"}}"), format!("{{\"is_a\":true,\"b\":\"{T}\"}}")),
        (
            format!("{{\"a\":\"{M}\", \"is_b\" : 0}}"),
            format!("{{\"a\":\"{T}\", \"is_b\" : false}}"),
        ),
    ] {
        assert_eq!(run(&Kind::Any, &legacy).unwrap(), standard);
        assert_eq!(run(&Kind::Any, &format!(" {{\"data\": {legacy} }} ")).unwrap(), standard);
    }
}

#[test]
fn documented_keys_are_found_in_any_order_and_between_blanks() {
    let fields = [r#""status":"A""#, r#""is_data_found":"1""#, r#""data":[]"#, r#""x":2"#];
    for shift in 0..fields.len() {
        let mut turned = fields;
        turned.rotate_left(shift);
        for comma in [",", " ,", ", ", ",\n\t"] {
            let scan = turned.join(comma);
            let text =
                format!(r#"{{"sites":[{{"scan_result":{{{scan}}},"removal_requests":[]}}]}}"#);
            let read = &value(&ScanStatus::KIND, &text)["sites"][0]["scan_result"];
            let wanted = json!({ "status": "A", "is_data_found": true, "data": null, "x": 2 });
            assert_eq!(*read, wanted, "{text}");
        }
    }
}
