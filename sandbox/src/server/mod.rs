//! The axum adapter: sockets, CORS, the body limit and the real clock.

mod adapter;
mod connection;
mod cors;
mod deliver;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use axum::{Router, middleware};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tower_http::limit::RequestBodyLimitLayer;

use crate::World;

const BODY_LIMIT: usize = 1024 * 1024;

/// What all connections share.
#[derive(Debug, Clone)]
pub struct Shared {
    world: Arc<Mutex<World>>,
    /// Rings when idle connections are to be closed.
    drain: watch::Sender<()>,
}

impl Shared {
    pub fn new(seed: u64, speed: f64) -> Self {
        let world = Arc::new(Mutex::new(World::new(seed, speed, now_ms())));
        Self { world, drain: watch::Sender::new(()) }
    }

    fn world(&self) -> MutexGuard<'_, World> {
        self.world.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn now_ms() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}

pub fn router(shared: Shared) -> Router {
    Router::new()
        .fallback(adapter::answer)
        .layer(RequestBodyLimitLayer::new(BODY_LIMIT))
        .layer(cors::layer())
        .layer(middleware::from_fn_with_state(shared.clone(), cors::finish))
        .with_state(shared)
}

/// Serves until the process ends.
pub async fn serve(listener: TcpListener, shared: Shared) -> std::io::Result<()> {
    let router = router(shared.clone());
    loop {
        // A connection that died in the queue is no reason to stop.
        let Ok((stream, _)) = listener.accept().await else { continue };
        tokio::spawn(connection::serve(stream, router.clone(), shared.drain.subscribe()));
    }
}
