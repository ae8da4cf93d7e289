//! Reads a refusal in any of the gateway's five shapes. Never fails: a body may be anything.

use super::pick::{entries, items, pick, quoted};
use super::text::unescape;
use crate::error::Detail;

/// What a refusal said of itself.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct ServerError {
    pub code: Option<String>,
    pub message: Option<String>,
    pub details: Vec<Detail>,
}

/// More than this is no help to a person, and may be hostile.
const MAX_DETAILS: usize = 64;

pub fn read(bytes: &[u8]) -> ServerError {
    let [error, errors, message, code] = pick(bytes, ["error", "errors", "message", "code"]);
    let mut found = ServerError::default();
    found.code(code);
    found.message(message);
    // {"error":"text"}
    found.message(error);
    // {"error":{"code","message","details":[{"field","issue"}]}}
    let [code, message, details] = pick(error, ["code", "message", "details"]);
    found.code(code);
    found.message(message);
    items(details, &mut |detail| {
        let [field, issue] = pick(detail, ["field", "issue"]);
        found.detail(quoted(field), issue);
    });
    // {"errors":[{"status","title","detail"}]}
    items(errors, &mut |item| {
        let [title, detail, code] = pick(item, ["title", "detail", "code"]);
        found.code(code);
        found.message(title);
        found.message(detail);
    });
    // {"errors":{"field":["msg"]}}
    entries(errors, &mut |field, issues| {
        found.detail(Some(field), issues);
        items(issues, &mut |issue| found.detail(Some(field), issue));
    });
    found
}

impl ServerError {
    fn message(&mut self, value: &[u8]) {
        if let Some(text) = quoted(value) {
            self.message = Some(unescape(text));
        }
    }

    /// A code goes into logs, so it must look like one.
    fn code(&mut self, value: &[u8]) {
        let word = |b: &u8| b.is_ascii_uppercase() || b.is_ascii_digit() || *b == b'_';
        if let Some(code) =
            quoted(value).filter(|c| (1..=64).contains(&c.len()) && c.iter().all(word))
        {
            self.code = Some(unescape(code));
        }
    }

    fn detail(&mut self, field: Option<&[u8]>, issue: &[u8]) {
        if let (Some(field), Some(issue)) = (field, quoted(issue))
            && self.details.len() < MAX_DETAILS
        {
            self.details.push(Detail { field: unescape(field), issue: unescape(issue) });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn detail(field: &str, issue: &str) -> Detail {
        Detail { field: field.into(), issue: issue.into() }
    }

    #[test]
    fn five_shapes() {
        let standard = read(
            br#"{"error":{"code":"VALIDATION_ERROR","message":"Bad","details":[{"field":"email","issue":"No"}]},"corr_id":"x"}"#,
        );
        assert_eq!(standard.code.as_deref(), Some("VALIDATION_ERROR"));
        assert_eq!(standard.details, [detail("email", "No")]);

        let json_api = read(br#"{"errors":[{"status":"404","title":"T","detail":"D"}]}"#);
        assert_eq!(json_api.message.as_deref(), Some("D"));

        let by_field = read(br#"{"corr_id":1,"errors":{"email":["No","Never"],"zip":["Bad"]}}"#);
        let expected = [detail("email", "No"), detail("email", "Never"), detail("zip", "Bad")];
        assert_eq!(by_field.details, expected);

        for body in [&br#"{"error":"T\u00e9xt"}"#[..], r#"{"message":"Téxt"}"#.as_bytes()] {
            assert_eq!(read(body).message.as_deref(), Some("Téxt"));
        }
    }

    #[test]
    fn anything_else_is_no_error() {
        for body in [&b""[..], b"<html>", b"[]", b"{", b"{\"error\":", b"null", b"{\"error\":7}"] {
            assert_eq!(read(body), ServerError::default());
        }
    }

    #[test]
    fn a_code_that_could_hold_data_is_dropped() {
        assert_eq!(read(br#"{"error":{"code":"alex@example.com"}}"#).code, None);
    }
}
