//! Checks a body before it is sent: every documented field that is missing or of a wrong type, at
//! once, so that a form can show them all.

use super::cursor::{Cursor, Shape};
use super::format;
use super::pick::{pick, quoted};
use crate::error::Detail;
use crate::model::{Field, Format, Kind};

/// What is wrong with `body`, in the words of the gateway's own validation. Empty: nothing.
pub fn check(body: &[u8], kind: &Kind, now_ms: f64) -> Vec<Detail> {
    let Kind::Object(object) = kind else { return Vec::new() };
    if Cursor::new(body).shape() != Shape::Object {
        return vec![detail("", "must be an object")];
    }
    let mut wrong = Vec::new();
    let mut month = &b""[..];
    for field in object.fields {
        let value = pick(body, [field.name])[0];
        let mut issue = issue(field, value);
        match field.kind {
            Kind::Text(Format::Month) => month = bare(value),
            // The month stands before it in every declaration that has both.
            Kind::Text(Format::Year) if format::has_expired(month, bare(value), now_ms) => {
                issue = Some("has expired");
            }
            _ => {}
        }
        wrong.extend(issue.map(|issue| detail(field.name, issue)));
    }
    wrong
}

/// A value without its quotes, if it has any.
fn bare(value: &[u8]) -> &[u8] {
    quoted(value).unwrap_or(value)
}

fn issue(field: &Field, value: &[u8]) -> Option<&'static str> {
    match (field.kind, Cursor::new(value).shape()) {
        (_, Shape::Null | Shape::Bad) => field.required.then_some("is required"),
        (Kind::String | Kind::Text(_), Shape::String)
            if field.required && is_blank(bare(value)) =>
        {
            Some("is required")
        }
        (Kind::Text(format), Shape::String) => format::issue(format, bare(value)),
        (Kind::Text(format @ (Format::Month | Format::Year)), Shape::Number) => {
            format::issue(format, value)
        }
        (Kind::List(_), Shape::Array) => {
            let none = !Cursor::new(value).open();
            (field.required && none).then_some("is required")
        }
        (Kind::String, Shape::String) => None,
        (Kind::String | Kind::Text(_), _) => Some("must be a string"),
        (Kind::List(_), _) => Some("must be an array"),
        _ => None,
    }
}

/// Blanks only, as `JSON.stringify` writes them. Nothing is copied: it may be a password.
fn is_blank(mut text: &[u8]) -> bool {
    while let [b' ', rest @ ..] | [b'\\', b't' | b'n' | b'r' | b'f', rest @ ..] = text {
        text = rest;
    }
    text.is_empty()
}

fn detail(field: &str, issue: &str) -> Detail {
    Detail { field: field.into(), issue: issue.into() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ProfileInput, RemovalsInput, Wire};

    fn issues(body: &str, kind: &Kind) -> Vec<(String, String)> {
        check(body.as_bytes(), kind, 0.0).into_iter().map(|d| (d.field, d.issue)).collect()
    }

    #[test]
    fn names_every_missing_field() {
        let body =
            r#"{"first_name":"A","last_name":" ","email":null,"phone":5,"street":"s","zip":"1"}"#;
        let expected = [
            ("last_name", "is required"),
            ("email", "is required"),
            ("phone", "must be a string"),
            ("city", "is required"),
        ];
        let expected: Vec<_> = expected.map(|(f, i)| (f.to_string(), i.to_string())).into();
        assert_eq!(issues(body, &ProfileInput::KIND), expected);
    }

    #[test]
    fn unknown_fields_pass() {
        assert!(issues(r#"{"site_ids":[1,"b"],"note":{"x":1}}"#, &RemovalsInput::KIND).is_empty());
        assert_eq!(issues(r#"{"site_ids":[ ]}"#, &RemovalsInput::KIND).len(), 1);
        assert_eq!(issues("[]", &RemovalsInput::KIND).len(), 1);
        assert_eq!(issues(r#"{"site_ids":"#, &RemovalsInput::KIND).len(), 1);
    }
}
