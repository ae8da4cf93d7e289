//! A caller's `AbortSignal` ends a call whatever it waits for, cancels the request underneath, and
//! is left as it was found.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::gateway::Gateway;
use common::{PROFILE, Stopwatch, at, failed, js, number, sandbox, sleep, went, with, yes};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// A reason may be anything, not only an `Error`.
const REASONS: [&str; 4] = ["new Error('enough')", "'enough'", "undefined", "null"];
const NEVER: &str = "() => new Promise(() => {})";
const EMPTY: &str = "() => new Response('[]')";
const LATER: &str = "() => new Response('{}', { status: 503, headers: { 'retry-after': '30' } })";

/// The options of a call, and the controller of its signal.
fn abortable() -> (JsValue, JsValue) {
    let controller = js("new AbortController()");
    (with(&controller, "return { signal: it.signal }"), controller)
}

fn abort(controller: &JsValue, reason: &str) {
    with(controller, &format!("it.abort({reason})"));
}

#[wasm_bindgen_test]
async fn aborted_before_it_began_nothing_is_sent_or_asked() {
    let (gateway, profile) = (Gateway::new(EMPTY), js(PROFILE));
    let client = gateway.client("{}");
    for reason in REASONS {
        let options = js(&format!("{{ signal: AbortSignal.abort({reason}) }}"));
        for (method, input) in [
            ("profile_update", Some(profile.clone())),
            ("scan_retry", Some(7.into())),
            ("session_redeem", Some("code".into())),
            ("events_list", None),
        ] {
            let args: Vec<&JsValue> = input.iter().chain([&options]).collect();
            let failure = client.fails(method, &args, "aborted").await;
            assert!(!yes(&failure, "mayHaveBeenApplied"));
        }
    }
    assert_eq!((gateway.sent(), gateway.asked(), gateway.logins()), (0, 0, 0));
}

#[wasm_bindgen_test]
async fn aborted_while_the_fetch_is_under_way_whatever_the_fetch_does() {
    // One that follows its signal, as the real one does; one that never heard of it; and one that
    // has given its answer, but not the body.
    let follows = "({ signal }) => new Promise((_, reject) =>
        signal.addEventListener('abort', () => reject(signal.reason)))";
    let no_body = "() => ({ status: 200, arrayBuffer: () => new Promise(() => {}) })";
    for answer in [follows, NEVER, no_body] {
        let gateway = Gateway::new(answer);
        let client = gateway.logged_in("{}").await;
        for (n, reason) in REASONS.into_iter().enumerate() {
            let (options, controller) = abortable();
            let call = client.begin("events_list", &[&options]);
            sleep(30).await;
            let signal = gateway.noted(&format!("sent.{n}.signal"));
            assert!(!yes(&signal, "aborted"));
            abort(&controller, reason);
            let failure = failed(reason, call, "aborted").await;
            assert!(!yes(&failure, "retryable") && at(&failure, "cause").is_undefined());
            assert!(yes(&signal, "aborted"), "the request goes on");
        }
        assert_eq!(gateway.sent(), REASONS.len(), "an aborted read is not tried again");
    }
}

#[wasm_bindgen_test]
async fn aborted_by_the_browsers_own_fetch() {
    sandbox::reset().await;
    let user = "abort@user.example";
    let client = sandbox::client(user, "{}");
    client.ok("onlineData_sites", &[]).await;
    for reason in REASONS {
        sandbox::fault("GET", "/api/v1/delete-my-data/events", "{ latency_ms: 4000 }").await;
        let (options, controller) = abortable();
        let watch = Stopwatch::start();
        let call = client.begin("events_list", &[&options]);
        sleep(80).await;
        abort(&controller, reason);
        failed(reason, call, "aborted").await;
        watch.assert_at_once(reason);
    }
    client.ok("onlineData_status", &[]).await;
}

#[wasm_bindgen_test]
async fn aborted_while_it_waits_for_the_next_try() {
    let gateway = Gateway::new(LATER);
    let client = gateway.logged_in("{}").await;
    for reason in REASONS {
        let (options, controller) = abortable();
        let watch = Stopwatch::start();
        let call = client.begin("events_list", &[&options]);
        sleep(50).await;
        abort(&controller, reason);
        failed(reason, call, "aborted").await;
        watch.assert_at_once(reason);
    }
    assert_eq!(gateway.sent(), REASONS.len());
}

