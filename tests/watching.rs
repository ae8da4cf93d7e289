//! Watchers cross the border as numbers. Whoever stops one, it ends quietly, and polls no more.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::gateway::Gateway;
use common::{Client, Stopwatch, at, js, json, sleep, went, with, yes};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const NEVER: &str = "() => new Promise(() => {})";
/// A scan that is under way and stays so.
const SCANNING: &str = "() => Response.json({ sites: [
    { id: 1, scan_result: { status: 'SCAN_INITIATED' }, removal_requests: [] }] })";

fn watch(client: &Client, noun: &str, options: &str) -> JsValue {
    let number = with(&client.0, &format!("return it.{noun}_watch({options})"));
    assert!(number.as_f64().is_some(), "a number, so that there is nothing to free");
    number
}

fn stop(client: &Client, number: &JsValue) {
    with(&client.0, &format!("it.watchStop({})", number.as_f64().unwrap()));
}

#[wasm_bindgen_test]
async fn a_watcher_ends_quietly_whoever_ends_it() {
    let mut gateways = Vec::new();
    for (how, noun, in_flight) in [
        ("abort", "scan", false),
        ("abort", "signing", true),
        ("stop", "scan", false),
        ("stop", "signing", true),
        ("end", "scan", false),
        ("end", "signing", true),
    ] {
        let gateway = Gateway::new(if in_flight { NEVER } else { SCANNING });
        let client = gateway.logged_in("{}").await;
        let controller = js("globalThis.controller = new AbortController()");
        let number = watch(&client, noun, "{ signal: controller.signal, intervalMs: 1000 }");
        if !in_flight {
            // The first snapshot comes at once; the next is a second away.
            let first = client.ok("watchNext", &[&number]).await;
            assert_eq!(json(&at(&first, "changed")), "[1]");
        }
        let waiting = client.begin("watchNext", &[&number]);
        sleep(50).await;
        match how {
            "abort" => _ = with(&controller, "it.abort('enough')"),
            "stop" => stop(&client, &number),
            _ => client.end(),
        }
        let clock = Stopwatch::start();
        assert!(went(how, waiting).await.is_undefined(), "{how} {noun}");
        assert!(client.ok("watchNext", &[&number]).await.is_undefined(), "{how} {noun}");
        assert!(clock.ms() < 500.0, "{how} {noun}: not at once, but at the next poll");
        assert_eq!(yes(&gateway.noted("sent.0.signal"), "aborted"), in_flight, "{how} {noun}");
        gateways.push((how, noun, gateway));
    }
    sleep(1_500).await;
    for (how, noun, gateway) in gateways {
        assert_eq!(gateway.sent(), 1, "{how} {noun}: it polls on");
    }
}

#[wasm_bindgen_test]
async fn watchers_are_apart_and_unknown_numbers_are_over() {
    let gateway = Gateway::new(SCANNING);
    let client = gateway.logged_in("{}").await;
    let (one, other) = (watch(&client, "scan", ""), watch(&client, "scan", ""));
    assert_ne!(one, other);
    for number in [&one, &other] {
        assert!(client.ok("watchNext", &[number]).await.is_object());
    }
    let waiting = client.begin("watchNext", &[&one]);
    stop(&client, &other);
    stop(&client, &4711.into());
    assert!(client.ok("watchNext", &[&other]).await.is_undefined());
    assert!(client.ok("watchNext", &[&JsValue::from(4711)]).await.is_undefined());
    assert!(!yes(&gateway.noted("sent.0.signal"), "aborted"));
    client.end();
    went("the one that was left", waiting).await;
}

#[wasm_bindgen_test]
async fn a_watcher_that_fails_says_why_and_is_over() {
    let gateway = Gateway::new("() => new Response('{}', { status: 403 })");
    let client = gateway.logged_in("{}").await;
    let number = watch(&client, "signing", "");
    client.fails("watchNext", &[&number], "forbidden").await;
    assert!(client.ok("watchNext", &[&number]).await.is_undefined());
    assert_eq!(gateway.sent(), 1);
}
