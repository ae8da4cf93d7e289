//! A gateway whose CORS is set up wrong. The adapter's own CORS layer is right; this edits it.

use serde::{Deserialize, Serialize};

/// What a right one says.
pub const ALLOWED_METHODS: [&str; 5] = ["GET", "POST", "PUT", "PATCH", "DELETE"];
pub const ALLOWED_HEADERS: [&str; 4] = ["authorization", "content-type", "x-api-version", "accept"];
pub const EXPOSED_HEADERS: [&str; 3] = ["retry-after", "x-request-id", "x-ratelimit-remaining"];
/// Preflights are cached: no second one for the same route.
pub const MAX_AGE_S: u32 = 600;

#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Policy {
    /// No CORS header at all under /api.
    pub off: bool,
    /// Left out of the allowed request headers, such as `x-api-version`.
    pub deny_headers: Vec<String>,
    /// Left out of the allowed methods, such as `PUT`.
    pub deny_methods: Vec<String>,
    /// Left out of the headers a page may read, such as `retry-after`; `*` is all of them.
    pub hide_headers: Vec<String>,
    /// How long browsers keep the answer to a preflight.
    pub max_age_s: Option<u32>,
}

impl Policy {
    /// What becomes of one response header: `None` when it goes.
    pub fn edit(&self, path: &str, name: &str, value: &str) -> Option<String> {
        // The control routes are the tests' own: they always work.
        if !name.starts_with("access-control-") || path.starts_with("/control/") {
            return Some(value.to_owned());
        }
        let without = match name {
            _ if self.off => return None,
            "access-control-allow-headers" => &self.deny_headers,
            "access-control-allow-methods" => &self.deny_methods,
            "access-control-expose-headers" => &self.hide_headers,
            "access-control-max-age" => {
                return Some(self.max_age_s.map_or_else(|| value.to_owned(), |s| s.to_string()));
            }
            _ => return Some(value.to_owned()),
        };
        let kept = value.split(',').map(str::trim);
        let goes = |item: &&str| without.iter().any(|w| w == "*" || w.eq_ignore_ascii_case(item));
        let kept: Vec<_> = kept.filter(|item| !goes(item)).collect();
        (!kept.is_empty()).then(|| kept.join(","))
    }
}

#[cfg(test)]
mod tests {
    use super::Policy;

    #[test]
    fn hides_all_and_is_forgotten_sooner() {
        let hide_headers = vec!["*".into()];
        let policy = Policy { hide_headers, max_age_s: Some(5), ..Policy::default() };
        let edit = |name, value| policy.edit("/api/x", name, value);
        assert_eq!(edit("access-control-expose-headers", "retry-after,x-request-id"), None);
        assert_eq!(edit("access-control-max-age", "600").as_deref(), Some("5"));
        let right = Policy::default().edit("/api/x", "access-control-max-age", "600");
        assert_eq!(right.as_deref(), Some("600"));
    }

    #[test]
    fn leaves_out_what_is_denied_under_api_only() {
        let policy = Policy { deny_headers: vec!["X-API-Version".into()], ..Policy::default() };
        let edit = |path| policy.edit(path, "access-control-allow-headers", "accept,x-api-version");
        assert_eq!(edit("/api/v1/account").as_deref(), Some("accept"));
        assert_eq!(edit("/control/log").as_deref(), Some("accept,x-api-version"));
        let off = Policy { off: true, ..Policy::default() };
        assert_eq!(off.edit("/api/x", "access-control-allow-origin", "*"), None);
        assert_eq!(off.edit("/api/x", "retry-after", "1").as_deref(), Some("1"));
    }
}
