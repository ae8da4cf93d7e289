//! The answer takes its form: format, wrapping, headers, and what a fault does inside it.

use serde_json::{Value, json};

use super::call::Reply;
use super::errors::ApiError;
use super::fault::Kind;
use super::format::{self, Style};
use super::request::Request;
use super::response::Response;
use super::world::World;
use super::{hostile, legacy_error, mutate, skew};
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
            if world.hostile_texts {
                hostile::texts(&mut value);
            }
            skew::shift(&mut value, world.clock.skew_ms());
            // Last: what a test puts in goes out as it is.
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
