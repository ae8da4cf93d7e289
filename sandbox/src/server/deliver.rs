//! Sends a response as it is meant to arrive, or not to.

use std::io;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::{HeaderName, HeaderValue, Response as HttpResponse, StatusCode, header};
use futures_util::{StreamExt, stream};

use crate::{Delivery, Response};

/// Marks a response that must not be sent: the connection is closed instead.
#[derive(Debug, Clone, Copy)]
pub struct CloseUnanswered;

/// Time for the first half to leave before the connection breaks.
const HALF_WAY: Duration = Duration::from_millis(30);

pub async fn deliver(response: Response) -> HttpResponse<Body> {
    tokio::time::sleep(Duration::from_millis(response.delay_ms)).await;
    let mut http = plain(StatusCode::from_u16(response.status).unwrap_or_default());
    for (name, value) in &response.headers {
        // A fault may ask for a header no HTTP message can carry; it is left out.
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            http.headers_mut().insert(name, value);
        }
    }
    match response.delivery {
        Delivery::Whole => *http.body_mut() = Body::from(response.body),
        Delivery::Nothing => {
            http.extensions_mut().insert(CloseUnanswered);
        }
        Delivery::Half => {
            http.headers_mut().insert(header::CONTENT_LENGTH, response.body.len().max(1).into());
            *http.body_mut() = half(response.body);
        }
    }
    http
}

pub fn plain(status: StatusCode) -> HttpResponse<Body> {
    let mut http = HttpResponse::new(Body::empty());
    *http.status_mut() = status;
    http
}

fn half(mut body: Vec<u8>) -> Body {
    body.truncate(body.len() / 2);
    let first = stream::iter([Ok(Bytes::from(body))]);
    let broken = stream::once(async {
        tokio::time::sleep(HALF_WAY).await;
        Err::<Bytes, _>(io::Error::other("a scripted fault"))
    });
    Body::from_stream(first.chain(broken))
}
