use super::*;

fn kind(status: u16, body: &str) -> Kind {
    refusal(status, &Hints::default(), body.as_bytes()).kind
}

#[test]
fn each_status_has_its_kind() {
    for (status, expected) in [
        (400, Kind::BadRequest),
        (401, Kind::Unauthenticated),
        (403, Kind::Forbidden),
        (404, Kind::NotFound),
        (405, Kind::BadRequest),
        (409, Kind::Conflict),
        (422, Kind::Validation),
        (429, Kind::RateLimited),
        (302, Kind::Network),
        (500, Kind::Server),
        (503, Kind::Server),
    ] {
        assert_eq!(kind(status, ""), expected, "{status}");
    }
    assert_eq!(kind(400, r#"{"errors":{"email":["No"]}}"#), Kind::Validation);
}

#[test]
fn a_legacy_409_may_be_throttling() {
    assert_eq!(kind(409, r#"{"message":"Too many attempts"}"#), Kind::RateLimited);
    assert_eq!(kind(409, r#"{"message":"A scan is running"}"#), Kind::Conflict);
    let asked = Hints { retry_after_ms: Some(1000), exhausted: false };
    assert_eq!(refusal(409, &asked, b"").kind, Kind::RateLimited);
    let none_left = Hints { retry_after_ms: None, exhausted: true };
    assert!(refusal(409, &none_left, b"").retryable);
}

#[test]
fn the_gateways_words_stay_apart_from_ours() {
    let error =
        refusal(404, &Hints::default(), br#"{"error":{"code":"NOT_FOUND","message":"Alex"}}"#);
    assert!(!error.message.contains("Alex"));
    assert_eq!(error.server_message.as_deref(), Some("Alex"));
    assert_eq!(error.code.as_deref(), Some("NOT_FOUND"));
    assert_eq!(format!("{error:?}"), "not_found -");
}

/// What a caller goes by: all but the status and the gateway's code.
fn told(error: &Error) -> String {
    let details: Vec<_> = error.details.iter().map(|d| (&d.field, &d.issue)).collect();
    let said = (details, &error.server_message);
    format!("{:?}", (error.kind, error.message, said, error.retry_after_ms, error.retryable))
}

const TEXT: &str = r#"Det gick inte. \u00c5\n\"x\""#;

/// The legacy shapes that hold a text: with and without what may stand beside it.
fn legacy_texts(status: u16) -> [String; 5] {
    [
        format!(r#"{{"errors":[{{"status":"{status}","title":"Nope","detail":"{TEXT}"}}]}}"#),
        format!(r#"{{"error":"{TEXT}"}}"#),
        format!(r#"{{"message":"{TEXT}"}}"#),
        format!(r#"{{"corr_id":"c-1","message":"{TEXT}","trace":{{"error":[1]}},"success":0}}"#),
        format!(r#"{{"corr_id":7,"errors":[{{"id":1,"title":"{TEXT}"}}],"meta":[]}}"#),
    ]
}

#[test]
fn every_shape_of_a_refusal_becomes_the_same_error() {
    for (status, code) in [
        (400, "BAD_REQUEST"),
        (401, "UNAUTHENTICATED"),
        (403, "FORBIDDEN"),
        (404, "NOT_FOUND"),
        (409, "CONFLICT"),
        (418, "NEVER_HEARD_OF_IT"),
        (500, "SERVER_ERROR"),
        (503, "SERVICE_UNAVAILABLE"),
    ] {
        let body = format!(r#"{{"error":{{"code":"{code}","message":"{TEXT}"}},"corr_id":"c"}}"#);
        let standard = refusal(status, &Hints::default(), body.as_bytes());
        assert_eq!(standard.code.as_deref(), Some(code));
        assert_eq!(standard.server_message.as_deref(), Some("Det gick inte. Å\n\"x\""));
        for body in legacy_texts(status) {
            let legacy = refusal(status, &Hints::default(), body.as_bytes());
            assert_eq!(told(&legacy), told(&standard), "{status} {body}");
            assert_eq!((legacy.status, legacy.code.as_deref()), (standard.status, None), "{body}");
        }
    }
}

#[test]
fn what_is_wrong_with_a_form_is_the_same_in_both_formats() {
    let standard = br#"{"error":{"code":"VALIDATION_ERROR","message":"Ogiltigt.","details":[
        {"field":"email","issue":"is taken"},{"field":"email","issue":"is \u00e5ld"},
        {"field":"site_ids.0","issue":"must be an id"}]}}"#;
    let fields = r#""errors":{"email":["is taken","is åld"],"site_ids.0":["must be an id"]}"#;
    for status in [400, 422] {
        let standard = refusal(status, &Hints::default(), standard);
        assert_eq!((standard.kind, standard.details.len()), (Kind::Validation, 3));
        let body = format!(r#"{{"message":"Ogiltigt.",{fields},"corr_id":"c-2"}}"#);
        let legacy = refusal(status, &Hints::default(), body.as_bytes());
        assert_eq!(told(&legacy), told(&standard));
        // The guides show the fields alone: no text then, and the same in all else.
        let bare = refusal(status, &Hints::default(), format!("{{{fields}}}").as_bytes());
        assert_eq!(bare.server_message, None);
        assert_eq!((bare.kind, &bare.details), (standard.kind, &standard.details));
    }
}

#[test]
fn throttling_is_the_same_at_409_and_429() {
    let said = r#"{"error":{"code":"RATE_LIMITED","message":"Too Many Attempts."}}"#;
    for retry_after_ms in [None, Some(3000)] {
        let hints = Hints { retry_after_ms, exhausted: true };
        let standard = refusal(429, &hints, said.as_bytes());
        assert_eq!((standard.kind, standard.retryable), (Kind::RateLimited, true));
        for body in legacy_texts(409) {
            let body = body.replace(TEXT, "Too Many Attempts.");
            assert_eq!(told(&refusal(409, &hints, body.as_bytes())), told(&standard), "{body}");
            let by_text = Hints { retry_after_ms, exhausted: false };
            assert_eq!(told(&refusal(409, &by_text, body.as_bytes())), told(&standard), "{body}");
        }
    }
}

/// A proxy before the gateway speaks HTML, or nothing.
#[test]
fn a_body_that_says_nothing_leaves_the_status() {
    for body in
        ["", "<html>502</html>", "null", "[]", "{", r#"{"error":null}"#, "Too many requests"]
    {
        let error = refusal(502, &Hints::default(), body.as_bytes());
        assert_eq!((error.kind, error.status, error.retryable), (Kind::Server, Some(502), true));
        assert_eq!((&error.code, &error.server_message, error.details.len()), (&None, &None, 0));
    }
}
