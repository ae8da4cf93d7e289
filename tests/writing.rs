//! What is sent again, and what is not: counted at the gateway's side.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::gateway::Gateway;
use common::{Client, PROFILE, Stopwatch, failed, js, json, number, sandbox, sleep, text, yes};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const NEVER: &str = "() => new Promise(() => {})";

/// Answers with these statuses in turn, the last one from then on.
fn statuses(list: &str, headers: &str) -> String {
    format!(
        "(_, n) => new Response('[]', {{ status: [{list}][n - 1] ?? [{list}].at(-1),
            headers: {{ {headers} }} }})"
    )
}

/// A gateway that answers writes so, and has nothing to read: a lost write cannot be looked up.
fn writing(answer: &str) -> Gateway {
    Gateway::new(&format!(
        "(call, n) => call.init.method === 'GET'
            ? new Response('{{}}', {{ status: 404 }}) : ({answer})(call, n)"
    ))
}

/// How many writes the gateway got.
fn written(gateway: &Gateway) -> usize {
    let sent = gateway.noted("sent");
    let count = common::with(&sent, "return it.filter(({ init }) => init.method !== 'GET').length");
    count.as_f64().unwrap() as usize
}

/// Each write that asks for nothing first, and what it is given.
async fn writes(client: &Client, kind: &str) -> Vec<JsValue> {
    let profile = js(PROFILE);
    let (site, confirm) = (7.into(), js("{ confirm: true }"));
    vec![
        client.fails("scan_start", &[], kind).await,
        client.fails("scan_retry", &[&site], kind).await,
        client.fails("signing_initiate", &[], kind).await,
        client.fails("profile_create", &[&profile], kind).await,
        client.fails("profile_update", &[&profile], kind).await,
        client.fails("profile_delete", &[&confirm], kind).await,
    ]
}

#[wasm_bindgen_test]
async fn a_write_whose_answer_was_lost_is_not_sent_again_and_says_so() {
    for (answer, kind) in [
        ("() => Promise.reject(new TypeError('cut off'))", "network"),
        ("() => ({ status: 200, arrayBuffer: () => Promise.reject() })", "network"),
        ("() => { throw new Error('perhaps sent') }", "network"),
        (NEVER, "timeout"),
        ("() => new Response('', { status: 503 })", "server"),
        ("() => new Response('', { status: 500 })", "server"),
        ("() => new Response('<html>')", "decode"),
    ] {
        let gateway = writing(answer);
        let client = gateway.logged_in("{ timeoutMs: 60 }").await;
        let failures = writes(&client, kind).await;
        assert!(failures.iter().all(|failure| yes(failure, "mayHaveBeenApplied")), "{answer}");
        assert_eq!(written(&gateway), failures.len(), "{answer}");
    }
}

#[wasm_bindgen_test]
async fn a_write_that_was_stopped_on_its_way_may_have_been_applied() {
    let gateway = writing(NEVER);
    let client = gateway.logged_in("{}").await;
    let controller = js("new AbortController()");
    let aborted = client.begin("scan_start", &[&controller]);
    // The same at the same time is one: it does not stop with the first.
    let ended = client.begin("scan_start", &[]);
    sleep(20).await;
    common::with(&controller, "it.abort()");
    assert!(yes(&failed("abort", aborted, "aborted").await, "mayHaveBeenApplied"));
    client.end();
    assert!(yes(&failed("end", ended, "ended").await, "mayHaveBeenApplied"));
    assert_eq!(written(&gateway), 1);
}

#[wasm_bindgen_test]
async fn a_write_that_was_refused_or_never_sent_has_not_been_applied() {
    for (answer, kind) in [
        ("() => new Response('{}', { status: 403 })", "forbidden"),
        ("() => new Response('{}', { status: 409 })", "conflict"),
        ("() => new Response('{}', { status: 422 })", "validation"),
    ] {
        let gateway = writing(answer);
        let client = gateway.logged_in("{}").await;
        let failures = writes(&client, kind).await;
        assert!(failures.iter().all(|failure| !yes(failure, "mayHaveBeenApplied")), "{answer}");
        assert_eq!(written(&gateway), failures.len(), "{answer}");
    }
}

/// A lost login leaves nothing behind that a caller could read back.
#[wasm_bindgen_test]
async fn a_login_that_was_lost_does_not_make_a_call_look_applied() {
    for method in ["scan_start", "events_list"] {
        let gateway = Gateway::new("() => new Response('[]')").with_login("() => Promise.reject()");
        let failure = gateway.client("{}").fails(method, &[], "network").await;
        assert!(!yes(&failure, "mayHaveBeenApplied"), "{method} was not even sent");
        assert_eq!((gateway.logins(), gateway.sent()), (1, 0));
    }
}