#[wasm_bindgen_test]
async fn aborted_while_the_code_is_asked_for_the_others_go_on_waiting() {
    let gateway = Gateway::new(EMPTY);
    let client = gateway.client(
        "{ getCode: (context) => new Promise((give) => {
            gateway.getCode(context);
            gateway.give = give;
        }) }",
    );
    let other = client.begin("events_list", &[]);
    for reason in REASONS {
        let (options, controller) = abortable();
        let call = client.begin("events_list", &[&options]);
        sleep(10).await;
        abort(&controller, reason);
        failed(reason, call, "aborted").await;
    }
    assert!(!yes(&gateway.noted("asked.0"), "signal.aborted"), "it is not theirs to abort");
    with(&gateway.noted("give"), "it('code')");
    went("the one that was not aborted", other).await;
    assert_eq!((gateway.asked(), gateway.sent()), (1, 1));
}

#[wasm_bindgen_test]
async fn a_timeout_cancels_what_it_was_waiting_for() {
    let gateway = Gateway::new(NEVER);
    let client = gateway.logged_in("{ maxRetries: 0, timeoutMs: 60 }").await;
    client.fails("events_list", &[], "timeout").await;
    assert!(yes(&gateway.noted("sent.0.signal"), "aborted"));

    // getCode has the time of a whole call, and is told when it is up.
    let client = gateway.client(
        "{ totalTimeoutMs: 80, getCode: (context) => {
            gateway.getCode(context);
            return new Promise(() => {});
        } }",
    );
    client.fails("events_list", &[], "timeout").await;
    sleep(50).await;
    assert!(yes(&gateway.noted("asked.0"), "signal.aborted"));
}

#[wasm_bindgen_test]
async fn an_answer_that_came_leaves_the_signal_of_its_fetch_alone() {
    let gateway = Gateway::new(EMPTY);
    let client = gateway.logged_in("{}").await;
    let (options, controller) = abortable();
    client.ok("events_list", &[&options]).await;
    abort(&controller, "'too late'");
    assert!(!yes(&gateway.noted("sent.0.signal"), "aborted"));
}

/// A signal may live as long as the page: a listener left on it keeps a finished call alive.
#[wasm_bindgen_test]
async fn no_listener_is_left_on_the_callers_signal() {
    const SIGNAL: &str = "{ signal: {
        aborted: false, added: 0, listeners: new Set(),
        addEventListener(type, listener) { this.added += 1; this.listeners.add(listener) },
        removeEventListener(type, listener) { this.listeners.delete(listener) },
        abort() { this.aborted = true; for (const listener of this.listeners) listener() },
    } }";
    let scan = "Response.json({ sites: [
        { scan_result: { status: 'SCAN_INITIATED' }, removal_requests: [] }] })";
    for (method, answer, kind) in [
        ("events_list", "() => new Response('[]')", None),
        ("events_list", "() => new Response('{}', { status: 404 })", Some("not_found")),
        ("events_list", "() => { throw 1 }", Some("network")),
        ("events_list", "() => new Response('5')", Some("decode")),
        ("events_list", NEVER, Some("timeout")),
        ("events_list", LATER, Some("aborted")),
        ("events_list", NEVER, Some("aborted")),
        ("events_list", NEVER, Some("ended")),
    ] {
        let client = Gateway::new(answer).logged_in("{ maxRetries: 1, timeoutMs: 200 }").await;
        let options = js(SIGNAL);
        let call = client.begin(method, &[&options]);
        sleep(30).await;
        match kind {
            Some("aborted") => _ = with(&options, "it.signal.abort()"),
            Some("ended") => client.end(),
            _ => {}
        }
        match kind {
            Some(kind) => _ = failed(answer, call, kind).await,
            None => _ = went(answer, call).await,
        }
        assert_eq!(number(&options, "signal.added"), 1.0, "{answer}");
        assert_eq!(number(&options, "signal.listeners.size"), 0.0, "{answer} {kind:?}");
    }
    // A watcher listens as long as it lasts.
    let client = Gateway::new(&format!("() => {scan}")).logged_in("{}").await;
    let options = js(SIGNAL);
    let watcher = with(&client.0, "return (options) => it.scan_watch(options)");
    let watcher = js_sys::Function::from(watcher).call1(&JsValue::UNDEFINED, &options).unwrap();
    client.ok("watchNext", &[&watcher]).await;
    assert_eq!(number(&options, "signal.listeners.size"), 1.0);
    with(&client.0, &format!("it.watchStop({})", watcher.as_f64().unwrap()));
    assert_eq!(number(&options, "signal.listeners.size"), 0.0);
}
