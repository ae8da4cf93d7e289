//! The adapter over real sockets: CORS, the body limit, and connections that are closed.
#![allow(clippy::unwrap_used)]

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use sandbox::server::{Shared, serve};

const ACCOUNT: &str = "/api/v1/account";

fn start() -> SocketAddr {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let listener = tokio::net::TcpListener::from_std(listener).unwrap();
            serve(listener, Shared::new(1, 1.0)).await
        })
    });
    address
}

fn open(address: SocketAddr) -> TcpStream {
    let stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
    stream
}

fn write(stream: &mut TcpStream, method: &str, path: &str, headers: &str, body: &str) {
    let length = body.len();
    let text = format!(
        "{method} {path} HTTP/1.1\r\nHost: x\r\nContent-Length: {length}\r\n{headers}\r\n{body}"
    );
    stream.write_all(text.as_bytes()).unwrap();
}

/// The whole answer, on a connection of its own.
fn ask(address: SocketAddr, method: &str, path: &str, headers: &str, body: &str) -> String {
    let mut stream = open(address);
    write(&mut stream, method, path, &format!("Connection: close\r\n{headers}"), body);
    rest(&mut stream)
}

/// What comes until the connection ends, broken off or not.
fn rest(stream: &mut TcpStream) -> String {
    let mut text = Vec::new();
    let mut buffer = [0; 4096];
    while let Ok(read @ 1..) = stream.read(&mut buffer) {
        text.extend(buffer.iter().take(read));
    }
    String::from_utf8_lossy(&text).to_lowercase()
}

fn fault(address: SocketAddr, kind: &str) {
    let body = format!("{{\"times\":1,\"kind\":{kind}}}");
    assert!(ask(address, "POST", "/control/fault", "", &body).starts_with("http/1.1 200"));
}

const PREFLIGHT: &str = "Origin: http://page.example\r\nAccess-Control-Request-Method: PUT\r\n\
    Access-Control-Request-Headers: authorization,x-api-version\r\n";

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
fn a_waiting_reset_closes_idle_connections() {
    let address = start();
    let mut idle = open(address);
    write(&mut idle, "GET", ACCOUNT, "", "");
    let mut first = [0; 12];
    idle.read_exact(&mut first).unwrap();
    fault(address, r#"{"reset":"before"}"#);
    // It ends by itself, before anything more is asked on it.
    rest(&mut idle);
    // And what is opened meanwhile is not kept: neither after a preflight.
    let mut fresh = open(address);
    write(&mut fresh, "OPTIONS", ACCOUNT, PREFLIGHT, "");
    assert!(rest(&mut fresh).contains("connection: close"));
    let log = ask(address, "GET", "/control/log", "", "");
    assert_eq!(log.matches("\"method\"").count(), 1);
}
