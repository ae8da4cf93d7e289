//! The answer takes its form: format, wrapping, headers, and what a fault does to it.

use serde_json::{Value, json};

use super::call::Reply;
use super::errors::ApiError;
use super::fault::{Kind, Reset};
use super::format::{self, Style};
use super::request::Request;
use super::response::{Delivery, Response};
use super::world::World;
use super::{legacy_error, mutate};
use crate::routes::{Found, Wrap};

pub fn render(
    world: &World,
    request: &Request,
    found: &Found<'_>,
    result: Result<Reply, ApiError>,
    kind: &Kind,
) -> Response {
    let style = format::style(request, world.force_standardized);
    let mut response = match result {
        Ok(Reply { status, value: None }) => Response::empty(status),
        Ok(Reply { status, value: Some(mut value) }) => {
            mutate::mutate(&mut value, kind);
            if style == Style::Legacy {
                format::to_legacy(&mut value, request.path.len());
            }
            Response::json(status, &wrap(found.wrap(), value))
        }
        Err(error) => {
            let mut response = if style == Style::Legacy {
                let route = found.template().unwrap_or_default();
                legacy_error::render(&error, route, world.legacy_error_shape)
            } else {
                Response::json(error.status, &error.standardized())
            };
            for (name, value) in &error.headers {
                response.set(name, value);
            }
            response
        }
    };
    response.set("cache-control", "no-store");
    response.set("x-ratelimit-remaining", "99");
    response
}

/// Some success bodies are bare and some wrapped, as with the vendor.
fn wrap(wrap: Wrap, value: Value) -> Value {
    match wrap {
        Wrap::Bare => value,
        Wrap::Data => json!({ "data": value }),
        Wrap::List => {
            let total = value.as_array().map_or(0, Vec::len);
            let links = json!({ "next": null, "prev": null });
            json!({ "data": value, "meta": { "total": total }, "links": links })
        }
    }
}

/// Faults of the message as such: status, headers, raw body, delivery.
pub fn spoil(response: &mut Response, kind: &Kind) {
    if let Some(status) = kind.status.filter(|status| *status < 400 || kind.body.is_some()) {
        response.status = status;
    }
    if let Some(wait) = &kind.retry_after {
        // Seconds as a number, or a date as text.
        let wait = wait.as_str().map_or_else(|| wait.to_string(), str::to_owned);
        response.set("retry-after", &wait);
    }
    if let Some(left) = kind.rate_limit_remaining {
        response.set("x-ratelimit-remaining", &left.to_string());
    }
    if let Some(body) = &kind.body {
        response.body = body.clone().into_bytes();
        response.set("content-type", "application/json");
    }
    if let Some(content_type) = &kind.content_type {
        response.set("content-type", content_type);
    }
    if let Some(bytes) = kind.truncate {
        response.body.truncate(bytes);
    }
    if kind.empty || response.status == 204 {
        response.body.clear();
        response.unset("content-type");
    }
    response.delay_ms = kind.latency_ms.unwrap_or(0);
    response.delivery = match kind.reset {
        Some(Reset::Before | Reset::After) => Delivery::Nothing,
        Some(Reset::During) => Delivery::Half,
        None => Delivery::Whole,
    };
}
