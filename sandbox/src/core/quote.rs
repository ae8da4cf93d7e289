//! An error that says more than it should: it quotes the person it is about.

use serde_json::{Map, Value};

use super::errors::{ApiError, Detail};
use super::validate::PROFILE_FIELDS;

/// Quotes the profile, where there is one, and whatever text the request itself brought.
pub fn error(
    status: u16,
    email: &str,
    profile: Option<&Map<String, Value>>,
    body: &Map<String, Value>,
) -> ApiError {
    let mut quoted = vec![("email", email)];
    for field in PROFILE_FIELDS {
        quoted.extend(profile.and_then(|profile| Some((field, profile.get(field)?.as_str()?))));
    }
    quoted.extend(body.iter().filter_map(|(field, value)| Some((field.as_str(), value.as_str()?))));
    quoted.retain(|(_, text)| !text.is_empty());
    quoted.sort_unstable();
    quoted.dedup();
    let details = quoted.iter().map(|(field, text)| Detail {
        field: (*field).to_owned(),
        issue: format!("\"{text}\" is known to us already"),
    });
    let texts: Vec<_> = quoted.iter().map(|(_, text)| *text).collect();
    let message = format!("No such person: {}.", texts.join(", "));
    ApiError { details: details.collect(), ..ApiError::new(status, message) }
}
