//! What the gateway refuses with 422.

use serde_json::{Map, Value};

use super::errors::{ApiError, Detail};

/// The seven fields of the removal profile, all required.
pub const PROFILE_FIELDS: [&str; 7] =
    ["first_name", "last_name", "email", "phone", "street", "zip", "city"];

/// The seven fields and nothing else, or every issue at once.
pub fn profile(body: &Map<String, Value>) -> Result<Map<String, Value>, ApiError> {
    let mut profile = Map::new();
    let mut details = Vec::new();
    for field in PROFILE_FIELDS {
        match issue(field, body.get(field)) {
            Some(issue) => {
                details.push(Detail { field: field.to_owned(), issue: issue.to_owned() });
            }
            None => {
                profile.insert(field.to_owned(), body.get(field).cloned().unwrap_or_default());
            }
        }
    }
    if details.is_empty() { Ok(profile) } else { Err(ApiError::validation(details)) }
}

fn issue(field: &str, value: Option<&Value>) -> Option<&'static str> {
    match (field, value) {
        (_, None | Some(Value::Null)) => Some("is required"),
        (_, Some(Value::String(text))) if text.trim().is_empty() => Some("must not be empty"),
        ("email", Some(Value::String(text))) => {
            (!is_email(text)).then_some("must be an e-mail address")
        }
        ("phone", Some(Value::String(text))) => {
            (!is_phone(text)).then_some("must be a phone number in E.164 form")
        }
        (_, Some(Value::String(_))) => None,
        _ => Some("must be a string"),
    }
}

/// A required, non-empty string of the body.
pub fn text<'a>(body: &'a Map<String, Value>, field: &str) -> Result<&'a str, ApiError> {
    match body.get(field) {
        Some(Value::String(text)) if !text.trim().is_empty() => Ok(text),
        value => Err(ApiError::field(field, issue(field, value).unwrap_or("is invalid"))),
    }
}

pub fn email(body: &Map<String, Value>) -> Result<&str, ApiError> {
    let email = text(body, "email")?;
    if is_email(email) {
        Ok(email)
    } else {
        Err(ApiError::field("email", "must be an e-mail address"))
    }
}

pub fn is_email(text: &str) -> bool {
    let Some((name, host)) = text.split_once('@') else { return false };
    let is_gap = |c: char| c.is_whitespace() || c.is_control();
    !name.is_empty() && !host.is_empty() && !host.contains('@') && !text.contains(is_gap)
}

/// E.164, with spaces and hyphens forgiven.
pub fn is_phone(text: &str) -> bool {
    let Some(rest) = text.trim().strip_prefix('+') else { return false };
    let bare: String = rest.chars().filter(|c| !matches!(c, ' ' | '-')).collect();
    (7..=15).contains(&bare.len()) && bare.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{is_email, is_phone, profile};
    use serde_json::{Value, json};

    #[test]
    fn every_issue_is_told_at_once() {
        let Value::Object(body) = json!({
            "first_name": "", "last_name": 7, "email": "at home", "phone": "070", "street": "S",
            "zip": "1",
        }) else {
            return;
        };
        let details = profile(&body).unwrap_err().details;
        let fields: Vec<_> = details.iter().map(|detail| detail.field.as_str()).collect();
        assert_eq!(fields, ["first_name", "last_name", "email", "phone", "city"]);
    }

    #[test]
    fn e_mails_and_phones_are_looked_at_loosely() {
        assert!(is_email("a@b.example") && !is_email("a@") && !is_email("a@b@c"));
        assert!(is_phone("+46 70-123 45 67") && !is_phone("0701234567") && !is_phone("+46x"));
    }
}
