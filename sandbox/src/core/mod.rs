//! Request in, response out.

pub mod admit;
pub mod auth;
pub mod call;
pub mod checks;
pub mod cors;
pub mod errors;
pub mod fault;
pub mod faults;
pub mod form;
pub mod format;
pub mod gateway;
pub mod hostile;
pub mod legacy_error;
pub mod log;
pub mod mutate;
pub mod quote;
pub mod render;
pub mod request;
pub mod response;
pub mod rng;
pub mod skew;
pub mod spoil;
pub mod standards;
pub mod time;
pub mod timeline;
pub mod validate;
pub mod world;

use request::Request;
use response::Response;
use world::World;

const ABOUT: &str = "This is the sandbox of defentry-web: a stand-in for the vendor's gateway.\n\
    Nothing here is real: no broker, no person, no removal. All state is in memory.\n\
    The API lives under /api/v1, its remote control under /control (see sandbox/README.md).\n";

/// Answers one request. `now_ms` is the real time in milliseconds since 1970; the world keeps its
/// own, virtual, clock on top of it.
pub fn handle(world: &mut World, request: &Request, now_ms: u64) -> Response {
    match request.path.as_str() {
        "/" => Response::text(200, ABOUT),
        path if path.starts_with("/control/") => crate::control::handle(world, request, now_ms),
        _ => gateway::answer(world, request, now_ms),
    }
}

#[cfg(test)]
mod auth_tests;
#[cfg(test)]
mod check_tests;

#[cfg(test)]
mod tests {
    use crate::testkit::Desk;

    #[test]
    fn the_root_says_what_it_is() {
        let reply = Desk::new().send("GET", "/", None, &[]);
        assert_eq!(reply.status, 200);
        assert!(String::from_utf8_lossy(&reply.body).contains("sandbox"));
    }
}
