//! How deep a document may be.

use super::*;

fn nested(open: &str, close: &str, times: usize) -> String {
    [&open.repeat(times), "1", &close.repeat(times)].concat()
}

#[test]
fn ninety_five_levels_pass_and_ninety_six_do_not() {
    let most = usize::from(MAX_DEPTH) - 1;
    for (open, close) in [("[", "]"), ("{\"x\":", "}"), ("{\"x\":[", "]}")] {
        let levels = open.matches(['[', '{']).count();
        assert!(decode(ANY, nested(open, close, most / levels)).is_ok(), "{open}");
        let deep = decode(ANY, nested(open, close, most / levels + 1)).unwrap_err();
        assert_eq!(deep.expected, "less deep nesting", "{open}");
    }
    // One that holds nothing is a level too.
    assert!(decode(ANY, "[".repeat(most) + &"]".repeat(most)).is_ok());
    assert!(decode(ANY, "[".repeat(most + 1) + &"]".repeat(most + 1)).is_err());
}

#[test]
fn a_hundred_thousand_levels_are_refused_wherever_they_stand() {
    for (open, close) in [("[", "]"), ("{\"x\":", "}"), ("[", ""), ("{\"x\":", "")] {
        let deep = nested(open, close, 100_000);
        let places = [
            (deep.clone(), ANY),
            (format!("{{\"x\":{deep}}}"), PROFILE),
            (format!("{{\"first_name\":{deep}}}"), PROFILE),
            (format!("{{\"data\":{deep}}}"), ANY),
            (format!("{{\"data\":{{\"x\":{deep}}}}}"), PROFILE),
            (format!("{{\"meta\":{deep},\"data\":[]}}"), REMOVALS),
            (format!("{{\"sites\":[{{{SITE},\"id\":{deep}}}]}}"), SCAN),
            (format!("{{\"sites\":{deep}}}"), SCAN),
        ];
        for (document, kind) in places {
            assert!(decode(kind, &document).is_err(), "{}", &document[..40]);
        }
        assert_eq!(error_body(format!("{{\"errors\":{deep}}}").as_bytes()).details, []);
        assert_eq!(top_level_string(format!("{{\"a\":{deep}}}").as_bytes(), "token"), None);
    }
}

#[test]
fn deep_paths_hold_no_key() {
    let deep = nested("{\"800101-1234\":", "}", 200);
    assert_eq!(decode(PROFILE, &deep), mismatch("[*]", "less deep nesting"));
}
