//! From a one-time code to a token: asked once for many, renewed once for many, and whatever the
//! page's `getCode` does, its callers hear of it.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::gateway::Gateway;
use common::{Client, at, json, sleep, text, went};
use js_sys::Promise;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const EMPTY: &str = "() => new Response('[]')";

fn many(client: &Client, n: usize) -> Vec<Promise> {
    (0..n).map(|_| client.begin("events_list", &[])).collect()
}

async fn all_went(calls: Vec<Promise>) {
    for call in calls {
        assert_eq!(json(&went("one of many", call).await), "[]");
    }
}

#[wasm_bindgen_test]
async fn a_get_code_that_fails_is_the_cause() {
    for (get_code, cause) in [
        ("() => { throw 'down' }", "\"down\""),
        ("() => Promise.reject('down')", "\"down\""),
        ("async () => { throw new Error('down') }", "\"Error: down\""),
        ("() => Promise.reject()", "undefined"),
        ("() => ({ get then() { throw 'odd' } })", "\"odd\""),
    ] {
        let gateway = Gateway::new(EMPTY);
        let client = gateway.client(&format!("{{ getCode: {get_code} }}"));
        let failure = client.fails("events_list", &[], "unauthenticated").await;
        assert_eq!(json(&at(&failure, "cause")), cause, "{get_code}");
        assert_eq!((gateway.logins(), gateway.sent()), (0, 0), "{get_code}");
    }
}

#[wasm_bindgen_test]
async fn a_get_code_that_gives_no_code_is_misuse() {
    for code in [
        "undefined",
        "null",
        "5",
        "{}",
        "Symbol('code')",
        "new String('code')",
        "''",
        "' '",
        "'two words'",
        "'a\\r\\nAuthorization: b'",
        "'söt'",
        "'\\u0000'",
        "'\\ud800'",
    ] {
        let gateway = Gateway::new(EMPTY);
        for client in [
            gateway.client(&format!("{{ getCode: () => ({code}) }}")),
            gateway.client(&format!("{{ getCode: async () => ({code}) }}")),
        ] {
            let failure = client.fails("events_list", &[], "misuse").await;
            assert_eq!(text(&failure, "details.0.field"), "getCode", "{code}");
            assert_eq!(client.state(), "none");
        }
        assert_eq!((gateway.logins(), gateway.sent()), (0, 0), "{code}");
    }
}

#[wasm_bindgen_test]
async fn ten_first_calls_ask_once() {
    let gateway = Gateway::new(EMPTY);
    let client = gateway.client("{}");
    assert_eq!(client.state(), "none");
    all_went(many(&client, 10)).await;
    assert_eq!((gateway.asked(), gateway.logins(), gateway.sent()), (1, 1, 10));
    assert_eq!(text(&gateway.noted("asked.0"), "reason"), "first");
    assert_eq!(client.state(), "active");
}

#[wasm_bindgen_test]
async fn ten_first_calls_fail_together_and_the_next_asks_anew() {
    let gateway = Gateway::new(EMPTY).with_login(
        "(call, n) => new Response('{\"token\":\"2|token2\"}', { status: n === 1 ? 401 : 200 })",
    );
    let client = gateway.client("{}");
    for call in many(&client, 10) {
        let failure = common::failed("one of many", call, "unauthenticated").await;
        assert_eq!(text(&failure, "route"), "/api/v1/sso/login");
    }
    assert_eq!((gateway.asked(), gateway.logins(), gateway.sent()), (1, 1, 0));
    all_went(many(&client, 2)).await;
    assert_eq!((gateway.asked(), gateway.logins(), gateway.sent()), (2, 2, 2));
}

#[wasm_bindgen_test]
async fn many_refused_at_once_renew_once_and_each_is_sent_once_more() {
    let gateway = Gateway::new(
        "({ authorization }) =>
            new Response('[]', { status: authorization === 'Bearer 2|token1' ? 401 : 200 })",
    );
    let client = gateway.client("{}");
    all_went(many(&client, 8)).await;
    assert_eq!((gateway.asked(), gateway.logins(), gateway.sent()), (2, 2, 16));
    assert_eq!(text(&gateway.noted("asked.1"), "reason"), "expired");
    assert!(gateway.tokens()[8..].iter().all(|token| token == "token2"));
}

