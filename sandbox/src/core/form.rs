//! The fields of a body, checked one by one; what is not asked for is ignored.

use serde_json::{Map, Value};

use super::checks::Check;
use super::errors::{ApiError, Detail};

pub type Field = (&'static str, Check);

/// All of these fields and nothing else, or every issue at once.
pub fn required(
    body: &Map<String, Value>,
    fields: &[Field],
) -> Result<Map<String, Value>, ApiError> {
    mixed(body, fields, &[])
}

/// Those of these fields that are there.
pub fn partial(
    body: &Map<String, Value>,
    fields: &[Field],
) -> Result<Map<String, Value>, ApiError> {
    mixed(body, &[], fields)
}

/// All of the first, and those of the others that are there.
pub fn mixed(
    body: &Map<String, Value>,
    required: &[Field],
    optional: &[Field],
) -> Result<Map<String, Value>, ApiError> {
    let (mut kept, mut details) = (Map::new(), Vec::new());
    let required = required.iter().map(|field| (field, true));
    for ((field, check), is_required) in required.chain(optional.iter().map(|field| (field, false)))
    {
        let checked = match body.get(*field) {
            None if !is_required => continue,
            None | Some(Value::Null) => Err("is required"),
            Some(value) => check(value),
        };
        match checked {
            Ok(value) => _ = kept.insert((*field).to_owned(), value),
            Err(issue) => {
                details.push(Detail { field: (*field).to_owned(), issue: issue.to_owned() });
            }
        }
    }
    if details.is_empty() { Ok(kept) } else { Err(ApiError::validation(details)) }
}

/// A field that was checked to be text.
pub fn text<'a>(fields: &'a Map<String, Value>, field: &str) -> &'a str {
    fields.get(field).and_then(Value::as_str).unwrap_or_default()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{Field, partial, required};
    use crate::core::checks;
    use serde_json::{Value, json};

    const FIELDS: &[Field] = &[("name", checks::text), ("month", checks::month)];

    fn read(body: Value, is_required: bool) -> Result<Value, Vec<String>> {
        let Value::Object(body) = body else { return Err(Vec::new()) };
        let read = if is_required { required } else { partial };
        let told = |d: &super::Detail| format!("{} {}", d.field, d.issue);
        read(&body, FIELDS)
            .map(Value::Object)
            .map_err(|error| error.details.iter().map(told).collect())
    }

    #[test]
    fn every_issue_is_told_at_once_and_the_unknown_is_ignored() {
        let issues = read(json!({ "month": 13 }), true).unwrap_err();
        assert_eq!(issues, ["name is required", "month must be a month from 1 to 12"]);
        let body = json!({ "name": "x", "month": 1, "more": [1] });
        assert_eq!(read(body, true), Ok(json!({ "name": "x", "month": 1 })));
    }

    #[test]
    fn a_part_may_be_left_out_but_not_be_wrong() {
        assert_eq!(read(json!({}), false), Ok(json!({})));
        assert_eq!(read(json!({ "month": "2" }), false), Ok(json!({ "month": 2 })));
        assert_eq!(read(json!({ "name": null }), false), Err(vec!["name is required".into()]));
    }
}
