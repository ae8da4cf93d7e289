//! The two response formats. Handlers write the standardized one; legacy is derived from it.

use serde_json::{Value, json};

use super::request::Request;

pub const VERSION: &str = "2026-06-12";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    Standardized,
    Legacy,
}

/// An unknown version falls back to legacy; the operator can force standardized for everyone.
pub fn style(request: &Request, force_standardized: bool) -> Style {
    match request.header("x-api-version") {
        Some(VERSION) => Style::Standardized,
        _ if force_standardized => Style::Standardized,
        _ => Style::Legacy,
    }
}

/// `salt` varies which boolean is written how, the same way every time.
pub fn to_legacy(value: &mut Value, salt: usize) {
    walk(value, "", &mut { salt });
}

fn walk(value: &mut Value, key: &str, count: &mut usize) {
    match value {
        Value::Object(map) => map.iter_mut().for_each(|(key, value)| walk(value, key, count)),
        Value::Array(items) => items.iter_mut().for_each(|item| walk(item, "", count)),
        Value::String(text) if is_date_time(text) => {
            *text = text.replace('T', " ").trim_end_matches('Z').to_owned();
        }
        Value::Bool(flag) if is_boolean_key(key) => {
            *count += 1;
            *value = loose(*flag, *count);
        }
        _ => {}
    }
}

fn loose(flag: bool, variant: usize) -> Value {
    match variant % 4 {
        0 => json!(flag),
        1 => json!(u8::from(flag)),
        2 => json!(u8::from(flag).to_string()),
        _ => json!(flag.to_string()),
    }
}

fn is_boolean_key(key: &str) -> bool {
    const PREFIXES: [&str; 6] = ["is_", "has_", "can_", "show_", "enable_", "skip_"];
    PREFIXES.iter().any(|prefix| key.starts_with(prefix))
}

/// `2026-06-16T21:02:05Z`, digit for digit.
pub fn is_date_time(text: &str) -> bool {
    const MODEL: &str = "0000-00-00T00:00:00Z";
    let same = |(a, m): (u8, u8)| if m == b'0' { a.is_ascii_digit() } else { a == m };
    text.len() == MODEL.len() && text.bytes().zip(MODEL.bytes()).all(same)
}

#[cfg(test)]
mod tests {
    use super::{Request, Style, style, to_legacy};
    use serde_json::json;

    #[test]
    fn dates_and_booleans_take_their_legacy_forms_and_nothing_else_does() {
        let mut value = json!({
            "at": "2026-06-16T21:02:05Z", "born": "2026-06-16", "TZ": "T and Z", "plain": true,
            "sites": [{ "is_a": true }, { "has_b": false }, { "can_c": true }, { "show_d": false }],
        });
        to_legacy(&mut value, 0);
        assert_eq!(
            value,
            json!({
                "at": "2026-06-16 21:02:05", "born": "2026-06-16", "TZ": "T and Z", "plain": true,
                "sites": [{ "is_a": 1 }, { "has_b": "0" }, { "can_c": "true" }, { "show_d": false }],
            })
        );
    }

    #[test]
    fn the_version_header_chooses_and_force_overrules() {
        let with = |version: &str| {
            let headers = vec![("X-API-Version".to_owned(), version.to_owned())];
            Request { headers, ..Request::default() }
        };
        assert_eq!(style(&with("2026-06-12"), false), Style::Standardized);
        assert_eq!(style(&with("2031-01-01"), false), Style::Legacy);
        assert_eq!(style(&Request::default(), false), Style::Legacy);
        assert_eq!(style(&Request::default(), true), Style::Standardized);
    }
}
