//! What the gateway says and is told, as bytes: answers, refusals, bodies. Pure, no JavaScript.
//! The walk over an answer is the crate `walk`.

#[cfg(test)]
mod attack_tests;
mod error_body;
mod format;
#[cfg(test)]
mod golden_tests;
#[cfg(test)]
mod properties;
mod request;
#[cfg(test)]
mod transcode_tests;

pub use error_body::{ServerError, read as error_body};
pub use request::check as request_body;
pub use walk::{MAX_BYTES, Mismatch, beside_data, cursor, datetime, pick, response, text};

use crate::error::{Error, Kind};
use pick::{entries, pick, quoted};
use text::unescape;

impl From<Mismatch> for Error {
    fn from(m: Mismatch) -> Self {
        let issue = text::join(&["expected ", m.expected]);
        Error::new(Kind::Decode, "The gateway's answer breaks its contract; see details.")
            .detail(&m.path, &issue)
    }
}

/// Whether an answer says nothing: `null` or an empty list, bare or under `data`, or no body. **A**
pub fn says_nothing(body: &[u8]) -> bool {
    let mut said = body.trim_ascii();
    let mut alone = true;
    entries(body, &mut |key, value| {
        if key == b"data" {
            said = value;
        } else {
            alone &= beside_data(key);
        }
    });
    alone && matches!(said, b"" | b"null" | b"[]")
}

/// A string at the top of an object, bare or under `data`: for the one answer that must never
/// become a JavaScript string on its way in.
pub fn top_level_string(bytes: &[u8], name: &str) -> Option<String> {
    let [bare, data] = pick(bytes, [name, "data"]);
    let value = if bare.is_empty() { pick(data, [name]) } else { [bare] };
    quoted(value[0]).map(unescape)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_can_be_said_in_many_ways() {
        for body in ["", " \n", "null", " [] ", r#"{ "data": null }"#, r#"{"data":[],"meta":{}}"#] {
            assert!(says_nothing(body.as_bytes()), "{body}");
        }
        for body in
            ["{}", "0", "[1]", r#"{"data":{}}"#, r#"{"city":null}"#, r#"{"id":1,"data":null}"#]
        {
            assert!(!says_nothing(body.as_bytes()), "{body}");
        }
    }

    #[test]
    fn finds_the_token_bare_or_wrapped() {
        for body in [
            r#"{"token":"2|abc"}"#,
            r#"{"data":{"x":[1],"token":"2|abc"}}"#,
            r#"{"n":{"token":1},"token":"2|\u0061bc"}"#,
        ] {
            assert_eq!(top_level_string(body.as_bytes(), "token").as_deref(), Some("2|abc"));
        }
        for body in ["", "[]", r#"{"token":5}"#, r#"{"token":"2|ab"#, "<html>"] {
            assert_eq!(top_level_string(body.as_bytes(), "token"), None);
        }
    }
}
