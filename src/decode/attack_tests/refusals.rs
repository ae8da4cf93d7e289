//! Refusals that say too much.

use super::*;

#[test]
fn of_a_thousand_details_sixty_four_are_kept() {
    let details = vec![json!({"field": "email", "issue": "No"}); 1000];
    let body = json!({"error": {"code": "VALIDATION_ERROR", "details": details}}).to_string();
    let read = error_body(body.as_bytes());
    assert_eq!((read.details.len(), read.code.as_deref()), (64, Some("VALIDATION_ERROR")));
    let by_field = json!({"errors": {"email": vec!["No"; 1000]}}).to_string();
    assert_eq!(error_body(by_field.as_bytes()).details.len(), 64);
}

#[test]
fn a_code_of_more_than_sixty_four_characters_is_none() {
    let body = |n| json!({"error": {"code": "A".repeat(n)}}).to_string();
    assert!(error_body(body(64).as_bytes()).code.is_some());
    for code in [&body(65), r#"{"code":"RATE_\u004cIMITED"}"#, r#"{"code":"rate"}"#] {
        assert_eq!(error_body(code.as_bytes()).code, None);
    }
}

#[test]
fn half_a_pair_in_a_message_is_a_replacement_character() {
    let message = error_body(br#"{"message":"\ud83dx\ude00\ud83d\ude00"}"#).message;
    assert_eq!(message.as_deref(), Some("\u{fffd}x\u{fffd}😀"));
}
