//! Faults that only a real socket can show.
#![allow(clippy::unwrap_used)]

mod wire;

use std::io::Read;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use wire::{ACCOUNT, PREFLIGHT, ask, open, rest, start, write};

#[test]
fn a_reset_closes_the_connection_unanswered() {
    let address = start();
    fault(address, r#"{"reset":"after"}"#);
    assert_eq!(ask(address, "GET", ACCOUNT, "", ""), "");
    assert!(ask(address, "GET", ACCOUNT, "", "").starts_with("http/1.1 401"));
}

#[test]
fn a_reset_half_way_sends_less_than_it_promised() {
    let address = start();
    fault(address, r#"{"reset":"during"}"#);
    let reply = ask(address, "GET", ACCOUNT, "X-API-Version: 2026-06-12\r\n", "");
    assert!(reply.starts_with("http/1.1 401"), "{reply}");
    assert!(reply.contains("{\"error\"") && !reply.ends_with('}'), "{reply}");
}

#[test]
fn a_slow_body_comes_long_after_its_head() {
    let address = start();
    fault(address, r#"{"drip_ms":600}"#);
    let began = Instant::now();
    let mut stream = open(address);
    let headers = "Connection: close\r\nX-API-Version: 2026-06-12\r\n";
    write(&mut stream, "GET", ACCOUNT, headers, "");
    let mut first = [0; 12];
    stream.read_exact(&mut first).unwrap();
    assert!(began.elapsed() < Duration::from_millis(300), "the head waits for nothing");
    let reply = rest(&mut stream);
    assert!(began.elapsed() >= Duration::from_millis(580), "{:?}", began.elapsed());
    assert!(reply.contains("content-length: ") && reply.ends_with("}}"), "{reply}");
}

#[test]
fn a_page_may_follow_a_redirect_and_sees_the_skewed_clock() {
    let address = start();
    ask(address, "POST", "/control/time", "", r#"{"skew_ms":3600000000000}"#);
    fault(address, r#"{"redirect":"https://elsewhere.example/api"}"#);
    let reply = ask(address, "GET", ACCOUNT, "Origin: http://page.example\r\n", "");
    assert!(reply.starts_with("http/1.1 307"), "{reply}");
    assert!(reply.contains("location: https://elsewhere.example/api\r\n"), "{reply}");
    assert!(reply.contains("access-control-allow-origin: *"), "{reply}");
    // One date, and not the real one: it is 114 years on.
    assert_eq!(reply.matches("\ndate: ").count(), 1, "{reply}");
    let year = reply.split("\ndate: ").nth(1).unwrap().split(' ').nth(3).unwrap();
    assert!(year.parse::<u32>().unwrap() > 2130, "{reply}");
}

#[test]
fn a_waiting_reset_closes_idle_connections() {
    let address = start();
    let mut idle = open(address);
    write(&mut idle, "GET", ACCOUNT, "", "");
    let mut first = [0; 12];
    idle.read_exact(&mut first).unwrap();
    // Who arms it is told not to come again that way; by then the idle one has ended by itself.
    let mut arming = open(address);
    write(&mut arming, "POST", "/control/fault", "", r#"{"kind":{"reset":"before"}}"#);
    assert!(rest(&mut arming).contains("connection: close"));
    idle.set_nonblocking(true).unwrap();
    // Ended, not only quiet.
    idle.read_to_end(&mut Vec::new()).unwrap();
    // And what is opened meanwhile is not kept: neither after a preflight.
    let mut fresh = open(address);
    write(&mut fresh, "OPTIONS", ACCOUNT, PREFLIGHT, "");
    assert!(rest(&mut fresh).contains("connection: close"));
    let log = ask(address, "GET", "/control/log", "", "");
    assert_eq!(log.matches("\"method\"").count(), 1);
}

fn fault(address: SocketAddr, kind: &str) {
    let body = format!("{{\"times\":1,\"kind\":{kind}}}");
    assert!(ask(address, "POST", "/control/fault", "", &body).starts_with("http/1.1 200"));
}
