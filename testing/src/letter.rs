//! A request and its answer, each as one line of JSON and a body.

use sandbox::{Delivery, Request, Response};
use serde::Deserialize;
use serde_json::json;

pub struct Letter {
    pub request: Request,
    /// It was not made by a browser, which sees to CORS itself: whoever made it wants to be treated
    /// as a page of another origin would be.
    pub in_page: bool,
}

#[derive(Deserialize)]
struct Head {
    method: String,
    path: String,
    query: Option<String>,
    headers: Vec<(String, String)>,
    in_page: bool,
}

impl Letter {
    pub fn read(letter: &[u8]) -> Result<Self, String> {
        let end = letter.iter().position(|byte| *byte == b'\n').unwrap_or(letter.len());
        let (head, rest) = letter.split_at(end);
        let Head { method, path, query, headers, in_page } =
            serde_json::from_slice(head).map_err(|error| error.to_string())?;
        let body = rest.get(1..).unwrap_or_default().to_vec();
        Ok(Self { request: Request { method, path, query, headers, body }, in_page })
    }
}

pub fn write(response: &Response) -> Vec<u8> {
    let delivery = match response.delivery {
        Delivery::Whole => "whole",
        Delivery::Nothing => "nothing",
        Delivery::Half => "half",
    };
    let head = json!({
        "status": response.status, "headers": response.headers, "delivery": delivery,
        "delay_ms": response.delay_ms, "drip_ms": response.drip_ms,
    });
    let mut letter = head.to_string().into_bytes();
    letter.push(b'\n');
    letter.extend_from_slice(&response.body);
    letter
}