#[wasm_bindgen_test]
async fn a_write_that_was_throttled_is_sent_again() {
    let gateway = Gateway::new(&statuses("429, 409, 200", "'retry-after': '0'"));
    let outcome = gateway.logged_in("{}").await.ok("signing_initiate", &[]).await;
    assert_eq!(json(&outcome), "null");
    assert_eq!(gateway.sent(), 3);
}

#[wasm_bindgen_test]
async fn a_read_is_tried_three_times() {
    for (list, kind, sent) in [
        ("503, 503, 200", None, 3),
        ("502, 504, 200", None, 3),
        ("503", Some("server"), 3),
        ("500", Some("server"), 1),
        ("404", Some("not_found"), 1),
    ] {
        let gateway = Gateway::new(&statuses(list, ""));
        let told = js("[]");
        gateway.set("told", &told);
        let options = "{ onDiagnostic: ({ attempt }) => gateway.told.push(attempt) }";
        let client = gateway.logged_in(options).await;
        match kind {
            Some(kind) => _ = client.fails("events_list", &[], kind).await,
            None => _ = client.ok("events_list", &[]).await,
        }
        assert_eq!(gateway.sent(), sent, "{list}");
        // The login comes first.
        let attempts: Vec<_> = (1..=sent).map(|n| n.to_string()).collect();
        assert_eq!(json(&told), format!("[1,{}]", attempts.join(",")), "{list}");
    }
    let once = "(_, n) => n === 1 ? Promise.reject(new TypeError()) : new Response('[]')";
    let gateway = Gateway::new(once);
    gateway.logged_in("{}").await.ok("events_list", &[]).await;
    assert_eq!(gateway.sent(), 2);
}

#[wasm_bindgen_test]
async fn without_retries_there_is_one_request() {
    for (list, kind) in [("503", "server"), ("429", "rate_limited")] {
        let gateway = Gateway::new(&statuses(list, ""));
        let client = gateway.logged_in("{ maxRetries: 0 }").await;
        client.fails("events_list", &[], kind).await;
        assert_eq!(gateway.sent(), 1);
    }
}

#[wasm_bindgen_test]
async fn retry_after_is_honoured_to_the_second_and_given_up_when_it_is_too_long() {
    let gateway = Gateway::new(&statuses("429, 200", "'retry-after': '1'"));
    let client = gateway.logged_in("{}").await;
    let watch = Stopwatch::start();
    client.ok("events_list", &[]).await;
    assert!((990.0..2_500.0).contains(&watch.ms()), "{} ms", watch.ms());
    assert_eq!(gateway.sent(), 2);

    // A date is to the second: two seconds on is more than one away.
    let date = "'retry-after': new Date(Date.now() + 2000).toUTCString()";
    let gateway = Gateway::new(&statuses("503, 200", date));
    let client = gateway.logged_in("{}").await;
    let watch = Stopwatch::start();
    client.ok("events_list", &[]).await;
    assert!((900.0..3_500.0).contains(&watch.ms()), "{} ms", watch.ms());

    // Longer than the whole call may take, or than anyone waits: the caller is told at once.
    for (options, seconds) in [("{ totalTimeoutMs: 2000 }", 5), ("{}", 3600)] {
        let gateway = Gateway::new(&statuses("429", &format!("'retry-after': '{seconds}'")));
        let client = gateway.logged_in(options).await;
        let watch = Stopwatch::start();
        let failure = client.fails("events_list", &[], "rate_limited").await;
        watch.assert_at_once("giving up");
        assert_eq!(number(&failure, "retryAfterMs"), f64::from(seconds) * 1000.0);
        assert_eq!((gateway.sent(), yes(&failure, "retryable")), (1, true));
    }
}

/// The browser has retries of its own; on a connection that died it must not use them for a write.
#[wasm_bindgen_test]
async fn a_connection_that_dies_after_a_write_leaves_it_applied_once() {
    sandbox::reset().await;
    let user = "lost@user.example";
    let client = sandbox::client(user, "{}");
    client.ok("profile_create", &[&js(PROFILE)]).await;
    sandbox::fault("POST", "/api/v1/delete-my-data/scan", "{ reset: 'after' }").await;
    let outcome = client.ok("scan_start", &[]).await;
    assert_eq!(text(&outcome, "applied"), "reconciled");
    assert_eq!(sandbox::applied("POST /api/v1/delete-my-data/scan").await, 1);
    let sent = sandbox::log("method, path").await;
    let scans = sent.iter().filter(|line| *line == "POST /api/v1/delete-my-data/scan");
    assert_eq!(scans.count(), 1);
}
