//! HTTP to the core's request, and its response back.

use std::time::Duration;

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, Request as HttpRequest, Response as HttpResponse, StatusCode};

use super::{BODY_LIMIT, Shared, deliver, now_ms};
use crate::{Request, Response, handle};

/// For idle connections to be closed in.
const CLOSING: Duration = Duration::from_millis(20);

pub async fn answer(
    State(shared): State<Shared>,
    request: HttpRequest<Body>,
) -> HttpResponse<Body> {
    let (parts, body) = request.into_parts();
    // The limit layer has cut the body off: nothing else fails here but a broken connection.
    let Ok(body) = axum::body::to_bytes(body, BODY_LIMIT).await else {
        return deliver::plain(StatusCode::PAYLOAD_TOO_LARGE);
    };
    let request = Request {
        method: parts.method.as_str().to_owned(),
        path: parts.uri.path().to_owned(),
        query: parts.uri.query().map(str::to_owned),
        headers: headers(&parts.headers),
        body: body.to_vec(),
    };
    let (response, arms) = think(&shared, &request);
    if arms {
        // See `Faults::awaits_reset`: no connection from before may carry the struck request. The
        // peer is to see the others close before it sees this answer.
        shared.drain.send_replace(());
        tokio::time::sleep(CLOSING).await;
    }
    deliver::deliver(response).await
}

/// And whether it leaves a fault that breaks a connection.
fn think(shared: &Shared, request: &Request) -> (Response, bool) {
    let mut world = shared.world();
    let response = handle(&mut world, request, now_ms());
    let arms = request.path == "/control/fault" && world.faults.awaits_reset();
    (response, arms)
}

/// A value that is no text is as good as none.
fn headers(headers: &HeaderMap) -> Vec<(String, String)> {
    let text = |(name, value): (&axum::http::HeaderName, &axum::http::HeaderValue)| {
        Some((name.as_str().to_owned(), value.to_str().ok()?.to_owned()))
    };
    headers.iter().filter_map(text).collect()
}
