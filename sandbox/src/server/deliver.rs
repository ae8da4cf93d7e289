//! Sends a response as it is meant to arrive, or not to.

use std::io;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::{HeaderName, HeaderValue, Response as HttpResponse, StatusCode, header};
use futures_util::{Stream, StreamExt, stream};

use crate::{Delivery, Response};

/// Marks a response that must not be sent: the connection is closed instead.
#[derive(Debug, Clone, Copy)]
pub struct CloseUnanswered;

/// Time for the first half to leave before the connection breaks.
const HALF_WAY: Duration = Duration::from_millis(30);

/// How many pieces a slow body comes in.
const DROPS: usize = 20;

pub async fn deliver(response: Response) -> HttpResponse<Body> {
    tokio::time::sleep(Duration::from_millis(response.delay_ms)).await;
    let mut http = plain(StatusCode::from_u16(response.status).unwrap_or_default());
    for (name, value) in &response.headers {
        // A fault may ask for a header no HTTP message can carry; it is left out.
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            http.headers_mut().insert(name, value);
        }
    }
    let drip = Duration::from_millis(response.drip_ms);
    match response.delivery {
        Delivery::Whole if drip.is_zero() => *http.body_mut() = Body::from(response.body),
        Delivery::Whole => {
            http.headers_mut().insert(header::CONTENT_LENGTH, response.body.len().into());
            *http.body_mut() = Body::from_stream(dripping(&response.body, drip));
        }
        Delivery::Nothing => {
            http.extensions_mut().insert(CloseUnanswered);
        }
        Delivery::Half => {
            http.headers_mut().insert(header::CONTENT_LENGTH, response.body.len().max(1).into());
            *http.body_mut() = half(&response.body, drip);
        }
    }
    http
}

pub fn plain(status: StatusCode) -> HttpResponse<Body> {
    let mut http = HttpResponse::new(Body::empty());
    *http.status_mut() = status;
    http
}

fn half(body: &[u8], drip: Duration) -> Body {
    let (first, _) = body.split_at(body.len() / 2);
    let broken = stream::once(async {
        tokio::time::sleep(HALF_WAY).await;
        Err::<Bytes, _>(io::Error::other("a scripted fault"))
    });
    Body::from_stream(dripping(first, drip).chain(broken))
}

/// In pieces, the last of which comes when the time is up.
fn dripping(body: &[u8], whole: Duration) -> impl Stream<Item = io::Result<Bytes>> + use<> {
    let pieces: Vec<_> =
        body.chunks(body.len().div_ceil(DROPS).max(1)).map(Bytes::copy_from_slice).collect();
    let pause = whole / u32::try_from(pieces.len()).unwrap_or(1).max(1);
    stream::iter(pieces).then(move |piece| async move {
        tokio::time::sleep(pause).await;
        Ok(piece)
    })
}
