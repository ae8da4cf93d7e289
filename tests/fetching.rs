//! The `fetch` that a page hands in may be anything: a mock, a wrapper, a bug. Whatever it does,
//! the call settles, and with a kind.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::gateway::Gateway;
use common::{Stopwatch, at, json, number, sandbox, text, yes};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// An answer that is a plain object, as mocks are; `parts` come last and win.
fn mock(parts: &str) -> String {
    format!(
        "() => ({{
            status: 200,
            headers: {{ get: () => null }},
            arrayBuffer: async () => new TextEncoder().encode('[]').buffer,
            ...{{ {parts} }},
        }})"
    )
}

async fn listing(answer: &str, kind: &str) -> JsValue {
    let gateway = Gateway::new(answer);
    let client = gateway.logged_in("{ maxRetries: 0, timeoutMs: 150 }").await;
    let failure = client.fails("events_list", &[], kind).await;
    assert_eq!(text(&failure, "route"), "/api/v1/delete-my-data/events", "{answer}");
    assert_eq!(gateway.sent(), 1, "{answer}");
    // The next call is none the worse for it.
    client.fails("events_list", &[], kind).await;
    failure
}

#[wasm_bindgen_test]
async fn a_fetch_that_gives_no_response_is_a_network_error() {
    for answer in [
        "() => { throw new TypeError('synchronous') }",
        "() => { throw null }",
        "() => undefined",
        "() => null",
        "() => 'text'",
        "() => Promise.reject('a string')",
        "() => Promise.reject()",
        "async () => undefined",
        "() => ({ then() { throw new Error('a thenable that throws') } })",
        "() => ({ get then() { throw new Error('a getter that throws') } })",
        "() => ({})",
        "() => []",
    ] {
        let failure = listing(answer, "network").await;
        assert!(yes(&failure, "retryable") && at(&failure, "status").is_undefined(), "{answer}");
    }
    let failure = listing("() => Promise.reject('a string')", "network").await;
    assert_eq!(text(&failure, "cause"), "a string", "whatever was thrown is the cause");
}

#[wasm_bindgen_test]
async fn a_body_that_cannot_be_had_is_a_network_error() {
    for parts in [
        "arrayBuffer: () => Promise.reject(new TypeError('cut off'))",
        "arrayBuffer: () => { throw 'synchronous' }",
        "arrayBuffer: undefined",
        "arrayBuffer: 5",
    ] {
        listing(&mock(parts), "network").await;
    }
    // Read by someone before us, as a logging wrapper may do.
    let read = "async () => { const r = new Response('[]'); await r.text(); return r }";
    listing(read, "network").await;
}

#[wasm_bindgen_test]
async fn a_body_that_is_none_is_a_typed_error() {
    for body in ["undefined", "null", "'text'", "{}", "new Blob(['[]'])", "2"] {
        listing(&mock(&format!("arrayBuffer: async () => ({body})")), "decode").await;
    }
}

#[wasm_bindgen_test]
async fn a_mock_need_not_be_a_response() {
    for parts in [
        "",
        "headers: undefined",
        "headers: null",
        "headers: { get() { throw new Error('no') } }",
        "headers: { get: 5 }",
        "headers: new Map()",
        "headers: { get: () => 17 }",
        "arrayBuffer: () => new TextEncoder().encode('[]')",
        "arrayBuffer: () => ({ then(give) { give(new TextEncoder().encode('[]').buffer) } })",
    ] {
        let gateway = Gateway::new(&mock(parts));
        let list = gateway.logged_in("{}").await.ok("events_list", &[]).await;
        assert_eq!(json(&list), "[]", "{parts}");
    }
}

#[wasm_bindgen_test]
async fn a_status_that_is_none_is_no_answer() {
    for status in ["undefined", "'200'", "0", "Number.NaN", "-200", "301", "304"] {
        listing(&mock(&format!("status: {status}")), "network").await;
    }
    // A redirect is never followed: its status is all that a fetch may show of it.
    assert_eq!(number(&listing(&mock("status: 302"), "network").await, "status"), 302.0);
    listing("() => Response.error()", "network").await;
    listing(&mock("status: 199"), "bad_request").await;
}

/// What throws does so inside a call from wasm: uncaught, it takes the task with it, and then not
/// even the timeout is left to settle the call.
#[wasm_bindgen_test]
async fn an_answer_that_throws_when_touched_is_a_network_error() {
    for parts in ["get status() { throw 1 }", "get headers() { throw 1 }"] {
        // As accessors of the object itself: spreading would have called them.
        let answer = format!("() => ({{ arrayBuffer: async () => new ArrayBuffer(0), {parts} }})");
        listing(&answer, "network").await;
    }
    let (then, constructor) =
        ("then: { value() { throw 1 } }", "constructor: { get() { throw 1 } }");
    for (odd, kind) in [(then, "decode"), (constructor, "network")] {
        let odd = format!("Object.defineProperties(Promise.resolve(), {{ {odd} }})");
        // An own `then` is not called: what the promise gives is nothing.
        listing(&format!("() => {odd}"), "network").await;
        listing(&mock(&format!("arrayBuffer: () => {odd}")), kind).await;
    }
}

/// `new Uint8Array(…)` throws for each of these, in the same place.
#[wasm_bindgen_test]
async fn a_body_that_no_bytes_can_be_made_of_is_a_network_error() {
    let moved = "(() => { const buffer = new ArrayBuffer(8);
        structuredClone(buffer, { transfer: [buffer] });
        return buffer })()";
    for body in ["Symbol('no bytes')", "-1", "1n", "1e13", moved] {
        listing(&mock(&format!("arrayBuffer: async () => {body}")), "network").await;
    }
}

#[wasm_bindgen_test]
async fn a_fetch_or_a_body_that_never_settles_is_a_timeout() {
    for answer in ["() => new Promise(() => {})", &mock("arrayBuffer: () => new Promise(() => {})")]
    {
        let watch = Stopwatch::start();
        let failure = listing(answer, "timeout").await;
        watch.assert_at_once("two calls of 150 ms");
        assert!(watch.ms() >= 280.0 && yes(&failure, "retryable"), "{} ms", watch.ms());
    }
}

/// Only a browser keeps a page from the answer: to us it is a failure of the network.
#[wasm_bindgen_test]
async fn cors_rules_that_do_not_let_us_through() {
    sandbox::reset().await;
    let user = "cors@user.example";
    let legacy = sandbox::client(user, "{ apiVersion: null }");
    legacy.ok("session_redeem", &[&sandbox::code(user).await.into()]).await;
    let versioned = sandbox::client(user, "{ maxRetries: 0 }");
    versioned.ok("session_redeem", &[&sandbox::code(user).await.into()]).await;

    let denied = "{ deny_headers: ['x-api-version'], hide_headers: ['x-request-id'] }";
    sandbox::control("POST", "cors", denied).await;
    let failure = versioned.fails("profile_get", &[], "network").await;
    assert!(at(&failure, "status").is_undefined());
    // Without the header it goes through; what may not be read is left out, and nothing breaks.
    let missing = legacy.fails("profile_get", &[], "not_found").await;
    assert!(at(&missing, "requestId").is_undefined());

    sandbox::control("POST", "cors", "{}").await;
    let missing = versioned.fails("profile_get", &[], "not_found").await;
    assert!(text(&missing, "requestId").starts_with("req-"));
}
