//! CORS as the gateway should have it, and as a test may spoil it; for preflights too.

use std::time::Duration;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, Response, header};
use axum::middleware::Next;
use tower_http::cors::{Any, CorsLayer};

use super::Shared;
use crate::core::cors::Policy;

pub fn layer() -> CorsLayer {
    CorsLayer::new()
        .allow_origin(Any)
        .allow_methods([Method::GET, Method::POST, Method::PUT, Method::PATCH, Method::DELETE])
        .allow_headers([
            header::AUTHORIZATION,
            header::CONTENT_TYPE,
            HeaderName::from_static("x-api-version"),
            header::ACCEPT,
        ])
        .expose_headers([
            header::RETRY_AFTER,
            HeaderName::from_static("x-request-id"),
            HeaderName::from_static("x-ratelimit-remaining"),
        ])
        // Preflights are cached: no second one for the same route.
        .max_age(Duration::from_secs(600))
}

/// The outermost layer: it sees the preflights, which the CORS layer answers itself.
pub async fn finish(State(shared): State<Shared>, request: Request, next: Next) -> Response<Body> {
    let path = request.uri().path().to_owned();
    // See `Faults::awaits_reset`.
    let closing = shared.world().faults.awaits_reset();
    let mut response = next.run(request).await;
    let policy = shared.world().cors.clone();
    let edited = edit(&policy, &path, response.headers());
    *response.headers_mut() = edited;
    if closing {
        response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    }
    response
}

fn edit(policy: &Policy, path: &str, headers: &HeaderMap) -> HeaderMap {
    let mut edited = HeaderMap::new();
    for (name, value) in headers {
        let Ok(text) = value.to_str() else { continue };
        let Some(text) = policy.edit(path, name.as_str(), text) else { continue };
        if let Ok(value) = HeaderValue::try_from(text) {
            edited.append(name, value);
        }
    }
    edited
}
