//! A request as any adapter can give it.

use std::fmt;

#[derive(Clone, Default)]
pub struct Request {
    pub method: String,
    /// As sent: percent-encoding untouched, without the query.
    pub path: String,
    pub query: Option<String>,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Request {
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(key, _)| key.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }

    pub fn bearer(&self) -> Option<&str> {
        let (scheme, token) = self.header("authorization")?.split_once(' ')?;
        scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
    }
}

/// Headers and body hold tokens, codes and personal data: they are never printed.
impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request").field("method", &self.method).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::Request;

    #[test]
    fn reads_headers_without_regard_to_case_and_prints_no_secret() {
        let headers = vec![("Authorization".to_owned(), "bearer 2|abc".to_owned())];
        let request = Request { headers, ..Request::default() };
        assert_eq!(request.bearer(), Some("2|abc"));
        assert!(!format!("{request:?}").contains("abc"));
    }
}
