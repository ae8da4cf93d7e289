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
/// Bytes of one text.
const MAX_TEXT: usize = 2048;

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

/// A longer text is no message.
fn clip(text: &[u8]) -> &[u8] {
    text.get(..MAX_TEXT).unwrap_or(text)
}

impl ServerError {
    fn message(&mut self, value: &[u8]) {
        if let Some(text) = quoted(value) {
            self.message = Some(unescape(clip(text)));
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
            self.details
                .push(Detail { field: unescape(clip(field)), issue: unescape(clip(issue)) });
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
    fn long_texts_are_cut() {
        let long = "x".repeat(1 << 20);
        let said =
            read(format!(r#"{{"message":"{long}","errors":{{"{long}":["{long}"]}}}}"#).as_bytes());
        assert_eq!(said.message.unwrap().len(), MAX_TEXT);
        assert_eq!(
            (said.details[0].field.len(), said.details[0].issue.len()),
            (MAX_TEXT, MAX_TEXT)
        );
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

    #[test]
    fn a_code_is_a_word_of_capitals_of_at_most_64() {
        let code = |code: &str| read(format!(r#"{{"error":{{"code":"{code}"}}}}"#).as_bytes()).code;
        for good in ["A", "NOT_FOUND", "E42", &"X".repeat(64)] {
            assert_eq!(code(good).as_deref(), Some(good));
        }
        for bad in ["", "not_found", "NOT FOUND", "NOT-FOUND", "Ö", "A\\n", &"X".repeat(65)] {
            assert_eq!(code(bad), None, "{bad}");
        }
        assert_eq!(read(br#"{"error":{"code":404}}"#).code, None);
    }

    #[test]
    fn a_detail_without_a_field_or_an_issue_is_none() {
        let body = br#"{"error":{"details":[{"issue":"No"},{"field":"a"},{"field":7,"issue":"No"},
            {"field":"a","issue":7},null,[],"x",{"field":"","issue":"No"}]}}"#;
        assert_eq!(read(body).details, [detail("", "No")]);
        let body =
            br#"{"errors":{"a":7,"b":null,"c":{"d":"No"},"e":"No","f":[7,null,["x"],"No"]}}"#;
        assert_eq!(read(body).details, [detail("e", "No"), detail("f", "No")]);
    }

    #[test]
    fn no_more_details_than_anyone_can_read() {
        let many = |item: &str| vec![item; 1000].join(",");
        for body in [
            format!(r#"{{"error":{{"details":[{}]}}}}"#, many(r#"{"field":"a","issue":"No"}"#)),
            format!(r#"{{"errors":{{"a":[{}]}}}}"#, many(r#""No""#)),
            format!(r#"{{"errors":{{{}}}}}"#, many(r#""a":["No"]"#)),
        ] {
            assert_eq!(read(body.as_bytes()).details.len(), MAX_DETAILS);
        }
    }

    /// An answer may end anywhere, or be spoilt on the way.
    #[test]
    fn whatever_comes_is_read() {
        let body = r#"{"error":{"code":"BAD","message":"T\u00e9\"","details":[{"field":"a","issue":"No"}]},
            "errors":{"b":["No"]},"message":"T"}"#;
        for end in 0..=body.len() {
            let _ = read(&body.as_bytes()[..end]);
            for byte in [0, b'"', b'\\', b'{', b']', 0xff] {
                let mut spoilt = body.as_bytes().to_vec();
                spoilt[end.min(body.len() - 1)] = byte;
                let _ = read(&spoilt);
            }
        }
        let cut = read(&body.as_bytes()[..body.len() - 1]);
        assert_eq!((cut.code.as_deref(), cut.details.len()), (Some("BAD"), 2));
        let _ = read("[".repeat(100_000).as_bytes());
        let _ = read(format!(r#"{{"errors":{}"#, "[".repeat(100_000)).as_bytes());
    }
}
