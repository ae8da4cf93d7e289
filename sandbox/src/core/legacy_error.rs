//! The four error bodies of the legacy format.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::errors::ApiError;
use super::response::Response;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// `{"errors":[{"status","title","detail"}]}`
    List,
    /// `{"errors":{"field":["msg"]}}`
    Fields,
    /// `{"error":"text"}`
    Error,
    /// `{"message":"text"}`
    Message,
}

/// Validation speaks of fields; the rest varies by route and status, so that a client meets all.
fn shape_of(error: &ApiError, route: &str) -> Shape {
    if !error.details.is_empty() {
        return Shape::Fields;
    }
    match (route.len() + usize::from(error.status)) % 3 {
        0 => Shape::List,
        1 => Shape::Error,
        _ => Shape::Message,
    }
}

pub fn render(error: &ApiError, route: &str, forced: Option<Shape>) -> Response {
    // Legacy has no 429: it throttles with 409.
    let status = if error.is_throttling() { 409 } else { error.status };
    let shape = forced.unwrap_or_else(|| shape_of(error, route));
    let mut body = match shape {
        Shape::List => {
            let title = title(error.code);
            json!({ "errors": [{ "status": status.to_string(), "title": title,
                "detail": error.message }] })
        }
        Shape::Fields => json!({ "errors": fields(error) }),
        Shape::Error => json!({ "error": error.message }),
        Shape::Message => json!({ "message": error.message }),
    };
    if let (Value::Object(body), false) = (&mut body, shape == Shape::Error) {
        body.insert("corr_id".to_owned(), json!(format!("c-{:04}-{status}", route.len())));
    }
    let mut response = Response::json(status, &body);
    if shape == Shape::List || (shape == Shape::Message && route.len().is_multiple_of(2)) {
        response.set("content-type", "application/vnd.api+json");
    }
    response
}

fn fields(error: &ApiError) -> Map<String, Value> {
    let mut fields = Map::new();
    for detail in &error.details {
        let issues = fields.entry(detail.field.clone()).or_insert_with(|| json!([]));
        if let Value::Array(issues) = issues {
            issues.push(json!(detail.issue));
        }
    }
    if fields.is_empty() {
        fields.insert("base".to_owned(), json!([error.message]));
    }
    fields
}

/// `NOT_FOUND` → `Not found`
fn title(code: &str) -> String {
    let lower = code.replace('_', " ").to_lowercase();
    let mut letters = lower.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, clippy::unwrap_used)]
mod tests {
    use super::{Shape, render};
    use crate::core::errors::ApiError;
    use serde_json::{Value, json};

    fn body(error: &ApiError, shape: Option<Shape>) -> Value {
        serde_json::from_slice(&render(error, "/api", shape).body).unwrap()
    }

    #[test]
    fn there_are_four_shapes() {
        let error = ApiError::not_found("Nothing here.");
        let list = body(&error, Some(Shape::List));
        assert_eq!(list.pointer("/errors/0/title"), Some(&json!("Not found")));
        assert_eq!(list.pointer("/errors/0/status"), Some(&json!("404")));
        assert_eq!(body(&error, Some(Shape::Error)), json!({ "error": "Nothing here." }));
        assert_eq!(body(&error, Some(Shape::Message))["message"], json!("Nothing here."));
        let invalid = body(&ApiError::field("zip", "is required"), None);
        assert_eq!(invalid["errors"], json!({ "zip": ["is required"] }));
        assert!(invalid["corr_id"].is_string());
    }

    #[test]
    fn the_list_is_json_api_and_throttling_is_409() {
        let response = render(&ApiError::new(429, "Too many attempts."), "/x", Some(Shape::List));
        assert_eq!(response.status, 409);
        assert_eq!(response.header("content-type"), Some("application/vnd.api+json"));
    }
}
