//! The sandbox's core as wasm, behind `defentry-web/testing`.
//!
//! Bytes in, bytes out: what fetch, timers and the clock are is the business of
//! `pkg-template/src/testing`. Nothing here waits, and nothing looks at the time.
//!
//! - `letter`: how a request comes in and an answer goes out
//! - `origin`: what a page of another origin may send and read, as a browser sees to it

mod letter;
mod origin;

use std::cell::RefCell;

use letter::Letter;
use sandbox::{Delivery, Response};
use wasm_bindgen::prelude::*;

/// One gateway, with a world of its own.
#[wasm_bindgen]
pub struct World {
    world: RefCell<sandbox::World>,
}

#[wasm_bindgen]
impl World {
    #[wasm_bindgen(constructor)]
    pub fn new(seed: f64, speed: f64, now_ms: f64) -> Self {
        // A cast saturates: no number is too much for it.
        Self { world: RefCell::new(sandbox::World::new(seed as u64, speed, now_ms as u64)) }
    }

    /// Answers the request in `letter`, at `now_ms` of the caller's clock.
    pub fn answer(&self, letter: &[u8], now_ms: f64) -> Vec<u8> {
        let answer = match (Letter::read(letter), self.world.try_borrow_mut()) {
            (Ok(letter), Ok(mut world)) => answer(&mut world, &letter, now_ms as u64),
            (Err(problem), _) => Response::text(400, &problem),
            (_, Err(_)) => Response::text(500, "The world is in use."),
        };
        letter::write(&answer)
    }

    /// The time in there, in milliseconds since 1970.
    pub fn now(&self, now_ms: f64) -> f64 {
        let world = self.world.try_borrow();
        world.map_or(now_ms, |world| world.clock.now(now_ms as u64) as f64)
    }
}

fn answer(world: &mut sandbox::World, letter: &Letter, now_ms: u64) -> Response {
    let request = &letter.request;
    if letter.in_page {
        if origin::stops(&world.cors, request) {
            return Response { delivery: Delivery::Nothing, ..Response::default() };
        }
        let mut response = sandbox::handle(world, request, now_ms);
        origin::hide(&world.cors, &request.path, &mut response);
        return response;
    }
    let mut response = match request.method.as_str() {
        "OPTIONS" => Response::empty(200),
        _ => sandbox::handle(world, request, now_ms),
    };
    origin::tell(&world.cors, request, &mut response);
    response
}

#[cfg(test)]
mod tests;
