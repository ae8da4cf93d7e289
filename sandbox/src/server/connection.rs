//! One connection. `axum::serve` must answer every request; faults need one that can hang up.

use std::io;
use std::pin::pin;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, Response};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio::sync::watch;
use tower::ServiceExt;

use super::deliver::CloseUnanswered;

pub async fn serve(stream: TcpStream, router: Router, mut drain: watch::Receiver<()>) {
    let service = service_fn(move |request| answer(router.clone(), request));
    let connection = http1::Builder::new().serve_connection(TokioIo::new(stream), service);
    let mut connection = pin!(connection);
    // Errors are the peer's leaving or our own faults: nobody needs to be told.
    tokio::select! {
        _ = connection.as_mut() => return,
        _ = drain.changed() => connection.as_mut().graceful_shutdown(),
    }
    let _ = connection.await;
}

/// An error makes hyper close the connection without a word.
async fn answer(router: Router, request: Request<Incoming>) -> io::Result<Response<Body>> {
    let Ok(response) = router.oneshot(request.map(Body::new)).await;
    match response.extensions().get::<CloseUnanswered>() {
        Some(CloseUnanswered) => Err(io::Error::other("a scripted fault")),
        None => Ok(response),
    }
}