#[wasm_bindgen_test]
async fn a_write_that_was_refused_is_sent_once_more_too() {
    let gateway = Gateway::new("(_, n) => new Response('', { status: n === 1 ? 401 : 202 })");
    let outcome = gateway.client("{}").ok("signing_initiate", &[]).await;
    assert_eq!(json(&outcome), "null");
    assert_eq!(gateway.tokens(), ["token1", "token2"]);
}

#[wasm_bindgen_test]
async fn a_token_that_is_refused_anew_is_not_renewed_for_ever() {
    let gateway = Gateway::new("() => new Response('{}', { status: 401 })");
    let client = gateway.client("{}");
    for call in many(&client, 4) {
        common::failed("one of many", call, "unauthenticated").await;
    }
    assert_eq!((gateway.asked(), gateway.sent()), (2, 8));
    assert_eq!(client.state(), "expired");
    // Without getCode there is nobody to ask.
    let client = gateway.logged_in("{ getCode: undefined }").await;
    client.fails("events_list", &[], "unauthenticated").await;
    assert_eq!((gateway.asked(), gateway.sent()), (2, 9));
}

/// The second answer comes when the first has led to a new token, or while it does: in neither
/// case is that new token the one that was refused.
#[wasm_bindgen_test]
async fn a_straggler_does_not_renew_again() {
    for (straggler_ms, code_ms) in [(250, 0), (60, 200)] {
        let gateway = Gateway::new(&format!(
            "async ({{ authorization }}, n) => {{
                if (n === 2) await new Promise((resolve) => setTimeout(resolve, {straggler_ms}));
                const status = authorization === 'Bearer 2|token1' ? 401 : 200;
                return new Response('[]', {{ status }});
            }}"
        ));
        let client = gateway.client(&format!(
            "{{ getCode: async (context) => {{
                const code = gateway.getCode(context);
                await new Promise((resolve) => setTimeout(resolve, {code_ms}));
                return code;
            }} }}"
        ));
        all_went(many(&client, 2)).await;
        assert_eq!((gateway.asked(), gateway.logins()), (2, 2), "after {straggler_ms} ms");
        assert_eq!(gateway.tokens(), ["token1", "token1", "token2", "token2"]);
    }
}

#[wasm_bindgen_test]
async fn the_same_code_twice_is_redeemed_once_another_is_another_login() {
    let gateway = Gateway::new(EMPTY).with_login(
        "async (call, n) => {
            await new Promise((resolve) => setTimeout(resolve, 50));
            return Response.json({ token: `2|token${n}` });
        }",
    );
    let client = gateway.client("{ getCode: undefined }");
    let calls = ["code", "code"].map(|code| client.begin("session_redeem", &[&code.into()]));
    // A call that comes meanwhile waits for it, though there is no getCode.
    let list = client.begin("events_list", &[]);
    for call in calls.into_iter().chain([list]) {
        went("redeem", call).await;
    }
    assert_eq!((gateway.logins(), gateway.tokens()), (1, vec!["token1".to_string()]));

    // The later one means whoever it is for: the earlier one's token is not taken.
    let [overtaken, taken] =
        ["code2", "code3"].map(|code| client.begin("session_redeem", &[&code.into()]));
    common::failed("redeem", overtaken, "aborted").await;
    went("redeem", taken).await;
    sleep(20).await;
    all_went(many(&client, 1)).await;
    assert_eq!((gateway.logins(), gateway.tokens()[1].as_str()), (3, "token3"));
}

#[wasm_bindgen_test]
async fn a_login_without_a_token_is_a_decode_error() {
    for token in ["5", "''", "'a\\r\\nb'", "'söt'", "undefined"] {
        let gateway =
            Gateway::new(EMPTY).with_login(&format!("() => Response.json({{ token: {token} }})"));
        let failure = gateway.client("{}").fails("events_list", &[], "decode").await;
        assert_eq!(text(&failure, "details.0.field"), "token");
        assert_eq!((gateway.logins(), gateway.sent()), (1, 0));
    }
}
