//! Faults of the message as such: status, headers, raw body, delivery.

use super::fault::{Kind, Reset};
use super::response::{Delivery, Response};
use super::skew::http_date;

/// `told_ms`: what the gateway believes the time to be.
pub fn spoil(response: &mut Response, kind: &Kind, told_ms: u64) {
    if let Some(status) = kind.status.filter(|status| *status < 400 || kind.body.is_some()) {
        response.status = status;
    }
    if let Some(elsewhere) = &kind.redirect {
        response.status = kind.status.unwrap_or(307);
        response.set("location", elsewhere);
    }
    rate_limit(response, kind, told_ms);
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
    let says_nothing = kind.redirect.is_some() && kind.body.is_none();
    if kind.empty || says_nothing || response.status == 204 {
        response.body.clear();
        response.unset("content-type");
    }
    response.delay_ms = kind.latency_ms.unwrap_or(0);
    response.drip_ms = kind.drip_ms.unwrap_or(0);
    response.delivery = match kind.reset {
        Some(Reset::Before | Reset::After) => Delivery::Nothing,
        Some(Reset::During) => Delivery::Half,
        None => Delivery::Whole,
    };
}

fn rate_limit(response: &mut Response, kind: &Kind, told_ms: u64) {
    if let Some(wait) = &kind.retry_after {
        let wait = wait.as_str().map_or_else(|| wait.to_string(), str::to_owned);
        response.set("retry-after", &wait);
    }
    if let Some(seconds) = kind.retry_after_date {
        let until = told_ms.saturating_add(u64::from(seconds) * 1000);
        response.set("retry-after", &http_date(until));
    }
    let left = kind.rate_limit_remaining.or(kind.throttle.then_some(0));
    if let Some(left) = left {
        response.set("x-ratelimit-remaining", &left.to_string());
    }
}
