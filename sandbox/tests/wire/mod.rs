//! A sandbox on a socket of its own, and HTTP by hand.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use sandbox::server::{Shared, serve};

pub const ACCOUNT: &str = "/api/v1/account";

pub const PREFLIGHT: &str = "Origin: http://page.example\r\nAccess-Control-Request-Method: PUT\r\n\
    Access-Control-Request-Headers: authorization,x-api-version\r\n";

pub fn start() -> SocketAddr {
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

pub fn open(address: SocketAddr) -> TcpStream {
    let stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
    stream
}

pub fn write(stream: &mut TcpStream, method: &str, path: &str, headers: &str, body: &str) {
    let length = body.len();
    let text = format!(
        "{method} {path} HTTP/1.1\r\nHost: x\r\nContent-Length: {length}\r\n{headers}\r\n{body}"
    );
    stream.write_all(text.as_bytes()).unwrap();
}

/// The whole answer, on a connection of its own.
pub fn ask(address: SocketAddr, method: &str, path: &str, headers: &str, body: &str) -> String {
    let mut stream = open(address);
    write(&mut stream, method, path, &format!("Connection: close\r\n{headers}"), body);
    rest(&mut stream)
}

/// What comes until the connection ends, broken off or not.
pub fn rest(stream: &mut TcpStream) -> String {
    let mut text = Vec::new();
    let mut buffer = [0; 4096];
    while let Ok(read @ 1..) = stream.read(&mut buffer) {
        text.extend(buffer.iter().take(read));
    }
    String::from_utf8_lossy(&text).to_lowercase()
}
