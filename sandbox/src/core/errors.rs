//! One error value; `format` and `legacy_error` give it its face.

use serde_json::{Value, json};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Detail {
    pub field: String,
    pub issue: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiError {
    pub status: u16,
    pub code: &'static str,
    pub message: String,
    pub details: Vec<Detail>,
    pub headers: Vec<(&'static str, String)>,
}

impl ApiError {
    pub fn new(status: u16, message: impl Into<String>) -> Self {
        let (details, headers) = (Vec::new(), Vec::new());
        Self { status, code: code(status), message: message.into(), details, headers }
    }

    pub fn bad_request(message: &str) -> Self {
        Self::new(400, message)
    }

    pub fn unauthenticated(message: &str) -> Self {
        Self::new(401, message)
    }

    pub fn forbidden(message: &str) -> Self {
        Self::new(403, message)
    }

    pub fn not_found(message: &str) -> Self {
        Self::new(404, message)
    }

    pub fn conflict(message: &str) -> Self {
        Self::new(409, message)
    }

    pub fn validation(details: Vec<Detail>) -> Self {
        Self { details, ..Self::new(422, "The given data was invalid.") }
    }

    pub fn field(field: &str, issue: &str) -> Self {
        Self::validation(vec![Detail { field: field.to_owned(), issue: issue.to_owned() }])
    }

    pub fn is_throttling(&self) -> bool {
        self.status == 429
    }

    pub fn standardized(&self) -> Value {
        let row = |d: &Detail| json!({ "field": d.field, "issue": d.issue });
        let details: Vec<_> = self.details.iter().map(row).collect();
        if details.is_empty() {
            return json!({ "error": { "code": self.code, "message": self.message } });
        }
        json!({ "error": { "code": self.code, "message": self.message, "details": details } })
    }
}

/// 409 and the server's own errors have codes the vendor does not name; these are ours.
fn code(status: u16) -> &'static str {
    match status {
        400 => "BAD_REQUEST",
        401 => "UNAUTHENTICATED",
        403 => "FORBIDDEN",
        404 => "NOT_FOUND",
        405 => "METHOD_NOT_ALLOWED",
        409 => "CONFLICT",
        413 => "PAYLOAD_TOO_LARGE",
        422 => "VALIDATION_ERROR",
        429 => "RATE_LIMITED",
        501 => "NOT_IMPLEMENTED",
        503 => "SERVICE_UNAVAILABLE",
        500.. => "SERVER_ERROR",
        _ => "REQUEST_FAILED",
    }
}

#[cfg(test)]
mod tests {
    use super::ApiError;
    use serde_json::json;

    #[test]
    fn details_are_there_only_for_validation() {
        let plain = ApiError::not_found("none").standardized();
        assert_eq!(plain, json!({ "error": { "code": "NOT_FOUND", "message": "none" } }));
        let invalid = ApiError::field("email", "is required").standardized();
        assert_eq!(invalid.pointer("/error/details/0/field"), Some(&json!("email")));
    }
}
