//! Refusals: whatever a gateway, or something before it, says with an error status.

#![no_main]

// What the judge asks for.
use defentry_web::{decode, model};

#[path = "../../src/decode/properties/form.rs"]
#[allow(dead_code, reason = "the other target asks it more")]
mod form;
#[path = "../../src/decode/properties/judge.rs"]
#[allow(dead_code, reason = "the other target asks it more")]
mod judge;

libfuzzer_sys::fuzz_target!(|body: &[u8]| {
    if let Err(verdict) = judge::refusal(body) {
        panic!("{verdict}");
    }
});
