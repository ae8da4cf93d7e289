//! Calls overlap, and sessions end in the middle of them: every promise settles, and nothing is
//! sent after the end.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::gateway::Gateway;
use common::{PROFILE, failed, js, json, number, sleep, went, with, yes};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const NEVER: &str = "() => new Promise(() => {})";
const EMPTY: &str = "() => new Response('[]')";
#[wasm_bindgen_test]
async fn overlapping_calls_each_get_their_own_answer() {
    // The first asked is the last answered.
    let gateway = Gateway::new(
        "({ url }, n) => new Promise((resolve) => setTimeout(() => resolve(
            url.endsWith('/events') ? new Response(`[{\"type\":\"EVENT_${n}\"}]`)
                : new Response(`{\"call\":${n}}`)), 200 - 40 * n))",
    );
    let client = gateway.client("{}");
    let calls = ["events_list", "onlineData_status", "events_list", "signing_order"]
        .map(|method| (method, client.begin(method, &[])));
    let mut answers = Vec::new();
    for (method, call) in calls {
        answers.push(json(&went(method, call).await));
    }
    let expected = [r#"[{"type":"EVENT_1"}]"#, r#"{"call":2}"#, r#"[{"type":"EVENT_3"}]"#];
    assert_eq!(answers[..3], expected);
    assert_eq!((answers[3].as_str(), gateway.logins()), (r#"{"call":4}"#, 1));
}

#[wasm_bindgen_test]
async fn the_end_ends_what_is_under_way_and_all_that_comes() {
    let gateway = Gateway::new(NEVER);
    let client = gateway.logged_in("{}").await;
    let calls = ["events_list", "scan_start", "scan_status"];
    let calls = calls.map(|method| (method, client.begin(method, &[])));
    sleep(30).await;
    client.end();
    client.end();
    assert_eq!(client.state(), "ended");
    for (n, (method, call)) in calls.into_iter().enumerate() {
        failed(method, call, "ended").await;
        assert!(yes(&gateway.noted(&format!("sent.{n}.signal")), "aborted"), "{method}");
    }
    for (method, args) in [
        ("events_list", vec![]),
        ("scan_status", vec![]),
        ("profile_create", vec![js(PROFILE)]),
        ("session_redeem", vec!["code".into()]),
    ] {
        client.fails(method, &args.iter().collect::<Vec<_>>(), "ended").await;
    }
    let late = with(&client.0, "return it.scan_watch()");
    assert!(client.ok("watchNext", &[&late]).await.is_undefined());
    assert_eq!((gateway.sent(), gateway.logins()), (3, 1));
    client.end();
}

#[wasm_bindgen_test]
async fn the_end_during_a_login_forgets_the_token_that_comes_late() {
    for (options, reached) in [
        (
            "{ getCode: (context) => new Promise((give) => { gateway.getCode(context);
            gateway.give = () => give('code') }) }",
            "asked",
        ),
        ("{}", "logins"),
    ] {
        let gateway = Gateway::new(EMPTY).with_login(
            "function () { return new Promise((give) => {
                this.give = () => give(Response.json({ token: '2|token1' })) }) }",
        );
        let client = gateway.client(options);
        let call = client.begin("events_list", &[]);
        sleep(30).await;
        assert_eq!(number(&gateway.noted(reached), "length"), 1.0);
        client.end();
        failed(reached, call, "ended").await;
        assert!(yes(&gateway.noted(&format!("{reached}.0.signal")), "aborted"), "it is told");
        with(&gateway.noted("give"), "it()");
        sleep(30).await;
        assert_eq!((client.state().as_str(), gateway.sent()), ("ended", 0));
    }
}

/// The page's functions run inside a call from wasm; what they do to the client must not deadlock.
#[wasm_bindgen_test]
async fn the_end_may_come_from_within_the_pages_own_functions() {
    for options in [
        "{ getCode: () => { gateway.client.end(); return 'code' } }",
        "{ fetch: () => { gateway.client.end(); return new Promise(() => {}) } }",
        "{ fetch: () => { gateway.client.end(); throw 1 } }",
        "{ onDiagnostic: () => { gateway.client.end(); throw 1 } }",
    ] {
        let gateway = Gateway::new(EMPTY);
        let client = gateway.client(options);
        gateway.set("client", &client.0);
        client.fails("events_list", &[], "ended").await;
        assert_eq!((client.state().as_str(), gateway.sent()), ("ended", 0), "{options}");
    }
}

#[wasm_bindgen_test]
async fn a_call_may_be_made_from_within_the_pages_own_functions() {
    let gateway = Gateway::new(EMPTY);
    let client = gateway.client(
        "{ onDiagnostic: ({ route }) => {
            if (route.endsWith('/login')) gateway.inner = gateway.client.onlineData_sites();
            throw new Error('its own affair');
        } }",
    );
    gateway.set("client", &client.0);
    client.ok("events_list", &[]).await;
    went("the call within", gateway.noted("inner").into()).await;
    assert_eq!((gateway.sent(), gateway.logins()), (2, 1));
}
