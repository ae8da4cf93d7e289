//! CORS as the gateway should have it, and as a test may spoil it; for preflights too.

use std::time::Duration;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, Response, header};
use axum::middleware::Next;
use tower_http::cors::{Any, CorsLayer};

use super::Shared;
use crate::core::cors::{ALLOWED_HEADERS, ALLOWED_METHODS, EXPOSED_HEADERS, MAX_AGE_S, Policy};

pub fn layer() -> CorsLayer {
    CorsLayer::new()
        .allow_origin(Any)
        .allow_methods(
            ALLOWED_METHODS.iter().filter_map(|name| name.parse().ok()).collect::<Vec<Method>>(),
        )
        .allow_headers(names(&ALLOWED_HEADERS))
        .expose_headers(names(&EXPOSED_HEADERS))
        .max_age(Duration::from_secs(MAX_AGE_S.into()))
}

fn names(names: &[&'static str]) -> Vec<HeaderName> {
    names.iter().map(|name| HeaderName::from_static(name)).collect()
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
