//! Between origins: the headers that the server's CORS layer would set, and what a browser makes of
//! them for callers that are none.

use sandbox::core::cors::{ALLOWED_HEADERS, ALLOWED_METHODS, EXPOSED_HEADERS, MAX_AGE_S, Policy};
use sandbox::{Request, Response};

/// What a page may send and read without being allowed to:
/// <https://fetch.spec.whatwg.org/#cors-safelisted-request-header> and
/// <https://fetch.spec.whatwg.org/#cors-safelisted-response-header-name>
const FREE_METHODS: [&str; 3] = ["GET", "HEAD", "POST"];
const FREE_TO_SEND: [&str; 3] = ["accept", "accept-language", "content-language"];
const FREE_TO_READ: [&str; 7] = [
    "cache-control",
    "content-language",
    "content-length",
    "content-type",
    "expires",
    "last-modified",
    "pragma",
];

/// Whether a browser would not send it. Every call of the API is preflighted: it has a token, a
/// JSON body or a version.
pub fn stops(policy: &Policy, request: &Request) -> bool {
    let allows = |name, all: &[&str], one: &str| says(policy, &request.path, name, all, one);
    let may_send = |name: &str| {
        has(&FREE_TO_SEND, name) || allows("access-control-allow-headers", &ALLOWED_HEADERS, name)
    };
    let method = request.method.as_str();
    let may_use = FREE_METHODS.contains(&method)
        || allows("access-control-allow-methods", &ALLOWED_METHODS, method);
    !allows("access-control-allow-origin", &["*"], "*")
        || !may_use
        || !request.headers.iter().all(|(name, _)| may_send(name))
}

/// Takes away what the page may not read.
pub fn hide(policy: &Policy, path: &str, response: &mut Response) {
    let exposes =
        |name: &str| says(policy, path, "access-control-expose-headers", &EXPOSED_HEADERS, name);
    response.headers.retain(|(name, _)| has(&FREE_TO_READ, name) || exposes(name));
}

/// The headers that a browser asks for.
pub fn tell(policy: &Policy, request: &Request, response: &mut Response) {
    let mut headers = vec![("access-control-allow-origin", "*".to_owned())];
    if request.method == "OPTIONS" {
        headers.push(("access-control-allow-methods", ALLOWED_METHODS.join(",")));
        headers.push(("access-control-allow-headers", ALLOWED_HEADERS.join(",")));
        headers.push(("access-control-max-age", MAX_AGE_S.to_string()));
    } else {
        headers.push(("access-control-expose-headers", EXPOSED_HEADERS.join(",")));
    }
    for (name, value) in headers {
        if let Some(value) = policy.edit(&request.path, name, &value) {
            response.set(name, &value);
        }
    }
}

/// Whether this CORS header, as the policy leaves it, has `one` in it.
fn says(policy: &Policy, path: &str, name: &str, all: &[&str], one: &str) -> bool {
    let kept = policy.edit(path, name, &all.join(","));
    kept.is_some_and(|kept| kept.split(',').any(|it| it.eq_ignore_ascii_case(one)))
}

fn has(all: &[&str], one: &str) -> bool {
    all.iter().any(|it| it.eq_ignore_ascii_case(one))
}
