//! The adapter over real sockets: CORS and the body limit.
#![allow(clippy::unwrap_used)]

mod wire;

use std::io::Write;

use wire::{ACCOUNT, PREFLIGHT, ask, open, rest, start};

#[test]
fn preflights_are_answered_and_cached() {
    let reply = ask(start(), "OPTIONS", ACCOUNT, PREFLIGHT, "");
    assert!(reply.contains("access-control-allow-origin: *"), "{reply}");
    assert!(reply.contains("authorization,content-type,x-api-version,accept"), "{reply}");
    assert!(reply.contains("get,post,put,patch,delete"), "{reply}");
    assert!(reply.contains("access-control-max-age: 600"), "{reply}");
}

#[test]
fn a_page_may_read_errors_and_their_headers() {
    let reply = ask(start(), "GET", ACCOUNT, "Origin: http://page.example\r\n", "");
    assert!(reply.starts_with("http/1.1 401"), "{reply}");
    assert!(reply.contains("access-control-allow-origin: *"), "{reply}");
    let exposed = "access-control-expose-headers: retry-after,x-request-id,x-ratelimit-remaining";
    assert!(reply.contains(exposed), "{reply}");
}

#[test]
fn cors_can_be_set_up_wrong() {
    let address = start();
    ask(address, "POST", "/control/cors", "", r#"{"deny_headers":["x-api-version"]}"#);
    let reply = ask(address, "OPTIONS", ACCOUNT, PREFLIGHT, "");
    assert!(reply.contains("allow-headers: authorization,content-type,accept\r\n"), "{reply}");
    ask(address, "POST", "/control/cors", "", r#"{"hide_headers":["*"],"max_age_s":5}"#);
    let reply = ask(address, "GET", ACCOUNT, "Origin: http://page.example\r\n", "");
    assert!(reply.contains("x-request-id: ") && !reply.contains("expose-headers"), "{reply}");
    let reply = ask(address, "OPTIONS", ACCOUNT, PREFLIGHT, "");
    assert!(reply.contains("x-api-version") && reply.contains("max-age: 5\r\n"), "{reply}");
    ask(address, "POST", "/control/cors", "", r#"{"off":true}"#);
    let reply = ask(address, "GET", ACCOUNT, "Origin: http://page.example\r\n", "");
    assert!(!reply.contains("\naccess-control"), "{reply}");
}

#[test]
fn a_body_over_the_limit_is_413() {
    let mut stream = open(start());
    let head = "POST /api/v1/sso/login HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\
        Content-Length: 2000000\r\n\r\n";
    stream.write_all(head.as_bytes()).unwrap();
    assert!(rest(&mut stream).starts_with("http/1.1 413"));
}
