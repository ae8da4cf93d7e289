//! Answers: the first byte chooses a route, the rest is what the gateway sent.

#![no_main]

// What the judge asks for.
use defentry_web::{decode, model};

#[path = "../../src/decode/properties/form.rs"]
#[allow(dead_code, reason = "the property tests ask it more")]
mod form;
#[path = "../../src/decode/properties/judge.rs"]
#[allow(dead_code, reason = "the property tests ask it more")]
mod judge;

use defentry_web::routes::ALL;

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    let Some((route, body)) = input.split_first() else { return };
    let route = ALL[usize::from(*route) % ALL.len()];
    if let Err(verdict) = judge::answer(&route.answer, body) {
        panic!("{}: {verdict}", route.template);
    }
    decode::top_level_string(body, "token");
});
